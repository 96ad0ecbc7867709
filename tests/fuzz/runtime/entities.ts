import type { Draw } from '../../../packages/testing/fuzz/fuzzer.js'
import type { KindName, Values } from './world.js'

/** Few values of everything, so that calls meet. */
export const teams: readonly string[] = ['a', 'b']
export const ids: readonly string[] = ['1', '2', '3']
const emails = ['p', 'q', 'r', 's']
export const names: readonly string[] = ['Ann', 'Bob']
export const owners: readonly string[] = ['x', 'y']
const texts = ['t', 'u', 'v']

/** The attributes that draw their values in more than one place. */
export const attribute: Readonly<Record<string, (d: Draw, now: number) => unknown>> = {
  email: (d) => d.pick(emails),
  handle: (d) => d.pick(owners),
  name: (d) => d.pick(names),
  tags: (d) => new Set(d.pick([['red'], ['blue'], ['red', 'green']])),
  notes: (d) => d.times(d.int(3), () => d.pick(texts)),
  address: (d) => ({ city: d.pick(texts), floor: d.int(5) }),
  expires: (d, now) => new Date((Math.floor(now / 1000) + d.int(60) - 5) * 1000),
  number: (d) => d.int(10),
  text: (d) => d.pick(texts),
  status: (d) => d.pick(['open', 'paid', 'shipped']),
  owner: (d) => d.pick(owners),
}

/** The key of an entity that may be there. */
export function keyValues(d: Draw, kind: KindName): Values {
  return { team: d.pick(teams), [`${kind}Id`]: d.pick(ids) }
}

/** A whole entity, as a call gives it. */
export function entityValues(d: Draw, kind: KindName, now: number): Values {
  const draw = (name: string): unknown => attribute[name]!(d, now)
  const maybe = (probability: number, name: string, from = name): Values => (d.chance(probability) ? { [name]: draw(from) } : {})
  switch (kind) {
    case 'person':
      return {
        ...keyValues(d, kind),
        email: draw('email'),
        ...maybe(0.4, 'handle'),
        name: draw('name'),
        visits: draw('number'),
        ...maybe(0.4, 'tags'),
        notes: draw('notes'),
        ...maybe(0.5, 'address'),
        ...maybe(0.3, 'expires'),
      }
    case 'order':
      return {
        ...keyValues(d, kind),
        status: draw('status'),
        priority: draw('text'),
        total: draw('number'),
        ...maybe(0.3, 'note', 'text'),
      }
    case 'task':
      return { ...keyValues(d, kind), lane: draw('text'), rank: draw('text'), points: draw('number'), ...maybe(0.5, 'owner') }
  }
}
