import type { TransactOperation } from '@keyloom/core/runtime'
import type { Draw } from '../../../packages/testing/fuzz/fuzzer.js'
import { drawChanges } from './changes.js'
import { entityValues, keyValues } from './entities.js'
import type { Change, Scene } from './step.js'
import { idOf, isExpired, type KindName, kinds, live, type Stored, type Values, type World } from './world.js'

/** One write of one item: what it is called, how it is asked for, and what it comes to. */
export interface Write {
  readonly kind: KindName
  readonly verb: 'create' | 'put' | 'upsert' | 'update' | 'delete'
  readonly args: readonly unknown[]
  readonly id: string
  readonly outcome: { readonly code: string } | { readonly change: Change; readonly result: unknown }
}

/** A repository, as loosely typed as random calls are. */
export type AnyRepository = Readonly<Record<string, (...args: readonly unknown[]) => Promise<unknown>>> & {
  readonly tx: Readonly<Record<string, (...args: readonly unknown[]) => TransactOperation>>
}

export function repositoryOf({ lab }: Scene, kind: KindName): AnyRepository {
  return lab.client[kind] as unknown as AnyRepository
}

type DrawWrite = (d: Draw, scene: Scene, kind: KindName) => Write

export const writes: Readonly<Record<Write['verb'], DrawWrite>> = {
  create(d, { world, now }, kind) {
    const values = entityValues(d, kind, now)
    const id = idOf(kind, values)
    if (live(world, id, now) !== undefined) return { kind, verb: 'create', args: [values], id, outcome: { code: 'ITEM.EXISTS' } }
    const to: Stored = { kind, values: { ...values, ...implied(kind, now, now, 1) } }
    return { kind, verb: 'create', args: [values], id, outcome: stored(world, now, id, to) }
  },

  put(d, { world, now }, kind) {
    const values = entityValues(d, kind, now)
    const id = idOf(kind, values)
    const before = live(world, id, now)
    const version = drawVersion(d, kind, before)
    const to: Stored = { kind, values: { ...values, ...implied(kind, now, now, (version ?? 0) + 1) } }
    // Without a version, only what nobody has seen yet is put.
    const holds = !kinds[kind].versioned || (version === undefined ? before === undefined : version === world.get(id)?.values.version)
    const outcome = holds ? stored(world, now, id, to) : { code: 'ITEM.CONDITION_FAILED' }
    return { kind, verb: 'put', args: [values, versionOption(version)], id, outcome }
  },

  upsert(d, { world, now }, kind) {
    const values = entityValues(d, kind, now)
    const id = idOf(kind, values)
    // What is there goes on, unless its time is over.
    const before = live(world, id, now)
    const version = drawVersion(d, kind, before)
    const createdAt = (before?.values.createdAt as Date | undefined)?.getTime() ?? now
    const to: Stored = { kind, values: { ...values, ...implied(kind, createdAt, now, Number(before?.values.version ?? 0) + 1) } }
    const holds = version === undefined || version === before?.values.version
    const outcome = holds ? stored(world, now, id, to) : { code: 'ITEM.CONDITION_FAILED' }
    return { kind, verb: 'upsert', args: [values, versionOption(version)], id, outcome }
  },

  update(d, { world, now }, kind) {
    const key = keyValues(d, kind)
    const id = idOf(kind, key)
    const { changes, apply, isPartial, drops } = drawChanges(d, kind, now)
    const showsExpired = kind === 'person' && d.chance(0.2)
    const before = showsExpired ? world.get(id) : live(world, id, now)
    const version = drawVersion(d, kind, before)
    const options = { ...versionOption(version), ...(showsExpired && { expired: true }) }
    const write = (outcome: Write['outcome']): Write => ({ kind, verb: 'update', args: [key, changes, options], id, outcome })
    if (isPartial) return write({ code: 'UPDATE.PARTIAL_KEY' })
    if (before === undefined) return write({ code: 'ITEM.NOT_FOUND' })
    const after = apply(before.values)
    if (after === undefined || (version !== undefined && version !== before.values.version)) return write({ code: 'ITEM.CONDITION_FAILED' })
    const createdAt = (before.values.createdAt as Date | undefined)?.getTime() ?? now
    const values = { ...after, ...implied(kind, createdAt, now, Number(before.values.version) + 1) }
    const to: Stored = { kind, values, dropped: drops ?? before.dropped ?? false }
    return write(stored(world, now, id, to))
  },

  delete(d, { world, now }, kind) {
    const key = keyValues(d, kind)
    const id = idOf(kind, key)
    const before = world.get(id)
    const version = drawVersion(d, kind, before)
    const result = before === undefined || isExpired(before, now) ? undefined : before.values
    const holds = version === undefined || version === before?.values.version
    const outcome = holds ? { change: { id, to: undefined }, result } : { code: 'ITEM.CONDITION_FAILED' }
    return { kind, verb: 'delete', args: [key, versionOption(version)], id, outcome }
  },
}

/** What Keyloom sets itself. */
export function implied(kind: KindName, createdAt: number, updatedAt: number, version: number): Values {
  return {
    ...(kinds[kind].timestamps && { createdAt: new Date(createdAt), updatedAt: new Date(updatedAt) }),
    ...(kinds[kind].versioned && { version }),
  }
}

/** The outcome of a write that stores an entity, if nobody else has what is unique of it. */
export function stored(world: World, now: number, id: string, to: Stored): Write['outcome'] {
  return takenBy(world, now, [id], to) ? { code: 'ITEM.NOT_UNIQUE' } : { change: { id, to }, result: to.values }
}

/** Whether an item other than these has what is unique of an entity. One whose time is over claims nothing. */
export function takenBy(world: World, now: number, own: readonly string[], entity: Stored): boolean {
  if (isExpired(entity, now)) return false
  const { kind, values } = entity
  const wanted = new Set(kinds[kind].unique(values))
  return [...world].some(
    ([id, other]) =>
      !own.includes(id) &&
      other.kind === kind &&
      !isExpired(other, now) &&
      kinds[kind].unique(other.values).some((sentinel) => wanted.has(sentinel)),
  )
}

/** No version, the right one, or another. */
function drawVersion(d: Draw, kind: KindName, before: Stored | undefined): number | undefined {
  if (!kinds[kind].versioned || d.chance(0.4)) return undefined
  return d.chance(0.7) ? Number(before?.values.version ?? 1) : d.int(4)
}

function versionOption(version: number | undefined): { readonly version?: number } {
  return version === undefined ? {} : { version }
}
