export { type ErrorCode, type ErrorDetails, errorCodes, isKeyloomError, KeyloomError, keyloomError } from './errors/index.js'
