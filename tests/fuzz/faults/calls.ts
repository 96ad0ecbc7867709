import { batchWrite, readMany, transact } from '../runtime/many.js'
import { get, move, single } from '../runtime/one.js'
import { ask, collect } from '../runtime/reads.js'
import type { Operation } from '../runtime/step.js'
import { tenantOperations } from '../tenants/start-tenants.js'
import { ofLab, ofTenants, type Prepare } from './prepare.js'

const verbs = ['create', 'put', 'upsert', 'update', 'delete'] as const
const entities = ['person', 'order', 'task'] as const

const calls: readonly Operation[] = [
  ...verbs.flatMap((verb) => entities.map((kind) => single(verb, [kind]))),
  move,
  get,
  transact,
  batchWrite,
  readMany,
  ask,
  collect,
]

/** Every call that there is, on items that it succeeds with. */
export const prepares: readonly Prepare[] = [...calls.map(ofLab), ...[...new Set(tenantOperations)].map(ofTenants)]
