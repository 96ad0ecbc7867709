import { defineOperation, type Operation } from '../operation.js'
import { validation } from '../service-error.js'

/** The operations of PartiQL. The engine does not speak it and says so, rather than that there is no such operation. */
export const refusedPartiQL: Operation = defineOperation({}, () => {
  throw validation('PartiQL is not supported by this engine; use the operations on items, Query and Scan')
})
