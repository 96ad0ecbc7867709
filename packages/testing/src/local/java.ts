import { spawnSync } from 'node:child_process'

let available: boolean | undefined

/**
 * Whether Java can be started, which DynamoDB Local needs. Asked once a process.
 *
 * @example
 * ```ts
 * import { isJavaAvailable } from '@keyloom/testing'
 *
 * if (!isJavaAvailable()) console.log('Only the embedded engine is tested.')
 * ```
 */
export function isJavaAvailable(): boolean {
  available ??= spawnSync('java', ['-version'], { stdio: 'ignore' }).status === 0
  return available
}
