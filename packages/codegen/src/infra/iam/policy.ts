import type { Model } from '@keyloom/core'
import type { Grants } from './grants.js'
import type { Permission } from './permission.js'

/** A policy before it is known how a format names a table. */
export interface PolicyDescription {
  /** The name in the schema, or of the role. */
  readonly name: string
  readonly statements: readonly PolicyStatement[]
}

export interface PolicyStatement {
  readonly effect: 'Allow' | 'Deny'
  /** In the order of the alphabet, with `dynamodb:`. */
  readonly actions: readonly string[]
  readonly resources: readonly PolicyResource[]
  readonly leadingKeys?: readonly string[]
}

/** A table, or one of its indexes. */
export interface PolicyResource {
  readonly table: string
  readonly index?: string
}

/**
 * The policy of some grants: leave for what they need, and no Scan of anything that none of `scans` is of, whatever other policies say.
 * `scans` are those of all that a principal with this policy may have besides.
 */
export function policyOf(name: string, permissions: readonly Permission[], model: Model, scans: readonly Permission[]): PolicyDescription {
  const tables = model.tables.filter((table) => permissions.some((permission) => permission.table === table.name))
  const all = tables.flatMap((table) => [
    { table: table.name },
    ...table.indexes.map((index) => ({ table: table.name, index: index.name })),
  ])
  const scanned = new Set(scans.filter(({ action }) => action === 'Scan').map(resourceKey))
  const refused = all.filter((resource) => !scanned.has(resourceKey(resource)))
  return {
    name,
    statements: [
      ...allowed(permissions),
      ...(refused.length === 0 ? [] : [{ effect: 'Deny' as const, actions: ['dynamodb:Scan'], resources: refused }]),
    ],
  }
}

/** A policy for each role, or for each repository, collection and transaction where there are none. */
export function policiesOf(
  model: Model,
  grants: Grants,
  own: readonly string[],
  roles: Readonly<Record<string, readonly string[]>> = {},
): PolicyDescription[] {
  const of = (names: readonly string[]) => names.flatMap((name) => grants.get(name) ?? [])
  if (Object.keys(roles).length > 0) return Object.entries(roles).map(([role, names]) => policyOf(role, of(names), model, of(names)))
  return own.map((name) => policyOf(name, of([name]), model, of(own)))
}

/** One statement for the operations that are allowed under one condition, for as many tables and indexes as share it. */
function allowed(permissions: readonly Permission[]): PolicyStatement[] {
  const merged = groups(permissions, (one) => `${one.action} ${resourceKey(one)}`).map((same) => {
    const [first] = same
    const leadingKeys = sorted(same.flatMap((one) => one.leadingKeys ?? []))
    return { ...first, ...(leadingKeys.length > 0 && { leadingKeys }) }
  })
  const byResource = groups(merged, (one) => `${resourceKey(one)} ${one.leadingKeys}`).map((same) => {
    const [{ table, index, leadingKeys }] = same
    const actions = sorted(same.map(({ action }) => `dynamodb:${action}`))
    return { resource: { table, ...(index !== undefined && { index }) }, actions, ...(leadingKeys !== undefined && { leadingKeys }) }
  })
  return groups(byResource, (one) => `${one.actions} ${one.leadingKeys}`).map((same) => {
    const [{ actions, leadingKeys }] = same
    const resources = same.map(({ resource }) => resource)
    return { effect: 'Allow', actions, resources, ...(leadingKeys !== undefined && { leadingKeys }) }
  })
}

function groups<T>(values: readonly T[], keyOf: (value: T) => string): [T, ...T[]][] {
  const byKey = new Map<string, [T, ...T[]]>()
  for (const value of values) {
    const group = byKey.get(keyOf(value))
    if (group === undefined) byKey.set(keyOf(value), [value])
    else group.push(value)
  }
  return [...byKey.values()]
}

function resourceKey({ table, index }: PolicyResource): string {
  return JSON.stringify([table, index])
}

function sorted(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort()
}
