import type { Draw } from '../../../packages/testing/fuzz/fuzzer.js'
import { attribute } from './entities.js'
import type { KindName, Values } from './world.js'

/** A part of an update: the changes as a call gives them, and what they make of an entity. */
interface Fragment {
  /** What it touches; two of one update never touch the same. */
  readonly touches: readonly string[]
  readonly changes: Readonly<Record<string, unknown>>
  /** `undefined` where what it changes is not there. */
  apply(values: Values): Values | undefined
}

export interface DrawnChanges {
  readonly changes: Readonly<Record<string, unknown>>
  apply(values: Values): Values | undefined
  /** They give a part of the key of an index that requires all of it. */
  readonly isPartial: boolean
  /** What becomes of an index that is dropped when a part of its key changes: `true` it is, `false` it comes back. */
  readonly drops: boolean | undefined
}

/** One to three changes that do not overlap. */
export function drawChanges(d: Draw, kind: KindName, now: number): DrawnChanges {
  const chosen: Fragment[] = []
  for (let i = 0; i <= d.int(3); i++) {
    const fragment = d.pick(fragments[kind])(d, now)
    if (!chosen.some(({ touches }) => touches.some((name) => fragment.touches.includes(name)))) chosen.push(fragment)
  }
  const changes = merged(chosen)
  const given = (changes.set ?? {}) as Values
  const [lane, rank] = ['lane', 'rank'].map((name) => Object.hasOwn(given, name))
  return {
    changes,
    apply: (values) => chosen.reduce<Values | undefined>((result, { apply }) => result && apply(result), values),
    isPartial: given.status !== 'shipped' && Object.hasOwn(given, 'status') !== Object.hasOwn(given, 'priority'),
    drops: lane || rank ? lane !== rank : undefined,
  }
}

function merged(chosen: readonly Fragment[]): Readonly<Record<string, unknown>> {
  const changes: Record<string, unknown> = {}
  for (const fragment of chosen) {
    for (const [clause, change] of Object.entries(fragment.changes)) {
      const before = changes[clause]
      if (before === undefined) changes[clause] = change
      else changes[clause] = Array.isArray(before) ? [...before, ...(change as unknown[])] : { ...before, ...(change as object) }
    }
  }
  return changes
}

type MakeFragment = (d: Draw, now: number) => Fragment

/** Sets attributes, each drawn from where its name says. */
function set(from: Readonly<Record<string, string>>): MakeFragment {
  return (d, now) => {
    const given = Object.fromEntries(Object.entries(from).map(([name, source]) => [name, attribute[source]!(d, now)]))
    return { touches: Object.keys(from), changes: { set: given }, apply: (values) => ({ ...values, ...given }) }
  }
}

function remove(name: string): MakeFragment {
  return () => ({
    touches: [name],
    changes: { remove: [name] },
    apply: ({ [name]: _, ...values }) => values,
  })
}

function add(name: string): MakeFragment {
  return (d) => {
    const by = d.int(5) - 2
    return { touches: [name], changes: { add: { [name]: by } }, apply: (values) => ({ ...values, [name]: Number(values[name]) + by }) }
  }
}

function extend(clause: 'append' | 'prepend'): MakeFragment {
  return (d) => {
    const more = [attribute.text!(d, 0)]
    const join = (notes: readonly unknown[]): unknown[] => (clause === 'append' ? [...notes, ...more] : [...more, ...notes])
    return {
      touches: ['notes'],
      changes: { [clause]: { notes: more } },
      apply: (values) => ({ ...values, notes: join(values.notes as unknown[]) }),
    }
  }
}

function members(clause: 'add' | 'delete'): MakeFragment {
  return (d) => {
    const some = attribute.tags!(d, 0) as ReadonlySet<string>
    return {
      touches: ['tags'],
      changes: { [clause]: { tags: some } },
      apply({ tags = new Set<string>(), ...values }) {
        const before = tags as ReadonlySet<string>
        const after = clause === 'add' ? new Set([...before, ...some]) : new Set([...before].filter((tag) => !some.has(tag)))
        return after.size === 0 ? values : { ...values, tags: after }
      },
    }
  }
}

function part(name: 'city' | 'floor', change: 'set' | 'add'): MakeFragment {
  return (d) => {
    const value = name === 'city' ? attribute.text!(d, 0) : d.int(5)
    return {
      touches: ['address'],
      changes: { parts: [{ path: ['address', name], [change]: value }] },
      apply({ address, ...values }) {
        if (address === undefined) return undefined
        const before = address as Readonly<Record<string, unknown>>
        return { ...values, address: { ...before, [name]: change === 'set' ? value : Number(before[name]) + Number(value) } }
      },
    }
  }
}

const fragments: Readonly<Record<KindName, readonly MakeFragment[]>> = {
  person: [
    set({ name: 'name' }),
    set({ email: 'email' }),
    set({ name: 'name', email: 'email' }),
    set({ handle: 'handle' }),
    remove('handle'),
    set({ expires: 'expires' }),
    remove('expires'),
    add('visits'),
    extend('append'),
    extend('prepend'),
    members('add'),
    members('delete'),
    set({ address: 'address' }),
    remove('address'),
    part('city', 'set'),
    part('floor', 'set'),
    part('floor', 'add'),
  ],
  order: [
    set({ note: 'text' }),
    remove('note'),
    add('total'),
    set({ total: 'number' }),
    set({ status: 'status', priority: 'text' }),
    set({ status: 'status' }),
    set({ priority: 'text' }),
  ],
  task: [
    set({ lane: 'text' }),
    set({ rank: 'text' }),
    set({ lane: 'text', rank: 'text' }),
    add('points'),
    set({ owner: 'owner' }),
    remove('owner'),
  ],
}
