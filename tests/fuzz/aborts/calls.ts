import type { CallLimits } from '@keyloom/core/runtime'
import type { Lab } from '../generated/index.js'
import type { Tenants } from '../tenants/generated/index.js'

/** Both of what the fuzzers call. */
export interface Clients {
  readonly lab: Lab
  readonly tenants: Tenants
}

/** A call of one team's items, which a signal or a deadline may end. */
export type LimitedCall = (clients: Clients, team: string, limits: CallLimits) => PromiseLike<unknown>

const personOf = (team: string) => ({ team, personId: '1', email: `${team} p`, name: `${team} Ann`, visits: 0, notes: [] })
const orderOf = (team: string) => ({ team, orderId: '1', status: 'open', priority: 'high', total: 1 }) as const
const taskOf = (team: string, taskId = '1') => ({ team, taskId, lane: team, rank: taskId, points: 1, owner: team })

/** Gives a team a person, an order and five tasks. */
export async function addTeam(lab: Lab, team: string): Promise<void> {
  await lab.person.create(personOf(team))
  await lab.order.create(orderOf(team))
  for (const taskId of ['1', '2', '3', '4', '5']) await lab.task.create(taskOf(team, taskId))
}

/** Reads, of which a deadline ends those that collect as a budget that ends. */
export const reads: Readonly<Record<string, LimitedCall>> = {
  get: ({ lab: { task } }, team, limits) => task.get(taskOf(team), limits),
  page: ({ lab: { task } }, team, limits) => task.ofTeam({ team }).page({ pageSize: 2, ...limits }),
  first: ({ lab: { task } }, team, limits) => task.ofOwner({ owner: team }).first(limits),
  all: ({ lab: { task } }, team, limits) => task.ofTeam({ team }).all({ pageSize: 2, ...limits }),
  count: ({ lab: { task } }, team, limits) => task.ofOwner({ owner: team }).count({ pageSize: 2, ...limits }),
  async iterate({ lab: { task } }, team, limits) {
    const found = []
    for await (const each of task.ofTeam({ team }).iterate({ pageSize: 2, ...limits })) found.push(each)
    return found
  },
  collection: ({ lab }, team, limits) => lab.board({ team }).page({ pageSize: 2, ...limits }),
  'whole collection': ({ lab }, team, limits) => lab.board({ team }).all({ pageSize: 2, ...limits }),
  transactGet: ({ lab }, team, limits) => lab.transactGet([lab.task.ref(taskOf(team)), lab.order.ref(orderOf(team))], limits),
}

/** Writes, of which a person's are several requests: what is unique is kept in a transaction, and names are read before they change. */
export const writes: Readonly<Record<string, LimitedCall>> = {
  create: ({ lab: { task } }, team, limits) => task.create(taskOf(team, '6'), limits),
  put: ({ lab: { task } }, team, limits) => task.put({ ...taskOf(team), points: 5 }, limits),
  upsert: ({ lab: { order } }, team, limits) => order.upsert({ ...orderOf(team), total: 9 }, limits),
  update: ({ lab: { task } }, team, limits) => task.update(taskOf(team), { add: { points: 1 } }, limits),
  delete: ({ lab: { order } }, team, limits) => order.delete(orderOf(team), limits),
  move: ({ lab: { task } }, team, limits) => task.move(taskOf(team), { team, taskId: '9' }, limits),
  'create of a person': ({ lab: { person } }, team, limits) =>
    person.create({ ...personOf(team), personId: '2', email: `${team} q` }, limits),
  'put of a person': ({ lab: { person } }, team, limits) => person.put({ ...personOf(team), email: `${team} q` }, limits),
  'upsert of a person': ({ lab: { person } }, team, limits) => person.upsert({ ...personOf(team), email: `${team} q` }, limits),
  'update of a name': ({ lab: { person } }, team, limits) => person.update(personOf(team), { set: { name: `${team} Bea` } }, limits),
  'update of an email': ({ lab: { person } }, team, limits) => person.update(personOf(team), { set: { email: `${team} q` } }, limits),
  'delete of a person': ({ lab: { person } }, team, limits) => person.delete(personOf(team), limits),
  'move of a person': ({ lab: { person } }, team, limits) => person.move(personOf(team), { team, personId: '9' }, limits),
  transact: ({ lab }, team, limits) => {
    const add = lab.task.tx.update(taskOf(team), { add: { points: 1 } })
    return lab.transact({ add, gone: lab.order.tx.delete(orderOf(team)) }, limits)
  },
}

/** Batches, of which a deadline ends the waits, not the requests. */
export const batches: Readonly<Record<string, LimitedCall>> = {
  batchGet: ({ lab }, team, limits) =>
    lab.batchGet(
      ['1', '2'].map((taskId) => lab.task.ref({ team, taskId })),
      limits,
    ),
  batchWrite: ({ lab }, team, limits) =>
    lab.batchWrite(
      Array.from({ length: 30 }, (_, i) => lab.task.batch.put(taskOf(team, `${i}`))),
      limits,
    ),
}
