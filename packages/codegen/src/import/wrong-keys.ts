import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { type AttributeModel, type Condition, type EntityModel, encodeKey, type KeyPart } from '@keyloom/core'
import type { Item } from '../scan/stored-entity.js'

/** A key attribute, and how many of the items have another value of it than a model forms. */
export interface WrongKey {
  readonly attribute: string
  readonly count: number
}

/** The key attributes that a model forms otherwise than they are stored. */
export function wrongKeys(entity: EntityModel, items: readonly Item[]): WrongKey[] {
  const counts = new Map<string, number>()
  for (const item of items) {
    const values = Object.fromEntries(entity.attributes.map((attribute) => [attribute.name, valueIn(attribute, item)]))
    const wrong = partsFor(entity, values).filter(({ part, isIn }) => !isFormed(part, isIn ? values : undefined, item))
    for (const name of new Set(wrong.map(({ part }) => part.attribute))) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].map(([attribute, count]) => ({ attribute, count }))
}

/** The parts of the primary key and of each index, and whether the item is to have them. */
function partsFor({ key, indexes }: EntityModel, values: Values): { readonly part: KeyPart; readonly isIn: boolean }[] {
  const primary = [key.partition, ...(key.sort === undefined ? [] : [key.sort])]
  const own = new Set(primary.map(({ attribute }) => attribute))
  return [
    ...primary.map((part) => ({ part, isIn: true })),
    ...indexes.flatMap(({ variants }) => {
      const fulfilled = variants.find(({ when }) => when.every((condition) => holds(condition, values)))
      const { partition, sort } = fulfilled ?? variants[0]!
      return [...partition, ...sort].filter(({ attribute }) => !own.has(attribute)).map((part) => ({ part, isIn: fulfilled !== undefined }))
    }),
  ]
}

type Values = Readonly<Record<string, unknown>>

/** `values` is undefined while the item is not in the index. What an item has as its own attribute it always has. */
function isFormed(part: KeyPart, values: Values | undefined, item: Item): boolean {
  if (part.kind === 'natural' || part.type !== 'string') return true
  const stored = item[part.attribute]?.S
  if (values === undefined) return stored === undefined
  try {
    return encodeKey(part.tokens, values) === stored
  } catch {
    return false
  }
}

function holds(condition: Condition, values: Values): boolean {
  const value = values[condition.attribute]
  if (condition.kind === 'oneOf') return condition.values.some((one) => one === value)
  return (value !== undefined) === (condition.kind === 'present')
}

/** A stored value as the forms of keys take it. */
function valueIn({ stored, type }: AttributeModel, item: Item): unknown {
  const value: AttributeValue | undefined = item[stored]
  if (value?.S !== undefined) return value.S
  if (value?.N === undefined) return value?.BOOL
  if (type.kind === 'bigint') return BigInt(value.N)
  return type.kind === 'date' ? new Date(Number(value.N) * 1000) : Number(value.N)
}
