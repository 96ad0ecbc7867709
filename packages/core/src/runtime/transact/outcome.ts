/** Answers that say nothing about an attempt before them whose answer was lost. */
const throttles: ReadonlySet<string | undefined> = new Set([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
])

/** Failures before anything was sent. */
const unsent: ReadonlySet<string | undefined> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'CredentialsProviderError',
  'TokenProviderError',
])

interface SdkError {
  readonly name?: string
  readonly code?: string
  readonly $metadata?: { readonly httpStatusCode?: number; readonly attempts?: number }
}

/** Whether a request that failed so may have had its effect all the same: only an answer says that it had none. */
export function isOutcomeUnknown(cause: unknown): boolean {
  const { name, code, $metadata = {} } = (typeof cause === 'object' && cause !== null ? cause : {}) as SdkError
  const { httpStatusCode: status, attempts = 1 } = $metadata
  if (name === 'TransactionInProgressException') return true
  if (status !== undefined && status >= 400 && status < 500) return throttles.has(name) && attempts > 1
  return !(attempts === 1 && status === undefined && (unsent.has(code) || unsent.has(name)))
}
