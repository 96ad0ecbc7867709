import { keyloomError, type Model } from '@keyloom/core'
import type { Party, Severity } from './change.js'
import type { ChangeRule } from './rule.js'

/** What a rule of the user's own finds. */
export interface CustomChange {
  /** What it is about: `Order.total`. */
  readonly target: string
  /** From the schema down, such as `['entities', 'Order']`: where the report points. */
  readonly path?: readonly string[]
  readonly before?: string
  readonly after?: string
  readonly note?: string
}

/**
 * A rule of the user's own about a change: a function over the two models, declared in the configuration.
 *
 * @example
 * ```ts
 * import { type CustomRule, defineConfig } from '@keyloom/codegen'
 *
 * const described: CustomRule = {
 *   id: 'X001',
 *   slug: 'entity-without-description',
 *   severity: 'dangerous',
 *   title: 'A new entity has no description',
 *   why: 'Nobody else knows what it is.',
 *   check: (base, head) =>
 *     head.entities
 *       .filter(({ name, description }) => description === undefined && !base.entities.some((one) => one.name === name))
 *       .map(({ name }) => ({ target: name, path: ['entities', name] })),
 * }
 *
 * export default defineConfig({ review: { rules: [described] } })
 * ```
 */
export interface CustomRule {
  /** Not one of the catalogue: begin it with `X`. */
  readonly id: string
  readonly slug: string
  readonly severity: Severity
  readonly breaks?: readonly Party[]
  readonly title: string
  readonly why: string
  readonly check: (base: Model, head: Model) => readonly CustomChange[]
}

/** The rule in the form of the catalogue's. Its check throws `CONFIG.INVALID` where the user's function throws or gives no changes. */
export function asChangeRule({ check, breaks = [], ...rule }: CustomRule): ChangeRule {
  return {
    ...rule,
    breaks,
    recipe: 'M0',
    check: ({ base, head }) =>
      checked(rule.id, () => check(base, head)).map(({ path = [], ...change }) => ({ ...change, path, about: {} })),
  }
}

function checked(id: string, check: () => unknown): readonly CustomChange[] {
  let found: unknown
  try {
    found = check()
  } catch (cause) {
    throw keyloomError(
      'CONFIG.INVALID',
      `The rule ${id} of the configuration throws: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        payload: { rule: id },
        cause,
      },
    )
  }
  if (Array.isArray(found) && found.every(isChange)) return found
  throw keyloomError('CONFIG.INVALID', `The rule ${id} of the configuration gives something else than a list of changes.`, {
    fix: "Each is an object with a `target`, and a `path` such as ['entities', 'Order'].",
    payload: { rule: id },
  })
}

function isChange(value: unknown): value is CustomChange {
  const { target, path = [] } = (value ?? {}) as { readonly target?: unknown; readonly path?: unknown }
  return typeof target === 'string' && Array.isArray(path) && path.every((name) => typeof name === 'string')
}
