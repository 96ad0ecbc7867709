// The gate before the benchmark: every peer is asked each operation on the embedded engine, has to answer the same, and has to leave the same data
// behind. What the engine replied is what the measured calls are answered with.
import { deepStrictEqual } from 'node:assert'
import { marshall } from '@aws-sdk/util-dynamodb'
import { operations, storedAfterwards, storedBefore } from './operations.mjs'
import { recorder } from './replay.mjs'

const readsFirst = ['get1', 'query25', 'query100', 'batchGet100', 'put1', 'update3', 'transactWrite10']

/** Of one peer, the replies of each operation. Throws where it answers or stores anything else than the others do. */
export async function record(name, { create, client: makeClient }) {
  const { engine, client, replies } = recorder(makeClient)
  const peer = await create(client)
  for (const order of storedBefore) await peer.create(order)
  const recorded = {}
  for (const operation of readsFirst) {
    const { ask, answer } = operations[operation]
    replies.length = 0
    const answered = await ask(peer)
    if (answer !== undefined)
      deepStrictEqual(inOrder(operation, plain(answered)), inOrder(operation, answer), `${name} answers ${operation} otherwise`)
    recorded[operation] = [...replies]
  }
  deepStrictEqual(storedOrders(engine), storedAfterwards.map(asStored).sort(byId), `${name} stores other data`)
  return recorded
}

/** The answers without classes: some peers return objects of their own. */
const plain = (value) => JSON.parse(JSON.stringify(value))

/** A batch has no order. */
const inOrder = (operation, answer) => (operation === 'batchGet100' ? [...answer].sort(byId) : answer)

const byId = (one, other) => (idOf(one) < idOf(other) ? -1 : 1)
const idOf = ({ orderId }) => orderId.S ?? orderId
const asStored = (order) => marshall(order)

/** The orders in the table, without keys and what a peer adds for itself. */
function storedOrders(engine) {
  const names = Object.keys(storedBefore[0])
  const { Items } = engine.execute('Scan', { TableName: 'shop' })
  return Items.map((item) => Object.fromEntries(names.map((name) => [name, item[name]]))).sort(byId)
}
