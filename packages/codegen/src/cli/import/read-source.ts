import { readFileSync } from 'node:fs'
import { basename, extname } from 'node:path'
import { keyloomError } from '@keyloom/core'
import { parse as parseYaml } from 'yaml'
import type { ImportedTable } from '../../import/draft.js'
import { importTemplate, isTemplate } from '../../import/sources/cloudformation.js'
import { importDescribed, isDescribed } from '../../import/sources/described.js'
import { parseItemLines, tableOfItems } from '../../import/sources/item-lines.js'
import { templateTags } from '../../import/sources/template-tags.js'
import { importTerraform, type TerraformFile } from '../../import/sources/terraform.js'
import { importWorkbench, isWorkbench } from '../../import/sources/workbench.js'
import type { Item } from '../../scan/stored-entity.js'

/** The tables that a file defines, whatever wrote it. @throws KeyloomError `IMPORT.SOURCE`. */
export async function readTables(file: string): Promise<readonly ImportedTable[]> {
  const text = readText(file)
  const tables =
    extname(file) === '.tf'
      ? importTerraform(await parseTerraform(file, text))
      : (tablesOfItems(file, text) ?? tablesOf(file, parse(file, text)))
  if (tables !== undefined && tables.length > 0) return tables
  throw keyloomError('IMPORT.SOURCE', `${file} defines no table.`, {
    fix: 'Name a model of NoSQL Workbench, a CloudFormation, SAM or Terraform file, the answer of DescribeTable, or items as JSON, one a line.',
    payload: { source: file },
  })
}

/** The items of a dump. @throws KeyloomError `IMPORT.SOURCE`. */
export function readItems(file: string): readonly Item[] {
  const items = parseItemLines(readText(file))
  if (items !== undefined) return items
  throw keyloomError('IMPORT.SOURCE', `${file} has no items: each line has to be one as a JSON object.`, { payload: { source: file } })
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    throw keyloomError('IMPORT.SOURCE', `Cannot read ${file}: ${(cause as Error).message}.`, { payload: { source: file }, cause })
  }
}

function tablesOf(file: string, value: unknown): readonly ImportedTable[] | undefined {
  try {
    if (isWorkbench(value)) return importWorkbench(value)
    if (isTemplate(value)) return importTemplate(value)
    const described = (value as { readonly Table?: unknown } | null)?.Table ?? value
    return isDescribed(described) ? [importDescribed(described)] : undefined
  } catch (cause) {
    // Formats of others, which are only read: a part that is missing or of another type is met where it is used.
    throw keyloomError('IMPORT.SOURCE', `${file} is damaged: a name, a key or a list of a table in it is missing, or of another type.`, {
      fix: 'Export it anew from the tool that wrote it.',
      payload: { source: file },
      cause,
    })
  }
}

/** One JSON object in several lines is no dump. */
function tablesOfItems(file: string, text: string): readonly ImportedTable[] | undefined {
  const items = ['.jsonl', '.ndjson'].includes(extname(file)) ? readItems(file) : undefined
  if (items === undefined) return undefined
  const table = tableOfItems(basename(file, extname(file)), items)
  if (table !== undefined) return [table]
  throw keyloomError('IMPORT.SOURCE', `The items of ${file} have no attribute that is a key by its name, such as pk.`, {
    fix: 'Import the definition of the table, and name this file with `--items`.',
    payload: { source: file, bytes: text.length },
  })
}

/** YAML is JSON too. */
function parse(file: string, text: string): unknown {
  try {
    return parseYaml(text, { customTags: [...templateTags] })
  } catch (cause) {
    throw keyloomError('IMPORT.SOURCE', `${file} is neither JSON nor YAML: ${(cause as Error).message}.`, {
      payload: { source: file },
      cause,
    })
  }
}

/** The parser is Terraform's own, compiled to WebAssembly: who imports nothing from Terraform does not install it. */
async function parseTerraform(file: string, text: string): Promise<TerraformFile> {
  const { parse: parseHcl } = await import('@cdktf/hcl2json').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ERR_MODULE_NOT_FOUND') throw cause
    throw keyloomError('CLI.USAGE', 'To read Terraform files this needs their parser, @cdktf/hcl2json, which is not installed.', {
      fix: 'Install it: `npm install --save-dev @cdktf/hcl2json`.',
      cause,
    })
  })
  try {
    return (await parseHcl(basename(file), text)) as TerraformFile
  } catch (cause) {
    throw keyloomError('IMPORT.SOURCE', `${file} is no Terraform file: ${String((cause as Error)?.message ?? cause)}.`, {
      payload: { source: file },
      cause,
    })
  }
}
