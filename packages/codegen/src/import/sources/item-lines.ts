import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { Item } from '../../scan/stored-entity.js'
import type { ImportedIndex, ImportedTable } from '../draft.js'

const typeNames = new Set(['S', 'N', 'B', 'BOOL', 'NULL', 'M', 'L', 'SS', 'NS', 'BS'])

/**
 * The items of a dump with one JSON object a line: as DynamoDB exports a table (`{"Item": {"pk": {"S": "…"}}}`), the item itself in that form,
 * or plain JSON. Undefined where a line is none of these.
 */
export function parseItemLines(text: string): Item[] | undefined {
  const items: Item[] = []
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const item = parseLine(line)
    if (item === undefined) return undefined
    items.push(item)
  }
  return items.length === 0 ? undefined : items
}

function parseLine(line: string): Item | undefined {
  try {
    const value: unknown = JSON.parse(line)
    if (!isObject(value)) return undefined
    const item = isObject(value.Item) ? value.Item : value
    return typedItem(item) ?? Object.fromEntries(Object.entries(item).map(([name, each]) => [name, plainValue(each)]))
  } catch {
    return undefined
  }
}

/** An item whose values say their types; undefined where a value of it says none. */
export function typedItem(value: unknown): Item | undefined {
  if (!isObject(value)) return undefined
  const isTyped = (each: unknown) => isObject(each) && Object.keys(each).length === 1 && typeNames.has(Object.keys(each)[0]!)
  if (!Object.values(value).every(isTyped)) return undefined
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, typedValue(each as Readonly<Record<string, unknown>>)]))
}

/** In JSON, bytes are base64. */
function typedValue(value: Readonly<Record<string, unknown>>): AttributeValue {
  const { B, BS, L, M } = value
  if (typeof B === 'string') return { B: new Uint8Array(Buffer.from(B, 'base64')) }
  if (Array.isArray(BS)) return { BS: BS.map((each) => new Uint8Array(Buffer.from(String(each), 'base64'))) }
  if (Array.isArray(L)) return { L: L.map(typedValue) }
  if (isObject(M))
    return { M: Object.fromEntries(Object.entries(M).map(([name, each]) => [name, typedValue(each as Readonly<Record<string, unknown>>)])) }
  return value as unknown as AttributeValue
}

function plainValue(value: unknown): AttributeValue {
  if (value === null) return { NULL: true }
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'number') return { N: String(value) }
  if (typeof value === 'boolean') return { BOOL: value }
  if (Array.isArray(value)) return { L: value.map(plainValue) }
  return { M: Object.fromEntries(Object.entries(value as object).map(([name, each]) => [name, plainValue(each)])) }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The table that items are of, from the names of their attributes; undefined where these say nothing. `file` names it. */
export function tableOfItems(file: string, items: readonly Item[]): ImportedTable | undefined {
  const names = [...new Set(items.flatMap((item) => Object.keys(item)))]
  const always = names.filter((each) => items.every((item) => item[each] !== undefined))
  const partition = always.find((each) => /^_?(pk|partition_?key|hash_?key)$/i.test(each))
  if (partition === undefined) return undefined
  const sort = always.find((each) => /^_?(sk|sort_?key|range_?key)$/i.test(each))
  const keyOf = (one: string, other: string | undefined) => ({
    partition: [attribute(one)],
    sort: other === undefined ? [] : [attribute(other)],
  })
  const attribute = (each: string) => ({ name: each, type: typeOf(items.find((item) => item[each] !== undefined)?.[each]) })
  const indexes = names.flatMap((each): ImportedIndex[] => {
    const [, index = '', joint = ''] = /^(.*?\d+)([_-]?)pk$/i.exec(each) ?? []
    if (index === '') return []
    const own = names.find((other) => other.toLowerCase() === `${index}${joint}sk`.toLowerCase())
    return [{ name: index.toLowerCase(), kind: 'global', key: keyOf(each, own), projection: 'all' }]
  })
  const doubts = ['the key and the indexes were told from the names of attributes: import the definition of the table beside its items']
  return { name: file.replace(/[^\w.-]+/g, '-'), key: keyOf(partition, sort), indexes, items, doubts }
}

function typeOf(value: AttributeValue | undefined): 'string' | 'number' | 'binary' {
  return value?.N !== undefined ? 'number' : value?.B !== undefined ? 'binary' : 'string'
}
