import { keyloomError } from '@keyloom/core'

/** What a suite can run on. */
export type TargetName = 'memory' | 'dynamodb-local' | 'endpoint'

/** One target of a run. */
export interface Target {
  readonly name: TargetName
  /** Where an `endpoint` answers. */
  readonly endpoint?: string
}

const DEFAULT_TARGETS = 'memory,dynamodb-local'

/**
 * The targets of a run: `KEYLOOM_ENGINES`, a list of `memory`, `dynamodb-local` and URLs; both engines by default.
 *
 * @example
 * ```ts
 * import { readTargets } from '@keyloom/testing/vitest'
 *
 * readTargets('memory, http://localhost:8000').map(({ name }) => name) // ['memory', 'endpoint']
 * ```
 */
export function readTargets(setting: string = process.env.KEYLOOM_ENGINES ?? DEFAULT_TARGETS): readonly Target[] {
  return setting
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => {
      if (name === 'memory' || name === 'dynamodb-local') return { name }
      if (/^https?:\/\//.test(name)) return { name: 'endpoint', endpoint: name }
      throw keyloomError('ENGINE.MISUSE', `KEYLOOM_ENGINES names ${JSON.stringify(name)}, which is no engine.`, {
        fix: 'Use memory, dynamodb-local or the URL of an endpoint, separated by commas.',
      })
    })
}
