import type { Random } from '../random.js'
import type { TableCase } from './tables.js'
import { type Json, keyValue, names, value } from './values.js'

/** How many values each operator compares with. */
const operators: readonly (readonly [string, number])[] = [
  ['EQ', 1], ['NE', 1], ['LT', 1], ['LE', 1], ['GT', 1], ['GE', 1], ['BEGINS_WITH', 1], ['CONTAINS', 1], ['NOT_CONTAINS', 1],
  ['IN', 2], ['BETWEEN', 2], ['NULL', 0], ['NOT_NULL', 0],
] // biome-ignore format: a table

/** The members of requests from before expressions: they stand in for the expressions of a request. */
export function legacyMembers(random: Random, table: TableCase, operation: string, key: Json): Json | undefined {
  switch (operation) {
    case 'PutItem':
    case 'DeleteItem':
      return joined(random, 'Expected', expectations(random, table))
    case 'UpdateItem':
      return {
        AttributeUpdates: updates(random, table),
        ...(random.chance(0.4) && joined(random, 'Expected', expectations(random, table))),
      }
    case 'GetItem':
      return { AttributesToGet: shown(random, table) }
    case 'Query':
      return {
        KeyConditions: keyConditions(random, table, key),
        ...(random.chance(0.4) && joined(random, 'QueryFilter', conditions(random, table))),
        ...(random.chance(0.2) && { AttributesToGet: shown(random, table) }),
      }
    case 'Scan':
      return {
        ...joined(random, 'ScanFilter', conditions(random, table)),
        ...(random.chance(0.2) && { AttributesToGet: shown(random, table) }),
      }
    default:
      return undefined
  }
}

function joined(random: Random, name: string, conditions: Json): Json {
  return { [name]: conditions, ...(random.chance(0.3) && { ConditionalOperator: random.pick(['AND', 'OR', 'OR', 'XOR']) }) }
}

function attribute(random: Random, table: TableCase): string {
  return random.pick(random.chance(0.2) ? [...table.types.keys()] : names)
}

function likelyValue(random: Random, table: TableCase, name: string): Json {
  const type = table.types.get(name)
  return type === undefined || random.chance(0.1) ? value(random) : keyValue(random, type)
}

function condition(random: Random, table: TableCase, name: string): Json {
  const [ComparisonOperator, count] = random.pick(operators)
  const length = random.chance(0.03) ? random.int(4) : count
  const AttributeValueList = Array.from({ length }, () => likelyValue(random, table, name))
  return { ComparisonOperator, ...(length > 0 && { AttributeValueList }) }
}

function each(random: Random, table: TableCase, make: (name: string) => Json): Json {
  const chosen = [attribute(random, table), ...random.times(2, () => attribute(random, table))]
  return Object.fromEntries(chosen.filter((name) => name !== '__proto__').map((name) => [name, make(name)]))
}

function conditions(random: Random, table: TableCase): Json {
  return each(random, table, (name) => condition(random, table, name))
}

function expectations(random: Random, table: TableCase): Json {
  return each(random, table, (name) => {
    if (random.chance(0.5)) return condition(random, table, name)
    if (random.chance(0.4)) return { Exists: false }
    return { Value: likelyValue(random, table, name), ...(random.chance(0.3) && { Exists: random.chance(0.9) }) }
  })
}

function updates(random: Random, table: TableCase): Json {
  return each(random, table, (name) => {
    const Action = random.pick(['PUT', 'PUT', 'ADD', 'DELETE'])
    const bare = Action === 'DELETE' && random.chance(0.6)
    const Value = Action === 'ADD' && random.chance(0.7) ? { N: String(random.int(100)) } : likelyValue(random, table, name)
    return { ...(Action === 'PUT' && random.chance(0.2) ? {} : { Action }), ...(bare ? {} : { Value }) }
  })
}

function shown(random: Random, table: TableCase): string[] {
  const chosen = [attribute(random, table), ...random.times(3, () => attribute(random, table))]
  return random.chance(0.97) ? [...new Set(chosen)] : chosen
}

function keyConditions(random: Random, { types, sources }: TableCase, key: Json): Json {
  const { hash, range } = random.pick(sources)
  const hashValue = key[hash] ?? keyValue(random, types.get(hash)!)
  const made: Json = { [hash]: { ComparisonOperator: random.chance(0.98) ? 'EQ' : 'LT', AttributeValueList: [hashValue] } }
  if (range !== undefined && random.chance(0.6)) {
    const [ComparisonOperator, length] = random.pick(operators.filter(([, count]) => count > 0))
    const AttributeValueList = Array.from({ length }, () => keyValue(random, types.get(range)!))
    made[range] = { ComparisonOperator, AttributeValueList }
  }
  return made
}
