import type { ItemRef, Query } from '@keyloom/core/runtime'
import type { Draw } from '../../../packages/testing/fuzz/fuzzer.js'
import { difference, shown } from '../runtime/same.js'
import { taken } from '../runtime/ways.js'
import type { Values } from '../runtime/world.js'
import { changeOf, idOf, type Row, valuesOf } from './rows.js'
import { answers, repositoryOf, type TenantOperation } from './tenant-step.js'

/** Calls on events, which are stored by day and read day by day, or by kind and read of several kinds at a time. */

const time = (d: Draw): Date => new Date(Date.UTC(2026, 0, 1 + d.int(4), d.pick([0, 6, 11])))
const key = (d: Draw): Values => ({ at: time(d), eventId: d.pick(['1', '2']) })
const input = (d: Draw): Values => ({ ...key(d), kind: d.pick(['in', 'out', 'off']), size: d.int(9) })

const create: TenantOperation = (d, scene) => {
  const given = input(d)
  const values = { tenant: scene.tenant, ...given }
  const isThere = scene.rows.has(idOf('event', values))
  return {
    text: `${scene.tenant} event.create(${shown(given)})`,
    run: () => repositoryOf(scene, 'event').create!(given),
    expected: isThere
      ? { code: 'ITEM.EXISTS' }
      : { changes: [changeOf({ kind: 'event', values })], check: (result) => difference(result, values) },
  }
}

const write: TenantOperation = (d, scene) => {
  const { client, tenant } = scene
  const chosen = new Map(
    d.times(1 + d.int(6), () => {
      const values = { tenant, ...input(d) }
      const to: Row | undefined = d.chance(0.7) ? { kind: 'event', values } : undefined
      return [idOf('event', values), { values, to }] as const
    }),
  )
  const all = [...chosen].map(([id, each], i) => ({ name: `op${i}`, id, ...each }))
  const { batch } = repositoryOf(scene, 'event')
  const operations = () =>
    Object.fromEntries(all.map(({ name, values, to }) => [name, to === undefined ? batch.delete!(values) : batch.put!(values)]))
  const results = Object.fromEntries(all.map(({ name, to }) => [name, to?.values]))
  return {
    text: `${tenant} batchWrite ${shown(all)}`,
    run: () => client.in({ tenant }).batchWrite(operations()),
    expected: { changes: all.map(({ name, id, to }) => ({ name, id, to })), batch: true, check: (result) => difference(result, results) },
  }
}

const readMany: TenantOperation = (d, { client, rows, tenant }) => {
  const keys = d.times(1 + d.int(4), () => key(d))
  const refs = (): ItemRef[] => keys.map((each) => client.in({ tenant }).event.ref(each as never))
  const method = d.pick(['batchGet', 'transactGet'] as const)
  return {
    text: `${tenant} ${method} ${shown(keys)}`,
    run: () => client.in({ tenant })[method](refs()),
    expected: answers(keys.map((each) => rows.get(idOf('event', { tenant, ...each }))?.values)),
  }
}

const ask: TenantOperation = (d, { client, rows, tenant }) => {
  const pattern = d.pick(['walked', 'onward', 'fanned'] as const)
  const [one = time(d), other = one] = [time(d), time(d)].sort((a, b) => a.getTime() - b.getTime())
  // Without a begin, `onward` would not know where to begin; the walk back begins now.
  const bounds = pattern === 'onward' ? { gte: one } : d.pick([undefined, { lte: other }, { gte: one }, { between: [one, other] as const }])
  const range = bounds && { at: bounds }
  const [from, to] =
    bounds === undefined ? [] : 'between' in bounds ? bounds.between : 'gte' in bounds ? [bounds.gte] : [undefined, bounds.lte]
  const order = ({ at, eventId }: Values): string => `${(at as Date).toISOString()} ${eventId}`
  const backwards = pattern === 'onward' ? -1 : 1
  const expected = valuesOf(rows, 'event', tenant)
    .filter(({ at, kind }) => {
      const isWithin = (from === undefined || (at as Date) >= from) && (to === undefined || (at as Date) <= to)
      return isWithin && (pattern !== 'fanned' || kind !== 'off')
    })
    .sort((a, b) => (order(a) < order(b) ? backwards : -backwards))
  const query = (): Query<object> => client.in({ tenant }).event[pattern](range as never) as unknown as Query<object>
  return taken(d, `${tenant} event.${pattern}(${shown(range)})`, query, expected)
}

const bySize: TenantOperation = (d, { client, rows, tenant }) => {
  const order = ({ size, at, eventId }: Values): string => `${size} ${(at as Date).toISOString()} ${eventId}`
  const expected = valuesOf(rows, 'event', tenant).sort((a, b) => (order(a) < order(b) ? -1 : 1))
  return taken(d, `${tenant} event.bySize()`, () => client.in({ tenant }).event.bySize(), expected)
}

export const eventOperations: readonly TenantOperation[] = [create, write, write, readMany, ask, ask, ask, bySize]
