import type { ScopedTenants, Tenants } from '../tenants/generated/index.js'
import type { LimitedCall } from './calls.js'

const list = { listId: 'x' }
const card = { ...list, number: 1 }
const gone = { ...list, number: 2 }
const at = (day: number): Date => new Date(Date.UTC(2026, 0, day))
const range = { at: { gte: at(1) } }

/** Gives a team's tenant a list, a card, one that was deleted, a point of a series and five events of five days. */
export async function addTenant(tenants: Tenants, team: string): Promise<void> {
  const client = tenants.in({ tenant: team })
  await client.list.create({ ...list, name: 'Ann' })
  await client.card.create({ ...list, title: 't' })
  await client.card.create({ ...list, title: 'u' })
  await client.card.delete(gone)
  await client.reading.append({ sensorId: 's', at: 1, value: 1 })
  for (const day of [1, 2, 3, 4, 5]) await client.event.create({ at: at(day), eventId: '1', kind: day > 2 ? 'in' : 'out', size: day })
}

type Limits = Parameters<LimitedCall>[2]

function within(call: (client: ScopedTenants, limits: Limits) => PromiseLike<unknown>): LimitedCall {
  return ({ tenants }, team, limits) => call(tenants.in({ tenant: team }), limits)
}

/** Reads within a scope, of several requests each. */
export const tenantReads: Readonly<Record<string, LimitedCall>> = {
  'page of a walk': within(({ event }, limits) => event.onward(range).page({ pageSize: 2, ...limits })),
  'all of a walk': within(({ event }, limits) => event.onward(range).all(limits)),
  'page of a fan-out': within(({ event }, limits) => event.fanned().page({ pageSize: 2, ...limits })),
  'all of a fan-out': within(({ event }, limits) => event.fanned().all({ pageSize: 1, ...limits })),
  'page that is hydrated': within(({ event }, limits) => event.bySize().page({ pageSize: 2, ...limits })),
  'all that is hydrated': within(({ event }, limits) => event.bySize().all({ pageSize: 2, ...limits })),
}

/** Writes within a scope: of what other items keep, or of two requests. */
export const tenantWrites: Readonly<Record<string, LimitedCall>> = {
  'create with the next number': within(({ card: cards }, limits) => cards.create({ ...list, title: 'v' }, limits)),
  'create that is counted': within(({ card: cards }, limits) => cards.create({ ...list, number: 7, title: 'v' }, limits)),
  'delete that can be restored': within(({ card: cards }, limits) => cards.delete(card, limits)),
  restore: within(({ card: cards }, limits) => cards.restore(gone, limits)),
  purge: within(({ card: cards }, limits) => cards.purge(card, limits)),
  'append of the newest': within(({ reading }, limits) => reading.append({ sensorId: 's', at: 2, value: 1 }, limits)),
  'append of an older one': within(({ reading }, limits) => reading.append({ sensorId: 's', at: 0, value: 1 }, limits)),
}
