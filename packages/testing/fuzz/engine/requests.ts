import type { Random } from '../random.js'
import { condition, keyCondition, newWriter, projection, spoil, substitutions, update, type Writer } from './expressions.js'
import { legacyMembers } from './legacy-requests.js'
import type { Source, TableCase } from './tables.js'
import { type Json, keyValue, names, value } from './values.js'

/** One request of a case. Those with `pages` are followed to their last page, and their pages compared as one. */
export interface FuzzRequest {
  readonly operation: string
  readonly input: Json
  readonly pages?: true
}

/** A request to a table: mostly valid, now and then slightly wrong. */
export function request(random: Random, table: TableCase): FuzzRequest {
  const make = random.pick([put, put, put, updateItem, updateItem, updateItem, updateItem, get, get, deleteItem, query, query, query, scan, batchWrite, batchGet, transactWrite, transactWrite, transactGet]) // biome-ignore format: weights
  const expressed = make(random, table)
  const made = random.chance(0.12) ? inOldWords(random, table, expressed) : expressed
  return random.chance(0.015) ? { ...made, input: spoilMember(random, made.input) } : made
}

/** The request without its expressions and with the members from before them instead. */
function inOldWords(random: Random, table: TableCase, request: FuzzRequest): FuzzRequest {
  const { operation, input } = request
  const members = legacyMembers(random, table, operation, key(random, table))
  if (members === undefined) return request
  const kept = Object.entries(input).filter(([name]) => !/Expression|^ExclusiveStartKey$|OnConditionCheckFailure$/.test(name))
  // Now and then both, which is refused.
  return { ...request, input: random.chance(0.02) ? { ...input, ...members } : { ...Object.fromEntries(kept), ...members } }
}

function item(random: Random, { types, sources }: TableCase): Json {
  const { hash, range } = sources[0]!
  const attributes: Json = {}
  for (const name of random.some(names, 0.25)) define(attributes, name, value(random))
  for (const [name, type] of types) {
    if (name !== hash && name !== range && random.chance(0.25)) continue
    define(attributes, name, random.chance(0.008) ? value(random) : keyValue(random, type))
  }
  if (random.chance(0.005)) delete attributes[range ?? hash]
  return attributes
}

/** Defines a member whatever its name: `__proto__` too. */
function define(target: Json, name: string, content: unknown): void {
  Object.defineProperty(target, name, { value: content, enumerable: true, configurable: true, writable: true })
}

function key(random: Random, { types, sources }: TableCase): Json {
  const { hash, range } = sources[0]!
  const attributes: Json = { [hash]: keyValue(random, types.get(hash)!) }
  if (range !== undefined && random.chance(0.997)) attributes[range] = keyValue(random, types.get(range)!)
  if (random.chance(0.003)) attributes.extra = { S: 'x' }
  return attributes
}

function expression(random: Random, text: string): string {
  return random.chance(0.03) ? spoil(random, text) : text
}

function maybeCondition(random: Random, writer: Writer, probability = 0.35): Json {
  if (!random.chance(probability)) return {}
  return {
    ConditionExpression: expression(random, condition(writer)),
    ...(random.chance(0.3) && { ReturnValuesOnConditionCheckFailure: random.pick(['ALL_OLD', 'NONE']) }),
  }
}

function capacity(random: Random): Json {
  return random.chance(0.4) ? { ReturnConsumedCapacity: random.pick(['TOTAL', 'INDEXES', 'INDEXES', 'NONE']) } : {}
}

function put(random: Random, table: TableCase): FuzzRequest {
  const writer = newWriter(random, table)
  const conditions = maybeCondition(random, writer, 0.25)
  return {
    operation: 'PutItem',
    input: {
      TableName: table.name,
      Item: item(random, table),
      ...conditions,
      ...substitutions(writer),
      ...(random.chance(0.3) && { ReturnValues: random.pick(['ALL_OLD', 'ALL_OLD', 'NONE', 'ALL_NEW']) }),
      ...capacity(random),
    },
  }
}

function updateItem(random: Random, table: TableCase): FuzzRequest {
  const writer = newWriter(random, table)
  const text = random.chance(0.98) ? { UpdateExpression: expression(random, update(writer)) } : {}
  const conditions = maybeCondition(random, writer, 0.25)
  return {
    operation: 'UpdateItem',
    input: {
      TableName: table.name,
      Key: key(random, table),
      ...text,
      ...conditions,
      ...substitutions(writer),
      ...(random.chance(0.6) && { ReturnValues: random.pick(['ALL_OLD', 'ALL_NEW', 'UPDATED_OLD', 'UPDATED_NEW', 'NONE']) }),
      ...capacity(random),
    },
  }
}

function deleteItem(random: Random, table: TableCase): FuzzRequest {
  const writer = newWriter(random, table)
  const conditions = maybeCondition(random, writer)
  return {
    operation: 'DeleteItem',
    input: {
      TableName: table.name,
      Key: key(random, table),
      ...conditions,
      ...substitutions(writer),
      ...(random.chance(0.4) && { ReturnValues: random.pick(['ALL_OLD', 'ALL_OLD', 'NONE', 'ALL_NEW']) }),
      ...capacity(random),
    },
  }
}

function get(random: Random, table: TableCase): FuzzRequest {
  const writer = newWriter(random, table)
  const shown = random.chance(0.5) ? { ProjectionExpression: expression(random, projection(writer)) } : {}
  return {
    operation: 'GetItem',
    input: {
      TableName: table.name,
      Key: key(random, table),
      ...shown,
      ...substitutions(writer),
      ...(random.chance(0.3) && { ConsistentRead: random.chance(0.5) }),
      ...capacity(random),
    },
  }
}

function query(random: Random, table: TableCase): FuzzRequest {
  const writer = newWriter(random, table)
  const source = random.pick(table.sources)
  const keys = keyCondition(writer, random.chance(0.99) ? source : random.pick(table.sources), table.types)
  const read = readPart(random, writer, source)
  const paged = random.chance(0.5)
  return {
    operation: 'Query',
    ...(paged && { pages: true }),
    input: {
      TableName: table.name,
      KeyConditionExpression: expression(random, keys),
      ...read,
      ...(random.chance(0.4) && { ScanIndexForward: random.chance(0.4) }),
      ...(paged ? { Limit: 1 + random.int(4) } : {}),
      ...substitutions(writer),
      ...(source.index === undefined && random.chance(0.05) && { ExclusiveStartKey: startKey(random, table, source) }),
    },
  }
}

function scan(random: Random, table: TableCase): FuzzRequest {
  const writer = newWriter(random, table)
  const source = random.pick(table.sources)
  const read = readPart(random, writer, source)
  return {
    operation: 'Scan',
    pages: true,
    input: { TableName: table.name, ...read, ...(random.chance(0.3) && { Limit: 1 + random.int(6) }), ...substitutions(writer) },
  }
}

function readPart(random: Random, writer: Writer, source: Source): Json {
  const filter = random.chance(0.3) ? { FilterExpression: expression(random, condition(writer)) } : {}
  const shown = random.chance(0.2) ? { ProjectionExpression: expression(random, projection(writer)) } : {}
  return {
    ...(source.index !== undefined && { IndexName: random.chance(0.995) ? source.index : 'no-index' }),
    ...filter,
    ...shown,
    ...(random.chance(0.15) && { Select: random.pick(['ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'COUNT', 'SPECIFIC_ATTRIBUTES']) }),
    ...(random.chance(0.2) && { ConsistentRead: random.chance(0.5) }),
    ...capacity(random),
  }
}

function startKey(random: Random, table: TableCase, { hash, range }: Source): Json {
  const attributes = key(random, table)
  for (const name of [hash, range]) if (name !== undefined) attributes[name] ??= keyValue(random, table.types.get(name)!)
  if (random.chance(0.2)) delete attributes[random.pick(Object.keys(attributes))]
  return attributes
}

function batchWrite(random: Random, table: TableCase): FuzzRequest {
  const requests = [batchEntry(random, table), ...random.times(random.chance(0.02) ? 30 : 3, () => batchEntry(random, table))]
  return { operation: 'BatchWriteItem', input: { RequestItems: { [table.name]: requests }, ...capacity(random) } }
}

function batchEntry(random: Random, table: TableCase): Json {
  if (random.chance(0.003)) return {}
  return random.chance(0.7) ? { PutRequest: { Item: item(random, table) } } : { DeleteRequest: { Key: key(random, table) } }
}

function batchGet(random: Random, table: TableCase): FuzzRequest {
  const writer = newWriter(random, table)
  const shown = random.chance(0.3) ? { ProjectionExpression: expression(random, projection(writer)) } : {}
  const Keys = [key(random, table), ...random.times(3, () => key(random, table))]
  const members = { Keys, ...shown, ...substitutions(writer), ...(random.chance(0.2) && { ConsistentRead: true }) }
  return { operation: 'BatchGetItem', input: { RequestItems: { [table.name]: members }, ...capacity(random) } }
}

function transactWrite(random: Random, table: TableCase): FuzzRequest {
  const one = (): Json => {
    const kind = random.pick(['Put', 'Put', 'Update', 'Update', 'Delete', 'ConditionCheck'])
    const writer = newWriter(random, table)
    const text = kind === 'Update' ? { UpdateExpression: expression(random, update(writer)) } : {}
    const conditions = maybeCondition(random, writer, kind === 'ConditionCheck' ? 1 : 0.2)
    const what = kind === 'Put' ? { Item: item(random, table) } : { Key: key(random, table) }
    return { [kind]: { TableName: table.name, ...what, ...text, ...conditions, ...substitutions(writer) } }
  }
  const items = [one(), ...random.times(3, one)]
  return {
    operation: 'TransactWriteItems',
    input: {
      TransactItems: items,
      ...(random.chance(0.1) && { ClientRequestToken: `${table.name.slice(-20)}-${random.int(3)}` }),
      ...capacity(random),
    },
  }
}

function transactGet(random: Random, table: TableCase): FuzzRequest {
  const one = (): Json => {
    const writer = newWriter(random, table)
    const shown = random.chance(0.3) ? { ProjectionExpression: expression(random, projection(writer)) } : {}
    return { Get: { TableName: table.name, Key: key(random, table), ...shown, ...substitutions(writer) } }
  }
  return { operation: 'TransactGetItems', input: { TransactItems: [one(), ...random.times(3, one)], ...capacity(random) } }
}

/** A request with one member dropped, of another table, of another JSON type or out of bounds. */
function spoilMember(random: Random, input: Json): Json {
  // DynamoDB Local writes first and then refuses a wrong ReturnConsumedCapacity, so writes do not get one.
  const name = random.pick(Object.keys(input).filter((each) => each !== 'ReturnConsumedCapacity' || 'KeyConditionExpression' in input))
  const { [name]: _, ...rest } = input
  return random.pick<() => Json>([
    () => rest,
    () => ({ ...input, ...('TableName' in input && { TableName: random.pick(['no-such-table', 'x', '']) }) }),
    () => ({ ...input, [name]: random.pick([null, [], {}, '', 0, -1, true, 'text', 1.5]) }),
    () => ('KeyConditionExpression' in input ? { ...input, ReturnConsumedCapacity: 'SOME' } : input),
    () => ({ ...input, ReturnValues: 'SOME' }),
    () => ({ ...input, Unknown: 1 }),
    () => ({ ...input, Select: 'SOME', Limit: 0 }),
  ])()
}
