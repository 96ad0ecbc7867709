import { writeFileSync } from 'node:fs'
import { basename, extname, resolve } from 'node:path'
import { keyloomError } from '@keyloom/core'
import { camelCase } from '../../emit/print/safe-identifier.js'
import { didYouMean } from '../../errors/did-you-mean.js'
import type { ImportedTable, SchemaDraft } from '../../import/draft.js'
import { inferSchema } from '../../import/infer/infer-schema.js'
import { entityName } from '../../import/infer/names.js'
import { printSchema } from '../../import/print-schema.js'
import type { Arguments } from '../command.js'
import { count } from '../count.js'
import { deployClient } from '../deploy-tables.js'
import { type ExitCode, exitCodes } from '../exit-code.js'
import { readLiveTable } from '../import/read-live-table.js'
import { readItems, readTables } from '../import/read-source.js'
import type { Io } from '../io.js'
import { shownPath } from '../paths.js'
import { positive } from '../scan/options.js'
import { workingIn } from './config-options.js'

const defaultSample = 1000

/** `keyloom import`: writes a schema file for tables that exist. */
export async function importSchema(given: Arguments, streams: Io): Promise<ExitCode> {
  const io = workingIn(given, streams)
  const { tables, origin, name } = await sourceOf(given, io)
  const draft = inferSchema(name, tables)
  const file = resolve(io.cwd, typeof given.options.out === 'string' ? given.options.out : 'schema.ts')
  write(file, printSchema(draft, origin), given.options.force === true)

  const entities = draft.tables.flatMap((table) => table.entities)
  const doubts = doubtsOf(draft)
  if (given.options.json === true) {
    const result = {
      version: 1,
      command: 'import',
      ok: true,
      file: shownPath(io.cwd, file),
      tables: draft.tables.map((table) => ({
        table: table.name,
        entities: table.entities.map((entity) => ({ entity: entity.name, items: entity.items.length })),
      })),
      doubts,
    }
    io.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`)
    return exitCodes.clean
  }
  io.stdout.write(`written ${shownPath(io.cwd, file)}\n`)
  const items = entities.reduce((sum, entity) => sum + entity.items.length, 0)
  const told = `${count(entities.length, 'type')} of ${count(items, 'item')} in ${count(draft.tables.length, 'table')}`
  io.stderr.write(`${told}; ${count(doubts, 'doubt')} marked in the file. Add the access patterns, then run \`keyloom generate\`.\n`)
  return exitCodes.clean
}

interface Source {
  readonly tables: readonly ImportedTable[]
  /** As the head of the file says it. */
  readonly origin: string
  readonly name: string
}

async function sourceOf(given: Arguments, io: Io): Promise<Source> {
  const { from, items, table: tableName } = given.options
  if (typeof from === 'string') {
    const tables = chosen(await readTables(resolve(io.cwd, from)), tableName)
    const own = typeof items === 'string' ? withItems(tables, resolve(io.cwd, items)) : tables
    return { tables: own, origin: basename(from), name: nameOf(basename(from, extname(from))) }
  }
  if (typeof items === 'string') throw usage('`--items` needs the definition of its table: name it with `--from`.')
  if (typeof tableName !== 'string') throw usage('`keyloom import` needs `--from <file>` or, for a live table, `--table <name>`.')
  const sample = positive(given, 'sample') ?? defaultSample
  io.stderr.write(`Reading ${count(sample, 'item')} of ${tableName} at most.\n`)
  const { table, capacityUnits } = await readLiveTable(await deployClient(given), tableName, sample)
  io.stderr.write(`${count(table.items.length, 'item')} read; ${Number(capacityUnits.toFixed(1))} read capacity units.\n`)
  return { tables: [table], origin: `the table ${tableName}`, name: nameOf(tableName) }
}

function chosen(tables: readonly ImportedTable[], name: string | true | undefined): readonly ImportedTable[] {
  if (typeof name !== 'string') return tables
  const found = tables.filter((table) => table.name === name)
  const names = tables.map((table) => table.name)
  if (found.length === 0) throw usage(`There is no table '${name}'${didYouMean(name, names)}: there is ${names.join(', ')}.`)
  return found
}

function withItems([table, ...others]: readonly ImportedTable[], file: string): readonly ImportedTable[] {
  if (table === undefined || others.length > 0) throw usage('`--items` are of one table: choose it with `--table`.')
  return [{ ...table, items: readItems(file) }]
}

/** The name of a schema: a small letter, then letters and digits. */
function nameOf(text: string): string {
  return camelCase(entityName(text))
}

/** @throws KeyloomError `IMPORT.EXISTS`, `OUTPUT.UNWRITABLE`. */
function write(file: string, text: string, isForced: boolean): void {
  try {
    writeFileSync(file, text, { flag: isForced ? 'w' : 'wx' })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') {
      throw keyloomError('IMPORT.EXISTS', `${file} is there already, and is left as it is.`, {
        fix: 'Name another file with `--out`, or write over it with `--force`.',
        payload: { file },
        cause,
      })
    }
    throw keyloomError('OUTPUT.UNWRITABLE', `Cannot write ${file}: ${(cause as Error).message}.`, { payload: { file }, cause })
  }
}

function doubtsOf({ tables }: SchemaDraft): number {
  const ofEntities = tables.flatMap((table) =>
    table.entities.map(({ doubts, attributes }) => doubts.length + attributes.filter(({ doubt }) => doubt).length),
  )
  return ofEntities.reduce((sum, each) => sum + each, tables.flatMap(({ doubts }) => doubts).length)
}

function usage(message: string) {
  return keyloomError('CLI.USAGE', message, { fix: 'See `keyloom import --help`.' })
}
