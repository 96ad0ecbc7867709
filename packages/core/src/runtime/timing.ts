import type { Timing } from './connection.js'

/** Time and chance as they are, where a connection has no others. */
export const realTime: Timing = {
  elapsed: () => performance.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', wake)
        resolve()
      }
      const timer = setTimeout(wake, milliseconds)
      signal?.addEventListener('abort', wake)
    }),
  random: Math.random,
}
