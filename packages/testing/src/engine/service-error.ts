/** Every error the engine answers with: the name the SDK maps to a class, its HTTP status, and the namespace of its `__type`. */
const registry = {
  ConditionalCheckFailedException: { status: 400, namespace: 'dynamodb' },
  DuplicateItemException: { status: 400, namespace: 'dynamodb' },
  ExpiredIteratorException: { status: 400, namespace: 'dynamodb' },
  IdempotentParameterMismatchException: { status: 400, namespace: 'dynamodb' },
  InternalServerError: { status: 500, namespace: 'dynamodb' },
  ItemCollectionSizeLimitExceededException: { status: 400, namespace: 'dynamodb' },
  LimitExceededException: { status: 400, namespace: 'dynamodb' },
  ProvisionedThroughputExceededException: { status: 400, namespace: 'dynamodb' },
  RequestLimitExceeded: { status: 400, namespace: 'dynamodb' },
  ResourceInUseException: { status: 400, namespace: 'dynamodb' },
  ResourceNotFoundException: { status: 400, namespace: 'dynamodb' },
  TransactionCanceledException: { status: 400, namespace: 'dynamodb' },
  TransactionConflictException: { status: 400, namespace: 'dynamodb' },
  TransactionInProgressException: { status: 400, namespace: 'dynamodb' },
  TrimmedDataAccessException: { status: 400, namespace: 'dynamodb' },
  AccessDeniedException: { status: 400, namespace: 'service' },
  MissingAuthenticationTokenException: { status: 400, namespace: 'service' },
  RequestEntityTooLargeException: { status: 413, namespace: 'service' },
  SerializationException: { status: 400, namespace: 'service' },
  ServiceUnavailable: { status: 503, namespace: 'availability' },
  ThrottlingException: { status: 400, namespace: 'availability' },
  UnknownOperationException: { status: 400, namespace: 'service' },
  ValidationException: { status: 400, namespace: 'validate' },
} as const

const namespaces = {
  dynamodb: 'com.amazonaws.dynamodb.v20120810',
  service: 'com.amazon.coral.service',
  availability: 'com.amazon.coral.availability',
  validate: 'com.amazon.coral.validate',
} as const

/** The name of an error of the service, as the SDK reports it in `error.name`. */
export type ServiceErrorName = keyof typeof registry

/** The names of all errors the engine can answer with. */
export const serviceErrorNames: readonly ServiceErrorName[] = Object.keys(registry) as ServiceErrorName[]

/** Why one action of a cancelled transaction failed. */
export interface CancellationReason {
  readonly Code: string
  readonly Message?: string
  readonly Item?: Readonly<Record<string, unknown>>
}

/** What an error carries besides its message. */
export interface ServiceErrorFields {
  readonly CancellationReasons?: readonly CancellationReason[]
  readonly Item?: Readonly<Record<string, unknown>>
}

/**
 * An answer of the service that is an error: thrown by `engine.execute`, sent as a 4xx or 5xx over the wire.
 *
 * @example
 * ```ts
 * import { createEngine, ServiceError } from '@keyloom/testing'
 *
 * const engine = createEngine()
 * try {
 *   engine.execute('GetItem', { TableName: 'nothing', Key: { pk: { S: 'a' } } })
 * } catch (error) {
 *   if (error instanceof ServiceError) console.log(error.name) // 'ResourceNotFoundException'
 * }
 * ```
 */
export class ServiceError extends Error {
  override readonly name: ServiceErrorName
  readonly statusCode: number
  readonly fields: ServiceErrorFields
  /** Whether the service finds it before a transaction begins: such an error ends the request and is no reason to cancel. */
  readonly precedesTransaction: boolean

  constructor(name: ServiceErrorName, message: string, fields: ServiceErrorFields = {}, precedesTransaction = false) {
    super(message)
    this.name = name
    this.statusCode = registry[name].status
    this.fields = fields
    this.precedesTransaction = precedesTransaction
  }
}

/** The body of the answer. Two of the service's errors spell their message with a capital. */
export function errorBody(error: ServiceError): Record<string, unknown> {
  const { namespace } = registry[error.name]
  const capital = error.name === 'SerializationException' || error.name === 'IdempotentParameterMismatchException'
  return { __type: `${namespaces[namespace]}#${error.name}`, [capital ? 'Message' : 'message']: error.message, ...error.fields }
}

/** Makes the error of a name; the caller throws it. */
export function serviceError(name: ServiceErrorName, message: string, fields?: ServiceErrorFields): ServiceError {
  return new ServiceError(name, message, fields)
}

/** Makes a ValidationException. */
export function validation(message: string): ServiceError {
  return new ServiceError('ValidationException', message)
}

/** Makes a ValidationException that begins with the service's general sentence about parameters. */
export function invalidParameters(detail: string): ServiceError {
  return validation(`One or more parameter values were invalid: ${detail}`)
}

/** Makes a ValidationException of what the service looks at before it begins a transaction. */
export function invalidInput(message: string): ServiceError {
  return new ServiceError('ValidationException', message, {}, true)
}

/** Makes a SerializationException: the JSON has a form the operation cannot read at all. */
export function unreadable(message: string): ServiceError {
  return new ServiceError('SerializationException', message)
}

/** Makes the ResourceNotFoundException of data operations. */
export function tableNotFound(): ServiceError {
  return new ServiceError('ResourceNotFoundException', 'Requested resource not found')
}
