import type { EntityKey, EntityModel, KeyPart, UniqueModel } from '@keyloom/core'
import { type EmitContext, found, namesOf, runtime, tableNamed } from '../context.js'
import { keyText, variantText } from '../describe/key-text.js'
import { entityTokens, keyValueCode } from '../keys/encoding-code.js'
import { type Guard, guardsOf } from '../keys/guards.js'
import { type KeyImports, keyImports } from '../keys/key-imports.js'
import { attributesOfIndexKey, attributesOfKey, type BuiltMembership, builtMemberships, partsOfKey } from '../keys/parts.js'
import { someMembers } from '../plans/inputs.js'
import { type FileBuilder, fileBuilder } from '../print/file-builder.js'
import { block, type Code, members, object } from '../print/layout.js'
import { access, propertyName } from '../print/safe-identifier.js'

/** `keys.ts`: one function for each key that a write builds. */
export function emitKeys(context: EmitContext): FileBuilder {
  const file = fileBuilder(context.names.exported)
  for (const entity of context.model.entities) {
    addPrimaryKey(file, context, entity, entity.key, namesOf(context, entity.name).keyFunction)
    if (entity.otherKey !== undefined) {
      addPrimaryKey(
        file,
        context,
        entity,
        entity.otherKey,
        found(namesOf(context, entity.name).otherKeyFunction, `other key of ${entity.name}`),
      )
    }
    for (const built of builtMemberships(entity, tableNamed(context, entity.table))) addIndexKey(file, context, entity, built)
    for (const constraint of entity.unique ?? []) addUniqueKey(file, context, entity, constraint)
  }
  return file
}

export function indexKeyName(context: EmitContext, entity: EntityModel, index: string): string {
  return found(namesOf(context, entity.name).indexKeys.get(index), `index ${index} of ${entity.name}`)
}

/** The key of the sentinel of a unique constraint; none while the entity lacks an attribute of it. */
function addUniqueKey(
  file: FileBuilder,
  context: EmitContext,
  entity: EntityModel,
  { name: constraint, attributes, key }: UniqueModel,
): void {
  const names = namesOf(context, entity.name)
  const variable = names.parameter
  const optional = entity.attributes.filter(({ name, optional }) => optional && attributes.includes(name))
  const name = found(names.uniqueKeys.get(constraint), `constraint ${constraint} of ${entity.name}`)
  const of = members(someMembers(context, entity, attributes, file))
  const result = `${file.imports.type(runtime, 'Item')}${optional.length === 0 ? '' : ' | undefined'}`
  const parts = partsOfKey(key)
  const statements = [
    ...optional.map((attribute) => `if (${access(variable, attribute.name)} === undefined) return undefined`),
    ['return ', itemCode(parts, [key.partition], entity, variable, keyImports(context, entity.table, file.imports))],
  ]
  file.add(
    [`export function ${name}(${variable}: `, of, `): ${result} `, block(statements)],
    [`${keyText(parts)}: keeps \`${constraint}\` unique.`],
    {
      kind: 'value',
      name,
    },
  )
}

function addPrimaryKey(file: FileBuilder, context: EmitContext, entity: EntityModel, key: EntityKey, name: string): void {
  const names = namesOf(context, entity.name)
  const variable = names.parameter
  const parts = partsOfKey(key)
  const read = attributesOfKey(key)
  const type =
    entity.scope === undefined ? file.imports.type('./entities.js', names.key) : members(someMembers(context, entity, read, file))
  const parameter: Code = read.length > 0 ? [`${variable}: `, type] : ''
  file.add(
    [
      `export function ${name}(`,
      parameter,
      `): ${file.imports.type(runtime, 'Item')} `,
      block([['return ', itemCode(parts, [key.partition], entity, variable, keyImports(context, entity.table, file.imports))]]),
    ],
    [`${keyText(parts)}.`],
    { kind: 'value', name },
  )
}

function addIndexKey(file: FileBuilder, context: EmitContext, entity: EntityModel, built: BuiltMembership): void {
  const variable = namesOf(context, entity.name).parameter
  const imports = keyImports(context, entity.table, file.imports)
  const read = attributesOfIndexKey(built)
  const parameter: Code = read.length === 0 ? '' : [`${variable}: `, members(someMembers(context, entity, read, file))]
  const isAlways =
    built.variants.some(({ variant }) => variant.when.length === 0) || isEitherOr(answersOf(built, variable, entity, imports))
  const result = `${file.imports.type(runtime, 'Item')}${isAlways ? '' : ' | undefined'}`
  const name = indexKeyName(context, entity, built.membership.index)
  file.add(
    [`export function ${name}(`, parameter, `): ${result} `, block(statements(built, entity, variable, imports))],
    built.variants.map(({ variant }) => `${variantText(variant)}.`),
    { kind: 'value', name },
  )
}

/** One variant leaves early where it does not hold; of several, the one that holds answers. */
function statements(built: BuiltMembership, entity: EntityModel, variable: string, imports: KeyImports): Code[] {
  const answers = answersOf(built, variable, entity, imports)
  const code = ({ variant, parts }: Answer): Code => ['return ', itemCode(parts, variant.partition, entity, variable, imports)]
  const [only, other] = answers
  if (answers.length === 1 && only !== undefined) {
    return [...only.guards.map((guard) => `if (${guard.fails}) return undefined`), code(only)]
  }
  const branches = answers.map((answer): Code => [`if (${answer.guards.map((guard) => guard.holds).join(' && ')}) `, block([code(answer)])])
  return isEitherOr(answers) && other !== undefined ? [...branches.slice(0, 1), code(other)] : [...branches, 'return undefined']
}

type Answer = BuiltMembership['variants'][number] & { readonly guards: readonly Guard[] }

function answersOf({ variants }: BuiltMembership, variable: string, entity: EntityModel, imports: KeyImports): Answer[] {
  return variants.map((each) => ({ ...each, guards: guardsOf(each.variant, variable, entity.name, imports) }))
}

/** Whether the second of two variants holds wherever the first does not. */
function isEitherOr([first, second, ...more]: readonly Answer[]): boolean {
  const [guard, ...others] = first?.guards ?? []
  const [opposite, ...further] = second?.guards ?? []
  return guard !== undefined && guard.fails === opposite?.holds && others.length + further.length + more.length === 0
}

function itemCode(
  parts: readonly KeyPart[],
  partition: readonly KeyPart[],
  entity: EntityModel,
  variable: string,
  imports: KeyImports,
): Code {
  const properties = parts.map((part): Code => {
    const role = partition.includes(part) ? 'partition' : 'sort'
    const attribute = { type: part.type, role, at: `${entity.name}.${part.attribute}` } as const
    return [`${propertyName(part.attribute)}: `, keyValueCode(entityTokens(part, entity.name, variable, imports), attribute, imports)]
  })
  return object(properties, { broken: properties.length > 1 })
}
