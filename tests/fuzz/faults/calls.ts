import { batchWrite, readMany, transact } from '../runtime/many.js'
import { get, move, single } from '../runtime/one.js'
import { ask, collect } from '../runtime/reads.js'
import type { Operation } from '../runtime/step.js'

const verbs = ['create', 'put', 'upsert', 'update', 'delete'] as const
const entities = ['person', 'order', 'task'] as const

/** Every call that there is, by what it is called. */
export const calls: Readonly<Record<string, Operation>> = {
  ...Object.fromEntries(verbs.flatMap((verb) => entities.map((kind) => [`${kind}.${verb}`, single(verb, [kind])]))),
  move,
  get,
  transact,
  batchWrite,
  readMany,
  ask,
  collect,
}
