import { existsSync, readFileSync } from 'node:fs'
import { keyloomError, type Schema } from '@keyloom/core'
import { loadModule } from './load-module.js'
import { locationAt, type SourceLocation, startOf } from './source-location.js'

/**
 * Imports a schema file. A schema is known by its `kind`, not by its class: the file may use another copy of `@keyloom/core` than this
 * package does. Throws `LOAD.FAILED`, or `LOAD.NO_SCHEMA` where the default export is something else.
 */
export async function loadSchema(file: string): Promise<Schema> {
  if (!existsSync(file)) {
    throw keyloomError('LOAD.FAILED', `There is no schema file ${file}.`, {
      fix: 'Run `keyloom init` to begin one, or name another in keyloom.config.ts.',
      payload: { location: startOf(file) },
    })
  }
  const exports = await loadModule(file)
  const schema = exports.default
  if (isSchema(schema)) return schema
  throw keyloomError('LOAD.NO_SCHEMA', `The default export is ${describe(schema, exports)}, not a schema.`, {
    fix: 'End the file with `export default defineSchema({ … })`.',
    payload: { location: defaultExport(file) },
  })
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'schema'
}

function describe(value: unknown, exports: Readonly<Record<string, unknown>>): string {
  if (value === undefined) return 'default' in exports ? 'undefined' : 'missing'
  if (value === null) return 'null'
  const { kind, name } = value as { kind?: unknown; name?: unknown }
  if (kind === 'table' || kind === 'entity' || kind === 'collection') return `the ${kind} '${String(name)}'`
  return typeof value === 'object' ? 'an object that defineSchema did not make' : `a ${typeof value}`
}

function defaultExport(file: string): SourceLocation {
  const text = readFileSync(file, 'utf8')
  const offset = text.search(/^export default\b/m)
  return offset === -1 ? startOf(file) : locationAt(file, text, offset)
}
