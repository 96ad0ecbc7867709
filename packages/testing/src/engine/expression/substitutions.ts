import type { Limits } from '../limits.js'
import { ServiceError, validation } from '../service-error.js'
import { valueSize } from '../value/size.js'
import type { Value } from '../value/value.js'
import { decodeValue, type WireItem } from '../value/wire.js'

/** The `#names` and `:values` of one request, shared by all its expressions, with a note of which were used. */
export interface Substitutions {
  readonly limits: Limits
  readonly names: ReadonlyMap<string, string>
  readonly values: ReadonlyMap<string, Value>
  readonly usedNames: Set<string>
  readonly usedValues: Set<string>
}

/** The parts of a request that substitutions are read from. */
export interface SubstitutionInput {
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined
  readonly ExpressionAttributeValues?: WireItem | undefined
}

const NAME_KEY = /^#[A-Za-z0-9_]+$/
const VALUE_KEY = /^:[A-Za-z0-9_]+$/

/** Reads the substitutions of a request. `hasExpression` and `takesValues` say whether its expressions could use any. */
export function readSubstitutions(input: SubstitutionInput, limits: Limits, hasExpression: boolean, takesValues: boolean): Substitutions {
  const names = new Map<string, string>()
  const values = new Map<string, Value>()
  if (input.ExpressionAttributeNames !== undefined) {
    if (!hasExpression) throw validation('ExpressionAttributeNames can only be specified when using expressions')
    readNames(input.ExpressionAttributeNames, names, limits)
  }
  if (input.ExpressionAttributeValues !== undefined) {
    if (!takesValues) throw validation('ExpressionAttributeValues can only be specified when using expressions')
    readValues(input.ExpressionAttributeValues, values, limits)
  }
  return { limits, names, values, usedNames: new Set(), usedValues: new Set() }
}

/** Refuses substitutions that no expression of the request used. */
export function checkAllUsed(substitutions: Substitutions): void {
  const names = [...substitutions.names.keys()].filter((name) => !substitutions.usedNames.has(name))
  if (names.length > 0) throw validation(`Value provided in ExpressionAttributeNames unused in expressions: keys: {${names.join(', ')}}`)
  const values = [...substitutions.values.keys()].filter((name) => !substitutions.usedValues.has(name))
  if (values.length > 0) throw validation(`Value provided in ExpressionAttributeValues unused in expressions: keys: {${values.join(', ')}}`)
}

function readNames(wire: Readonly<Record<string, string>>, names: Map<string, string>, limits: Limits): void {
  const keys = Object.keys(wire)
  if (keys.length === 0) throw validation('ExpressionAttributeNames must not be empty')
  let bytes = 0
  for (const key of keys) {
    if (!NAME_KEY.test(key)) throw validation(`ExpressionAttributeNames contains invalid key: Syntax error; key: "${key}"`)
    const name = wire[key]!
    if (name === '') throw validation(`ExpressionAttributeNames contains invalid value: Empty attribute name for key ${key}`)
    if (Buffer.byteLength(name) > limits.attributeNameBytes)
      throw validation('ExpressionAttributeNames contains invalid value: Attribute name is too large for key: '.concat(key))
    bytes += Buffer.byteLength(key) + Buffer.byteLength(name)
    names.set(key, name)
  }
  if (bytes > limits.substitutionBytes) throw validation('ExpressionAttributeNames exceeds max size')
}

function readValues(wire: WireItem, values: Map<string, Value>, limits: Limits): void {
  const keys = Object.keys(wire)
  if (keys.length === 0) throw validation('ExpressionAttributeValues must not be empty')
  let bytes = 0
  for (const key of keys) {
    if (!VALUE_KEY.test(key)) throw validation(`ExpressionAttributeValues contains invalid key: Syntax error; key: "${key}"`)
    const value = readValue(key, wire, limits)
    bytes += Buffer.byteLength(key) + valueSize(value)
    values.set(key, value)
  }
  if (bytes > limits.substitutionBytes) throw validation('ExpressionAttributeValues exceeds max size')
}

function readValue(key: string, wire: WireItem, limits: Limits): Value {
  try {
    return decodeValue(wire[key]!, limits.nestingLevels)
  } catch (error) {
    if (!(error instanceof ServiceError) || error.name !== 'ValidationException') throw error
    throw validation(`ExpressionAttributeValues contains invalid value: ${error.message} for key ${key}`)
  }
}
