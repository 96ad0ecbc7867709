import type { Tally } from './capacity.js'
import type { Database } from './database.js'
import { ServiceError } from './service-error.js'

/** Whether a member of a batch may spend what it needs; one that may not is left unprocessed instead of failing the batch. */
export function isAdmitted(db: Database, tally: Tally): boolean {
  try {
    db.admit(tally)
    return true
  } catch (error) {
    if (error instanceof ServiceError && error.name === 'ProvisionedThroughputExceededException') return false
    throw error
  }
}
