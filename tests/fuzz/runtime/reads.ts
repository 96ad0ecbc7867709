import type { Query } from '@keyloom/core/runtime'
import type { Draw } from '../../../packages/testing/fuzz/fuzzer.js'
import { attribute, ids, names, owners, teams } from './entities.js'
import { difference, shown } from './same.js'
import type { Operation, Scene } from './step.js'
import { taken } from './ways.js'
import { isExpired, type KindName, type Values } from './world.js'

/** Calls of patterns. */

interface Asked {
  readonly text: string
  readonly kind: KindName
  query(): Query<object>
  /** Whether an entity answers. */
  matches(values: Values): boolean
  /** What the answer is ordered by, least first unless `backwards`. */
  order(values: Values): string
  readonly backwards?: boolean
}

type Range = Readonly<Record<string, string | readonly string[]>>

/** A range of one attribute, and whether a value is within it. */
function drawRange(d: Draw, values: readonly string[]): { readonly range: Range | undefined; holds(value: string): boolean } {
  const [one = '', other = ''] = [d.pick(values), d.pick(values)].sort()
  switch (d.int(7)) {
    case 0:
      return { range: { gt: one }, holds: (value) => value > one }
    case 1:
      return { range: { gte: one, lt: other }, holds: (value) => value >= one && value < other }
    case 2:
      return { range: { lte: one }, holds: (value) => value <= one }
    case 3:
      return { range: { between: [one, other] }, holds: (value) => value >= one && value <= other }
    case 4:
      return { range: { eq: one }, holds: (value) => value === one }
    case 5:
      return { range: { beginsWith: one }, holds: (value) => value.startsWith(one) }
    default:
      return { range: undefined, holds: () => true }
  }
}

function drawQuery(d: Draw, { lab: { client } }: Scene): Asked {
  const [team, name, owner] = [d.pick(teams), d.pick(names), d.pick(owners)]
  const texts = d.times(6, () => String(attribute.text!(d, 0)))
  const emails = d.times(6, () => String(attribute.email!(d, 0)))
  const ofIds = drawRange(d, ids)
  const status = d.pick(['open', 'paid'] as const)
  const queries: readonly Asked[] = [
    {
      text: `person.ofTeam(${shown([team, ofIds.range])})`,
      kind: 'person',
      query: () => client.person.ofTeam({ team }, ofIds.range && ({ personId: ofIds.range } as never)),
      matches: (values) => values.team === team && ofIds.holds(String(values.personId)),
      order: (values) => String(values.personId),
    },
    {
      text: `order.ofTeam(${shown([team, ofIds.range])})`,
      kind: 'order',
      query: () => client.order.ofTeam({ team }, ofIds.range && ({ orderId: ofIds.range } as never)),
      matches: (values) => values.team === team && ofIds.holds(String(values.orderId)),
      order: (values) => String(values.orderId),
      backwards: true,
    },
    {
      text: `task.ofTeam(${team})`,
      kind: 'task',
      query: () => client.task.ofTeam({ team }),
      matches: (values) => values.team === team,
      order: (values) => String(values.taskId),
    },
    {
      text: `task.ofOwner(${owner})`,
      kind: 'task',
      query: () => client.task.ofOwner({ owner }),
      matches: (values) => values.owner === owner,
      order: (values) => `${values.team} ${values.taskId}`,
    },
    byName(emails),
    waiting(texts),
  ]
  return d.pick(queries)

  function byName(some: readonly string[]): Asked {
    const { range, holds } = drawRange(d, some)
    return {
      text: `person.byName(${shown([name, range])})`,
      kind: 'person',
      query: () => client.person.byName({ name }, range && ({ email: range } as never)),
      matches: (values) => values.name === name && holds(String(values.email)),
      order: (values) => String(values.email),
      backwards: true,
    }
  }

  function waiting(some: readonly string[]): Asked {
    const { range, holds } = drawRange(d, some)
    return {
      text: `order.waiting(${shown([status, range])})`,
      kind: 'order',
      query: () => client.order.waiting({ status }, range && ({ priority: range } as never)),
      matches: (values) => values.status === status && holds(String(values.priority)),
      order: (values) => `${values.priority} ${values.team} ${values.orderId}`,
    }
  }
}

export const ask: Operation = (d, scene) => {
  const { world, now } = scene
  const { text, kind, query, matches, order, backwards = false } = drawQuery(d, scene)
  const expected = [...world.values()]
    .filter((stored) => stored.kind === kind && !isExpired(stored, now) && matches(stored.values))
    .map(({ values }) => values)
    .sort((a, b) => (order(a) < order(b) ? -1 : 1))
  if (backwards) expected.reverse()
  return taken(d, text, query, expected)
}

export const collect: Operation = (d, { lab, world, now }) => {
  const team = d.pick(teams)
  const of = (kind: KindName, id: string): Values[] =>
    [...world.values()]
      .filter((stored) => stored.kind === kind && stored.values.team === team && !isExpired(stored, now))
      .map(({ values }) => values)
      .sort((a, b) => (String(a[id]) < String(b[id]) ? -1 : 1))
  const expected = { orders: of('order', 'orderId'), persons: of('person', 'personId'), tasks: of('task', 'taskId'), unknown: [] }
  return {
    text: `board(${team})`,
    run: () => lab.client.board({ team }).all(),
    expected: { changes: [], check: (result) => difference(result, expected) },
  }
}
