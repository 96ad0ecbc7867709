import { expect, test } from 'vitest'

type Peer = Readonly<Record<string, (...args: unknown[]) => Promise<unknown>>>
interface Lib {
  create(client: object): Peer
}
interface Gate {
  record(name: string, peer: { create(client: object): Peer; client(config: object): object }): Promise<Readonly<Record<string, unknown>>>
}

const beside = (file: string) => new URL(file, import.meta.url).href
const { record } = (await import(beside('record.mjs'))) as Gate
const { create } = (await import(beside('peers/lib.mjs'))) as Lib
const { DynamoDBClient } = await import('@aws-sdk/client-dynamodb')

/** The gate's verdict of a peer that is hand-written lib-dynamodb but for what is given. */
function verdict(broken: (peer: Peer) => Peer): Promise<unknown> {
  const peer = {
    create: (client: object) => ({ ...create(client), ...broken(create(client)) }),
    client: (config: object) => new DynamoDBClient(config),
  }
  return record('the peer', peer).then(
    (replies) => Object.keys(replies),
    ({ message }: Error) => message.split('\n')[0],
  )
}

test('a peer that stores and returns what it should is measured', async () => {
  expect(await verdict(() => ({}))).toEqual(['get1', 'query25', 'query100', 'batchGet100', 'put1', 'update3', 'transactWrite10'])
})

test.each<[string, string, (peer: Peer) => Peer]>([
  ['returns fewer items', 'the peer answers query25 otherwise', (peer) => ({ newestOrders: (id) => peer.newestOrders!(id, 24) })],
  [
    'returns an item without an attribute',
    'the peer answers get1 otherwise',
    (peer) => ({ get: async (key) => ({ ...((await peer.get!(key)) as object), total: undefined }) }),
  ],
  [
    'stores another value',
    'the peer stores other data',
    (peer) => ({ update: (key, changes) => peer.update!(key, { ...(changes as object), total: 1 }) }),
  ],
  ['stores nothing', 'the peer stores other data', () => ({ createTogether: async () => undefined })],
])('a peer that %s is not', async (_, message, broken) => {
  expect(await verdict(broken)).toBe(message)
})
