import { keyloomError } from '../errors/index.js'
import type { Model } from './model.js'

/** The version of the model's structure that this version of Keyloom writes and reads. */
const MODEL_VERSION = 1
/** The version of the way values become key text. */
const KEY_FORMAT = 1

/**
 * The model as text that is the same byte for byte whenever the model is: names sorted, two spaces, one line break at the end. Lists keep
 * their order, which is the schema's.
 *
 * @example
 * ```ts
 * import { canonicalJson, parseModel } from '@keyloom/core'
 *
 * canonicalJson(parseModel(canonicalJson(model))) === canonicalJson(model) // true
 * ```
 */
export function canonicalJson(model: Model): string {
  return `${JSON.stringify(sorted(model), undefined, 2)}\n`
}

/** What is in order already, as all of a model that was read, is not copied: that takes longer than to look. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    const items = value.map(sorted)
    return items.every((item, i) => item === value[i]) ? value : items
  }
  // Own names, so that `__proto__` stays one.
  const names = Object.keys(value)
  const entries = names.map((name): [string, unknown] => [name, sorted((value as Readonly<Record<string, unknown>>)[name])])
  const isInOrder = entries.every(
    ([name, inner], i) => inner === (value as Readonly<Record<string, unknown>>)[name] && (i === 0 || names[i - 1]! < name),
  )
  if (isInOrder) return value
  // By code unit, not by locale: a locale orders otherwise on another machine.
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * Reads what {@link canonicalJson} wrote.
 *
 * @throws `MODEL.NEWER` when a newer version of Keyloom wrote it, `MODEL.INVALID` when it is not a model.
 *
 * @example
 * ```ts
 * import { readFileSync } from 'node:fs'
 * import { parseModel } from '@keyloom/core'
 *
 * const { entities } = parseModel(readFileSync('generated/model.json', 'utf8'))
 * entities.map(({ name }) => name)
 * ```
 */
export function parseModel(json: string): Model {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (cause) {
    throw keyloomError('MODEL.INVALID', 'The text is not JSON, so it is not a model.', { cause })
  }
  if (!isObject(value) || value.kind !== 'model' || typeof value.modelVersion !== 'number') {
    throw keyloomError('MODEL.INVALID', "The JSON is not a model: it has no kind 'model' with a modelVersion.", {
      fix: 'Generate it again.',
    })
  }
  if (value.modelVersion > MODEL_VERSION || (typeof value.keyFormat === 'number' && value.keyFormat > KEY_FORMAT)) {
    throw keyloomError(
      'MODEL.NEWER',
      `The model has version ${value.modelVersion} and key format ${String(value.keyFormat)}, and this version of Keyloom reads up to ${MODEL_VERSION} and ${KEY_FORMAT}.`,
      { fix: 'Update Keyloom.', payload: { modelVersion: value.modelVersion, keyFormat: value.keyFormat } },
    )
  }
  const isWhole =
    typeof value.name === 'string' && Array.isArray(value.tables) && Array.isArray(value.entities) && Array.isArray(value.collections)
  if (value.modelVersion !== MODEL_VERSION || value.keyFormat !== KEY_FORMAT || !isWhole) {
    throw keyloomError('MODEL.INVALID', 'The JSON is not a whole model.', { fix: 'Generate it again.' })
  }
  return value as unknown as Model
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
