import type { FuzzRequest } from './requests.js'
import type { Json } from './values.js'
import type { Endpoint, Outcome } from './wire.js'

const MAX_PAGES = 200

/** Sends a request; one that is paged is followed to its end and its pages put together. */
export async function follow(endpoint: Endpoint, { operation, input, pages }: FuzzRequest): Promise<Outcome> {
  const first = await endpoint(operation, JSON.stringify(input))
  if (pages === undefined || first.status !== 200) return first
  const { LastEvaluatedKey: _, ...body } = first.body as Json & { Items?: unknown[]; Count: number; ScannedCount: number }
  let last = first.body.LastEvaluatedKey
  for (let page = 1; last !== undefined; page += 1) {
    if (page === MAX_PAGES) return { status: 500, body: { __type: '#NoEnd', message: 'The pages have no end.' } }
    const next = await endpoint(operation, JSON.stringify({ ...input, ExclusiveStartKey: last }))
    if (next.status !== 200) return next
    const { Items, Count, ScannedCount } = next.body as { Items?: unknown[]; Count: number; ScannedCount: number }
    body.Items?.push(...(Items ?? []))
    body.Count += Count
    body.ScannedCount += ScannedCount
    last = next.body.LastEvaluatedKey
  }
  // Pages end at other places, so what each of them cost is rounded differently.
  if (input.Limit !== undefined) delete (body as Json).ConsumedCapacity
  return { status: 200, body }
}
