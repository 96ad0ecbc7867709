import type { Draw } from '../../../packages/testing/fuzz/fuzzer.js'
import type { Lab, Task, TaskKey } from '../generated/index.js'
import type { Model } from './linearizable.js'

/** A call of the repository of tasks, all of one item, of which only the points matter. */
export type ItemCall =
  | { readonly kind: 'get' }
  | { readonly kind: 'delete' }
  | { readonly kind: 'create' | 'put' | 'set' | 'add'; readonly points: number }
  | { readonly kind: 'exchange'; readonly points: number; readonly expected: number }

/** The points of the item; null where there is none. */
export type Points = number | null

/** How a call ends: `ok` or the code of an error, and the points that it tells of. */
type Answer = readonly [end: string, points: Points]

/** The item as calls change it, one after the other. */
export const item: Model<Points, ItemCall> = {
  initial: null,
  apply(state, call): readonly [Points, Answer] {
    switch (call.kind) {
      case 'get':
        return [state, ['ok', state]]
      case 'delete':
        return [null, ['ok', state]]
      case 'put':
        return [call.points, ['ok', call.points]]
      case 'create':
        return state === null ? [call.points, ['ok', call.points]] : [state, ['ITEM.EXISTS', state]]
      default:
        if (state === null) return [null, ['ITEM.NOT_FOUND', null]]
    }
    if (call.kind === 'exchange' && state !== call.expected) return [state, ['ITEM.CONDITION_FAILED', state]]
    const after = call.kind === 'add' ? state + call.points : call.points
    return [after, ['ok', after]]
  },
}

/** Makes a call, and gives the points of the entity that it answers with. */
export async function makeCall({ task }: Lab, taskId: string, call: ItemCall): Promise<Points> {
  return (await send(task, { team: 'a', taskId }, call))?.points ?? null
}

function send(task: Lab['task'], key: TaskKey, call: ItemCall): Promise<Task | undefined> {
  if (call.kind === 'get') return task.get(key, { consistent: true })
  if (call.kind === 'delete') return task.delete(key)
  const { points } = call
  const whole = { ...key, lane: 'l', rank: 'r', points }
  switch (call.kind) {
    case 'create':
      return task.create(whole)
    case 'put':
      return task.put(whole)
    case 'set':
      return task.update(key, { set: { points } })
    case 'add':
      return task.update(key, { add: { points } })
    case 'exchange':
      return task.update(key, { set: { points } }, { if: { points: call.expected } })
  }
}

/** Draws a call that writes `points`, which no other call writes; `seen` is what its caller saw last. */
export function drawCall(d: Draw, points: number, seen: Points): ItemCall {
  const kind = d.pick(['get', 'get', 'get', 'create', 'create', 'put', 'set', 'add', 'add', 'exchange', 'exchange', 'delete'] as const)
  if (kind === 'get' || kind === 'delete') return { kind }
  if (kind === 'add') return { kind, points: 1 }
  return kind === 'exchange' ? { kind, points, expected: seen ?? 0 } : { kind, points }
}
