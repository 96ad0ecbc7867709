import type { PreparedWrite } from '../write/prepared-write.js'

/** A write of a transaction, checked and ready to be sent. */
export interface PreparedOperation {
  /** What the caller calls it; several names where operations count in one parent. */
  readonly names: readonly string[]
  readonly write: PreparedWrite
}
