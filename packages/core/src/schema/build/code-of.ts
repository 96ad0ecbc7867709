import type { CodeModel } from '../../model/index.js'

/** Where a value is exported from, for generated code to import it. */
export type CodeOf = (value: unknown) => CodeModel | undefined
