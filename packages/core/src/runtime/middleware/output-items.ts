import type { Item } from '../item.js'

type Change = (item: Item) => Promise<Item>

/** The members of answers that hold items. */
interface Output {
  readonly Item?: Item
  readonly Attributes?: Item
  readonly Items?: readonly Item[]
  readonly Responses?: readonly { readonly Item?: Item }[] | Readonly<Record<string, readonly Item[]>>
  readonly UnprocessedItems?: Readonly<Record<string, readonly { readonly PutRequest?: { readonly Item: Item } }[]>>
}

/** The answer of any command of the runtime, with its items in another form. */
export async function mapOutputItems(answer: unknown, change: Change): Promise<unknown> {
  if (typeof answer !== 'object' || answer === null) return answer
  const { Item: item, Attributes, Items, Responses, UnprocessedItems } = answer as Output
  return {
    ...answer,
    ...(item !== undefined && { Item: await change(item) }),
    ...(Attributes !== undefined && { Attributes: await change(Attributes) }),
    ...(Items !== undefined && { Items: await Promise.all(Items.map(change)) }),
    ...(Responses !== undefined && { Responses: await mapResponses(Responses, change) }),
    ...(UnprocessedItems !== undefined && { UnprocessedItems: await mapUnprocessed(UnprocessedItems, change) }),
  }
}

/** An error with the items in it, which are those that are stored, in another form. */
export async function mapErrorItems(cause: unknown, change: Change): Promise<unknown> {
  if (!(cause instanceof Error)) return cause
  const { Item: item, CancellationReasons: reasons } = cause as { Item?: Item; CancellationReasons?: readonly { readonly Item?: Item }[] }
  return Object.assign(cause, {
    ...(item !== undefined && { Item: await change(item) }),
    ...(reasons !== undefined && { CancellationReasons: await mapItems(reasons, change) }),
  })
}

function mapItems<T extends { readonly Item?: Item }>(holders: readonly T[], change: Change): Promise<T[]> {
  return Promise.all(holders.map(async (each) => (each?.Item === undefined ? each : { ...each, Item: await change(each.Item) })))
}

async function mapResponses(responses: NonNullable<Output['Responses']>, change: Change): Promise<unknown> {
  if (Array.isArray(responses)) return mapItems(responses as readonly { readonly Item?: Item }[], change)
  const tables = Object.entries(responses as Readonly<Record<string, readonly Item[]>>)
  return Object.fromEntries(await Promise.all(tables.map(async ([table, items]) => [table, await Promise.all(items.map(change))] as const)))
}

/** What is left of a batch is sent again, and then takes the form of the table again. */
async function mapUnprocessed(left: NonNullable<Output['UnprocessedItems']>, change: Change): Promise<unknown> {
  const one = async (request: { readonly PutRequest?: { readonly Item: Item } }) =>
    request.PutRequest === undefined ? request : { PutRequest: { Item: await change(request.PutRequest.Item) } }
  return Object.fromEntries(
    await Promise.all(Object.entries(left).map(async ([table, requests]) => [table, await Promise.all(requests.map(one))] as const)),
  )
}
