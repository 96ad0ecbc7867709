import { changes, key, order } from './data.mjs'

const STORED = 100
const stored = Array.from({ length: STORED }, (_, number) => order(number))
const fresh = Array.from({ length: 10 }, (_, number) => order(STORED + 1 + number))
const newestFirst = [...stored].reverse()
const { customerId } = stored[0]

/** What every peer is asked to do, and what it must answer. `calls`: how many are measured together. */
export const operations = {
  get1: { calls: 40, ask: (peer) => peer.get(key(stored[7])), answer: stored[7] },
  put1: { calls: 40, ask: (peer) => peer.create(order(STORED)) },
  update3: { calls: 40, ask: (peer) => peer.update(key(stored[99]), changes) },
  query25: { calls: 16, ask: (peer) => peer.newestOrders(customerId, 25), answer: newestFirst.slice(0, 25) },
  query100: { calls: 6, ask: (peer) => peer.newestOrders(customerId, 100), answer: newestFirst },
  batchGet100: { calls: 6, ask: (peer) => peer.getMany(stored.map(key)), answer: stored },
  transactWrite10: { calls: 12, ask: (peer) => peer.createTogether(fresh) },
}

/** What the table holds after every operation was asked once, in the order above but with reads before writes. */
export const storedAfterwards = [...stored.slice(0, 99), { ...stored[99], ...changes }, order(STORED), ...fresh]
export const storedBefore = stored
