import type { Draw } from '../../../packages/testing/fuzz/fuzzer.js'
import { entityValues } from '../runtime/entities.js'
import { idOf, type KindName, type World } from '../runtime/world.js'
import { implied, takenBy } from '../runtime/write.js'

/** Some entities of every kind, none of which has what is unique of another. */
export function drawWorld(d: Draw, now: number): World {
  const world = new Map<string, { kind: KindName; values: ReturnType<typeof entityValues> }>()
  for (const kind of ['person', 'person', 'person', 'order', 'order', 'order', 'task', 'task', 'task'] as const) {
    const values = { ...entityValues(d, kind, now), ...implied(kind, now - 5000, now - 1000, 1 + d.int(3)) }
    const id = idOf(kind, values)
    if (!takenBy(world, now, [id], { kind, values })) world.set(id, { kind, values })
  }
  return world
}
