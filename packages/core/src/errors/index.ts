export { type ErrorCode, errorCodes } from './codes.js'
export { assertNever, InternalError, internalError } from './internal-error.js'
export { type ErrorDetails, isKeyloomError, KeyloomError, keyloomError } from './keyloom-error.js'
