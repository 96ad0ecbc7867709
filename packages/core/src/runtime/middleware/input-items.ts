import { keyloomError } from '../../errors/index.js'
import type { AttributeValue, Item } from '../item.js'
import { setOwn } from '../own-property.js'
import { assignments, type Expressions, usedOtherwise } from './assignments.js'
import type { CommandInput, TransformedOperation } from './middleware.js'

type Change = (item: Item) => Promise<Item>

/** The input of one write, or of a read. */
interface OneInput extends Expressions {
  readonly Item?: Item
  readonly ExpressionAttributeValues?: Item
}

interface BatchRequest {
  readonly PutRequest?: { readonly Item: Item }
}

/** The input of any command of the runtime, with what it stores in another form. */
export async function mapInputItems(
  middleware: string,
  attributes: readonly string[],
  input: CommandInput,
  change: Change,
  operation: TransformedOperation,
): Promise<CommandInput> {
  const one = (each: OneInput) => mapOne(middleware, attributes, each, change, operation)
  const { TransactItems, RequestItems } = input as {
    readonly TransactItems?: readonly Readonly<Record<string, OneInput>>[]
    readonly RequestItems?: Readonly<Record<string, readonly BatchRequest[] | object>>
  }
  if (TransactItems !== undefined) return { ...input, TransactItems: await Promise.all(TransactItems.map((item) => mapValues(item, one))) }
  if (RequestItems !== undefined) return { ...input, RequestItems: await mapValues(RequestItems, (each) => mapBatch(each, change)) }
  return (await one(input as OneInput)) as CommandInput
}

/** Requests of a BatchWriteItem; those of a BatchGetItem are no list, and store nothing. */
async function mapBatch(requests: readonly BatchRequest[] | object, change: Change): Promise<readonly BatchRequest[] | object> {
  if (!Array.isArray(requests)) return requests
  return Promise.all(
    (requests as readonly BatchRequest[]).map(async (request) =>
      request.PutRequest === undefined ? request : { PutRequest: { Item: await change(request.PutRequest.Item) } },
    ),
  )
}

async function mapOne(
  middleware: string,
  attributes: readonly string[],
  input: OneInput,
  change: Change,
  operation: TransformedOperation,
): Promise<OneInput> {
  const place = usedOtherwise(input, attributes)
  if (place !== undefined) {
    throw keyloomError(
      'MIDDLEWARE.UNSUPPORTED',
      `${operation.pattern}: '${place.attribute}' is stored as the middleware '${middleware}' writes it, so ${operation.operation} cannot ${place.use}.`,
      {
        fix: 'Set the attribute as a whole, and test only whether it is present or absent.',
        path: [place.attribute],
        payload: { middleware, attribute: place.attribute, ...operation },
      },
    )
  }
  const { Item: item, ExpressionAttributeValues: values } = input
  if (item !== undefined) return { ...input, Item: await change(item) }
  if (values === undefined) return input
  const assigned = assignments(input, attributes)
  if (assigned.length === 0) return input
  const set: Item = {}
  for (const { attribute, placeholder } of assigned) setOwn(set, attribute, values[placeholder] as AttributeValue)
  const changed = await change(set)
  const given = Object.fromEntries(assigned.map(({ attribute, placeholder }) => [placeholder, changed[attribute] as AttributeValue]))
  return { ...input, ExpressionAttributeValues: { ...values, ...given } }
}

async function mapValues<T, R>(record: Readonly<Record<string, T>>, map: (value: T) => Promise<R>): Promise<Record<string, R>> {
  return Object.fromEntries(await Promise.all(Object.entries(record).map(async ([name, value]) => [name, await map(value)] as const)))
}
