import { keyValues } from './entities.js'
import { difference, shown } from './same.js'
import type { Expected, Operation } from './step.js'
import { idOf, type KindName, live } from './world.js'
import { implied, repositoryOf, takenBy, type Write, writes } from './write.js'

/** Calls on one item. */

const anyKind: readonly KindName[] = ['person', 'person', 'order', 'task']

export function single(verb: Write['verb'], of: readonly KindName[] = anyKind): Operation {
  return (d, scene) => {
    const { kind, args, outcome } = writes[verb](d, scene, d.pick(of))
    return { text: `${kind}.${verb}(${shown(args)})`, run: () => repositoryOf(scene, kind)[verb]!(...args), expected: expectedOf(outcome) }
  }
}

function expectedOf(outcome: Write['outcome']): Expected {
  if ('code' in outcome) return outcome
  return { changes: [outcome.change], check: (result) => difference(result, outcome.result) }
}

export const get: Operation = (d, scene) => {
  const kind = d.pick(anyKind)
  const key = keyValues(d, kind)
  const consistent = d.chance(0.5)
  const expected = live(scene.world, idOf(kind, key), scene.now)?.values
  return {
    text: `${kind}.get(${shown(key)})`,
    run: () => repositoryOf(scene, kind).get!(key, { consistent }),
    expected: { changes: [], check: (result) => difference(result, expected) },
  }
}

export const move: Operation = (d, scene) => {
  const { world, now } = scene
  const kind = d.pick(['person', 'task'] as const)
  const [key, to] = [keyValues(d, kind), keyValues(d, kind)]
  const [from, target] = [idOf(kind, key), idOf(kind, to)]
  const before = live(world, from, now)
  const expected = (): Expected => {
    if (from === target) return { code: 'INPUT.INVALID' }
    if (before === undefined) return { code: 'ITEM.NOT_FOUND' }
    if (live(world, target, now) !== undefined) return { code: 'ITEM.EXISTS' }
    const createdAt = (before.values.createdAt as Date | undefined)?.getTime() ?? now
    const after = { kind, values: { ...before.values, ...to, ...implied(kind, createdAt, now, 1) } }
    if (takenBy(world, now, [from], after)) return { code: 'ITEM.NOT_UNIQUE' }
    return {
      changes: [
        { id: from, to: undefined },
        { id: target, to: after },
      ],
      check: (result) => difference(result, after.values),
    }
  }
  return { text: `${kind}.move(${shown([key, to])})`, run: () => repositoryOf(scene, kind).move!(key, to), expected: expected() }
}
