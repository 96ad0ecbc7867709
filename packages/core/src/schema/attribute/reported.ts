import type { AttributeType } from '../../model/index.js'

/** What stands in for a type that was reported, known by identity: one fault is named once, and the rest of the schema is still checked. */
export const REPORTED: AttributeType = Object.freeze({ kind: 'unknown' })
