import type { UpdateItemCommandInput } from '@aws-sdk/client-dynamodb'
import type { Item } from '../scan/stored-entity.js'
import type { ItemChange } from './item-state.js'

/** The update that makes an item right, on condition that nothing it was derived from has changed since it was read. */
export function updateRequest(table: string, key: Item, { set, remove, readAs }: ItemChange): UpdateItemCommandInput {
  const names: Record<string, string> = {}
  const values: Item = {}
  const name = (attribute: string): string => {
    const placeholder = `#${Object.keys(names).length}`
    names[placeholder] = attribute
    return placeholder
  }
  const value = (attribute: Item[string]): string => {
    const placeholder = `:${Object.keys(values).length}`
    values[placeholder] = attribute
    return placeholder
  }
  const placeholders = new Map([...new Set([...Object.keys(set), ...remove, ...readAs.keys()])].map((each) => [each, name(each)]))
  const assignments = Object.entries(set).map(([each, to]) => `${placeholders.get(each)} = ${value(to)}`)
  const update = [
    ...(assignments.length > 0 ? [`SET ${assignments.join(', ')}`] : []),
    ...(remove.length > 0 ? [`REMOVE ${remove.map((each) => placeholders.get(each)).join(', ')}`] : []),
  ].join(' ')
  const unchanged = [...readAs].map(([each, as]) =>
    as === undefined ? `attribute_not_exists(${placeholders.get(each)})` : `${placeholders.get(each)} = ${value(as)}`,
  )
  return {
    TableName: table,
    Key: key,
    UpdateExpression: update,
    // An item that is gone fails the condition: its key attributes are no longer as they were read.
    ConditionExpression: [...Object.keys(key).map((each) => `attribute_exists(${name(each)})`), ...unchanged].join(' AND '),
    ExpressionAttributeNames: names,
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
    ReturnConsumedCapacity: 'TOTAL',
  }
}
