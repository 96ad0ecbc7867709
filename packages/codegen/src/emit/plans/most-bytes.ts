import { type AttributeModel, type AttributeType, type EntityModel, type StringType, utf8Length } from '@keyloom/core'

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-items */
const maxItemBytes = 400 * 1024
/** What the two keys of a table or an index may have: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-partition-sort-keys */
const maxKeyBytes = 2048 + 1024
/** A name of an attribute of a key: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-naming-rules */
const maxNameBytes = 255

/** Whether every item of the entity is one that DynamoDB takes, however long its values are. */
export function alwaysFits({ attributes, indexes, discriminator }: EntityModel): boolean {
  const keys = (1 + indexes.length) * (maxKeyBytes + 2 * maxNameBytes)
  const told = discriminator === undefined ? 0 : utf8Length(discriminator.attribute + discriminator.value)
  return keys + told + sum(attributes.map(attributeBytes)) <= maxItemBytes
}

/** What code of the user's own makes has no bound that the schema tells. */
function attributeBytes({ stored, type, code }: AttributeModel): number {
  return code === undefined ? utf8Length(stored) + mostBytes(type) : Number.POSITIVE_INFINITY
}

/** The most bytes of a value, as DynamoDB counts them; infinite where nothing bounds it. */
function mostBytes(type: AttributeType): number {
  switch (type.kind) {
    case 'string':
      return textBytes(type)
    case 'enum':
    case 'literal':
      return Math.max(scalarBytes, ...type.values.map((value) => utf8Length(String(value))))
    case 'array':
    case 'set':
      return type.max === undefined ? Number.POSITIVE_INFINITY : 3 + type.max * (1 + mostBytes(type.element))
    case 'tuple':
      return type.rest === undefined ? 3 + sum(type.items.map((item) => 1 + mostBytes(item))) : Number.POSITIVE_INFINITY
    case 'object':
      return type.unknownKeys === 'keep'
        ? Number.POSITIVE_INFINITY
        : 3 + sum(type.properties.map((property) => 1 + utf8Length(property.name) + mostBytes(property.type)))
    case 'union':
      return Math.max(...type.options.map(mostBytes))
    case 'nullable':
      return Math.max(scalarBytes, mostBytes(type.inner))
    case 'number':
    case 'bigint':
    case 'boolean':
    case 'null':
    case 'date':
      return scalarBytes
    case 'binary':
    case 'map':
    case 'record':
    case 'unknown':
      return Number.POSITIVE_INFINITY
  }
}

/** More than any number, date or flag takes. */
const scalarBytes = 40

/** zod's formats that no long text has. */
const shortFormats: ReadonlySet<string> = new Set(['uuid', 'guid', 'ulid', 'ksuid', 'xid', 'nanoid', 'date', 'ipv4', 'e164'])

/** A bound of a text counts its characters, each of up to four bytes. */
function textBytes({ format = '', maxLength, precision }: StringType): number {
  const isShort = shortFormats.has(format) || (format === 'datetime' && precision !== undefined && precision <= 9)
  return isShort ? scalarBytes : 4 * (maxLength ?? Number.POSITIVE_INFINITY)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}
