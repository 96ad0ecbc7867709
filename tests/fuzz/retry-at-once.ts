import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb'

type RetryStrategy = Exclude<NonNullable<DynamoDBClientConfig['retryStrategy']>, { retry: unknown }>

/** The SDK's standard strategy (three attempts, of what is transient or throttled) without its waits and without its quota. */
export function retryAtOnce(maxAttempts = 3): RetryStrategy {
  const token = (count: number) => ({ getRetryCount: () => count, getRetryDelay: () => 0 })
  return {
    async acquireInitialRetryToken() {
      return token(0)
    },
    async refreshRetryTokenForRetry(last, { errorType }) {
      const isRetried = (errorType === 'TRANSIENT' || errorType === 'THROTTLING') && last.getRetryCount() + 1 < maxAttempts
      if (!isRetried) throw new RangeError('No further attempt.')
      return token(last.getRetryCount() + 1)
    },
    recordSuccess() {},
  }
}
