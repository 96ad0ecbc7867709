import type { Json, Schema } from '@keyloom/core'
import type { Design } from '../../design/design.js'
import { withKeys } from '../../design/with-keys.js'
import type { SchemaEdit } from '../../load/edits/edit-schema.js'

/** What has to change in a schema for it to have the proposed keys. */
export function editsOf(schema: Schema, { tables, pins }: Design): SchemaEdit[] {
  const before = schema.config
  const after = withKeys(schema, tables, { has: () => true, pins }).config
  return [
    ...before.tables.flatMap(({ name, config }) => {
      const next = after.tables.find((one) => one.name === name)?.config
      return changed(['tables', name], config, next, ['key', 'indexes'])
    }),
    ...before.entities.flatMap(({ name, config }) => {
      const next = after.entities.find((one) => one.name === name)?.config
      const patterns = Object.entries(config.patterns ?? {}).flatMap(([pattern, options]) => {
        const path = ['entities', name, 'patterns', pattern]
        const own = next?.patterns?.[pattern]
        const ofScan = options.scan === undefined ? [] : changed([...path, 'scan'], options.scan, own?.scan, ['index'])
        return [...changed(path, options, own, ['index', 'isolate', 'hydrate']), ...ofScan]
      })
      return [...changed(['entities', name], config, next, ['key', 'indexes']), ...patterns]
    }),
    ...(before.collections ?? []).flatMap(({ name, config }) => {
      const next = after.collections?.find((one) => one.name === name)?.config
      return changed(['collections', name], config, next, ['index'])
    }),
  ]
}

function changed(path: readonly string[], before: object, after: object | undefined, options: readonly string[]): SchemaEdit[] {
  return options.flatMap((option): SchemaEdit[] => {
    const [old, value] = [before, after].map((config) => (config as Readonly<Record<string, Json | undefined>> | undefined)?.[option])
    if (JSON.stringify(old) === JSON.stringify(value)) return []
    return [{ path: [...path, option], ...(value !== undefined && { value }) }]
  })
}
