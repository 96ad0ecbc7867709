import { readFileSync, statSync } from 'node:fs'
import { keyloomError, type Schema } from '@keyloom/core'
import { loadModule } from './load-module.js'
import { locationAt, type SourceLocation, startOf } from './source-location.js'

/**
 * Imports a schema file. A schema is known by its `kind`, not by its class: the file may use another copy of `@keyloom/core` than this
 * package does. Throws `LOAD.FAILED`, or `LOAD.NO_SCHEMA` where the default export is something else.
 */
export async function loadSchema(file: string): Promise<Schema> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw keyloomError('LOAD.FAILED', `There is no schema file ${file}.`, {
      fix: 'Run `keyloom init` to begin one, or name another in keyloom.config.ts.',
      payload: { location: startOf(file) },
    })
  }
  const exports = await loadModule(file)
  const schema = exports.default
  if (isSchema(schema)) return withMembers(schema, file)
  throw keyloomError('LOAD.NO_SCHEMA', `The default export is ${'default' in exports ? describe(schema) : 'missing'}, not a schema.`, {
    fix: 'End the file with `export default defineSchema({ … })`.',
    payload: { location: defaultExport(file) },
  })
}

const memberKinds = { tables: 'table', entities: 'entity', collections: 'collection', transactions: 'transaction' } as const

/** A member that is undefined (files that import each other) would fail far from its cause. */
async function withMembers(schema: Schema, file: string): Promise<Schema> {
  const config: Readonly<Record<string, unknown>> = { ...schema.config }
  for (const [list, kind] of Object.entries(memberKinds)) {
    const members = config[list] ?? []
    if (!Array.isArray(members)) throw await notA(`\`${list}\``, members, 'a list', [list], file)
    const wrong = members.findIndex((member) => member?.kind !== kind)
    if (wrong !== -1)
      throw await notA(
        `Number ${wrong + 1} of \`${list}\``,
        members[wrong],
        kind === 'entity' ? 'an entity' : `a ${kind}`,
        [list, String(wrong)],
        file,
      )
  }
  return schema
}

async function notA(what: string, value: unknown, expected: string, path: readonly string[], file: string): Promise<Error> {
  const { locatePaths } = await import('./positions/locate.js')
  const message = `${what} is ${describe(value)}, not ${expected}.`
  return keyloomError('LOAD.NO_SCHEMA', message, {
    ...(value === undefined ? { fix: 'Files that import each other see what is not yet there: move what they share to a third.' } : {}),
    payload: { location: locatePaths([path], file)[0] },
  })
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && (value as { kind?: unknown }).kind === 'schema'
}

function describe(value: unknown): string {
  if (value === undefined) return 'undefined'
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
