import type { Draw } from '../fuzzer.js'
import { condition, type Expressions, expressions, keyCondition, placeholders, projection, spoil, update } from './expressions.js'
import type { FuzzTable } from './schema.js'
import { item, key, keyValue, type Wire } from './values.js'

/** A request to send to both engines. */
export interface FuzzRequest {
  readonly operation: string
  readonly input: Wire
}

/** A random request on one of the tables. */
export function request(d: Draw, tables: readonly FuzzTable[]): FuzzRequest {
  const table = d.pick(tables)
  const TableName = table.name
  const kind = d.int(100)
  if (kind < 22) return { operation: 'PutItem', input: put(d, table) }
  if (kind < 46) return { operation: 'UpdateItem', input: updateItem(d, table) }
  if (kind < 51) return { operation: 'DeleteItem', input: remove(d, table) }
  if (kind < 60) {
    const e = expressions()
    const input = { TableName, Key: key(d, table), ...projected(d, e, table), ...capacity(d), ...placeholders(e) }
    return { operation: 'GetItem', input: d.chance(0.3) ? { ...input, ConsistentRead: true } : input }
  }
  if (kind < 80) return { operation: 'Query', input: query(d, table) }
  if (kind < 85) return { operation: 'Scan', input: scan(d, table) }
  if (kind < 88)
    return {
      operation: 'BatchGetItem',
      input: { RequestItems: { [TableName]: { Keys: d.times(1 + d.int(4), () => key(d, table)) } }, ...capacity(d) },
    }
  if (kind < 92) {
    const requests = d.times(1 + d.int(4), () =>
      d.chance(0.7) ? { PutRequest: { Item: item(d, table) } } : { DeleteRequest: { Key: key(d, table) } },
    )
    return { operation: 'BatchWriteItem', input: { RequestItems: { [TableName]: requests }, ...capacity(d) } }
  }
  if (kind < 98)
    return { operation: 'TransactWriteItems', input: { TransactItems: d.times(1 + d.int(3), () => action(d, d.pick(tables))) } }
  return {
    operation: 'TransactGetItems',
    input: { TransactItems: d.times(1 + d.int(3), () => ({ Get: { TableName, Key: key(d, table) } })) },
  }
}

function put(d: Draw, table: FuzzTable): Wire {
  const e = expressions()
  return {
    TableName: table.name,
    Item: item(d, table),
    ...conditional(d, e, table),
    ...(d.chance(0.3) ? { ReturnValues: d.pick(['ALL_OLD', 'NONE', 'ALL_OLD', 'ALL_NEW']) } : {}),
    ...capacity(d),
    ...placeholders(e),
  }
}

function remove(d: Draw, table: FuzzTable): Wire {
  const e = expressions()
  return {
    TableName: table.name,
    Key: key(d, table),
    ...conditional(d, e, table),
    ...(d.chance(0.5) ? { ReturnValues: 'ALL_OLD' } : {}),
    ...capacity(d),
    ...placeholders(e),
  }
}

function updateItem(d: Draw, table: FuzzTable): Wire {
  const e = expressions()
  return {
    TableName: table.name,
    Key: key(d, table),
    ...(d.chance(0.98) ? { UpdateExpression: spoil(d, update(d, e, table)) } : {}),
    ...conditional(d, e, table),
    ReturnValues: d.pick(['ALL_NEW', 'ALL_NEW', 'ALL_OLD', 'UPDATED_NEW', 'UPDATED_OLD', 'NONE']),
    ...capacity(d),
    ...placeholders(e),
  }
}

function action(d: Draw, table: FuzzTable): Wire {
  const e = expressions()
  const TableName = table.name
  switch (d.int(4)) {
    case 0:
      return { Put: { TableName, Item: item(d, table), ...conditional(d, e, table), ...placeholders(e) } }
    case 1:
      return { Delete: { TableName, Key: key(d, table), ...conditional(d, e, table), ...placeholders(e) } }
    case 2: {
      const UpdateExpression = update(d, e, table)
      return { Update: { TableName, Key: key(d, table), UpdateExpression, ...conditional(d, e, table), ...placeholders(e) } }
    }
    default: {
      const ConditionExpression = condition(d, e, table)
      return { ConditionCheck: { TableName, Key: key(d, table), ConditionExpression, ...placeholders(e) } }
    }
  }
}

function conditional(d: Draw, e: Expressions, table: FuzzTable): Wire {
  if (!d.chance(0.3)) return {}
  return {
    ConditionExpression: spoil(d, condition(d, e, table)),
    ...(d.chance(0.3) ? { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } : {}),
  }
}

function query(d: Draw, table: FuzzTable): Wire {
  const e = expressions()
  const index = table.indexes.length > 0 && d.chance(0.5) ? d.pick(table.indexes) : undefined
  const KeyConditionExpression = spoil(d, keyCondition(d, e, index?.hash ?? table.hash, index === undefined ? table.range : index.range))
  return {
    TableName: table.name,
    ...(index === undefined ? {} : { IndexName: index.name }),
    KeyConditionExpression,
    ...(d.chance(0.3) ? { FilterExpression: spoil(d, condition(d, e, d.chance(0.1) ? table : undefined)) } : {}),
    ...page(d, e, table),
    ...(d.chance(0.3) ? { ScanIndexForward: false } : {}),
    ...(d.chance(0.1) ? { ExclusiveStartKey: startKey(d, table, index?.name) } : {}),
    ...placeholders(e),
  }
}

function scan(d: Draw, table: FuzzTable): Wire {
  const e = expressions()
  const index = table.indexes.length > 0 && d.chance(0.3) ? d.pick(table.indexes) : undefined
  return {
    TableName: table.name,
    ...(index === undefined ? {} : { IndexName: index.name }),
    ...(d.chance(0.5) ? { FilterExpression: spoil(d, condition(d, e, table)) } : {}),
    ...page(d, e, table),
    ...placeholders(e),
  }
}

function page(d: Draw, e: Expressions, table: FuzzTable): Wire {
  return {
    ...projected(d, e, table),
    ...(d.chance(0.3) ? { Limit: 1 + d.int(4) } : {}),
    ...(d.chance(0.1) ? { Select: d.pick(['COUNT', 'ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES']) } : {}),
    ...(d.chance(0.1) ? { ConsistentRead: true } : {}),
    ...capacity(d),
  }
}

function startKey(d: Draw, table: FuzzTable, indexName: string | undefined): Wire {
  const index = table.indexes.find(({ name }) => name === indexName)
  const attributes = [table.hash, table.range, index?.hash, index?.range].filter((each) => each !== undefined)
  const result: Wire = {}
  for (const attribute of attributes) if (!d.chance(0.02)) result[attribute.name] = keyValue(d, attribute)
  return result
}

function projected(d: Draw, e: Expressions, table: FuzzTable): Wire {
  return d.chance(0.2) ? { ProjectionExpression: spoil(d, projection(d, e, table)) } : {}
}

function capacity(d: Draw): Wire {
  return d.chance(0.3) ? { ReturnConsumedCapacity: d.pick(['TOTAL', 'INDEXES', 'NONE']) } : {}
}
