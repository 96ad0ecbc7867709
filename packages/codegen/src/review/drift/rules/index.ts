import type { DriftRule } from '../drift-rule.js'
import { snapshotStale } from './d801-snapshot-stale.js'
import { generatedStale } from './d802-generated-stale.js'
import { generatedMissing } from './d803-generated-missing.js'
import { generatedOrphan } from './d804-generated-orphan.js'
import { generatedHandEdited } from './d805-generated-hand-edited.js'
import { ackUnused } from './d806-ack-unused.js'
import { ackExpired } from './d807-ack-expired.js'
import { suppressionWithoutReason } from './d808-suppression-without-reason.js'
import { deployedTableDiffers } from './d810-deployed-table-differs.js'

/** Every rule about drift, in the order of their ids. D809 is reserved. */
export const driftRules: readonly DriftRule[] = [
  snapshotStale,
  generatedStale,
  generatedMissing,
  generatedOrphan,
  generatedHandEdited,
  ackUnused,
  ackExpired,
  suppressionWithoutReason,
  deployedTableDiffers,
]
