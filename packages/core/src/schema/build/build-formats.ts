import { compareUtf8, formatText, type KeyFormat } from '../../keys/index.js'
import type { FormatModel } from '../../model/index.js'
import type { Report } from '../report.js'
import type { Table } from '../table.js'
import { checkShape, FORMAT } from './check-shape.js'
import type { CodeOf } from './code-of.js'

const BUILT_IN = ['pad', 'desc', 'map', 'lower', 'upper', 'year', 'month', 'day', 'hour', 'hash', 'shard', 'orElse']

/** The formats that a table registers, each held to what it declares by its examples. */
export function buildFormats({ name: table, config }: Table, report: Report, codeOf: CodeOf): FormatModel[] {
  return Object.entries(config.formats ?? {}).flatMap(([name, format]): FormatModel[] => {
    const path = ['tables', table, 'formats', name]
    if (!checkShape(format, FORMAT, `the format '${name}'`, path, report)) return []
    const fault = faultOf(name, format as KeyFormat<unknown>)
    if (fault !== undefined) report.add('SCHEMA.FORMAT', path, `The format '${name}' of table '${table}' ${fault}.`)
    const code = codeOf(format)
    if (code === undefined) {
      report.add(
        'SCHEMA.CODE',
        path,
        `The format '${name}' of table '${table}' is code of your own, and nothing exports it.`,
        "Export it as a constant, from a module that does not import '@keyloom/core' but for types: generated code imports it from there.",
      )
    }
    if (fault !== undefined || code === undefined) return []
    const { decode, keepsOrder, width } = format
    return [{ name, injective: decode !== undefined, ordered: keepsOrder === true, ...(width !== undefined && { width }), code }]
  })
}

function faultOf(name: string, format: KeyFormat<unknown>): string | undefined {
  const { encode, decode, keepsOrder, width, examples } = format
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) return 'has a name that is not a word in letters and digits'
  if (BUILT_IN.includes(name)) return 'has the name of a format that Keyloom has already'
  if (typeof encode !== 'function') return 'has no function encode'
  if (decode !== undefined && typeof decode !== 'function') return 'has a decode that is not a function'
  if (width !== undefined && !(Number.isInteger(width) && width > 0)) return 'has a width that is not a whole number from 1 on'
  if (keepsOrder === true && decode === undefined) return 'keeps an order of values that it does not keep apart: it needs a decode'
  if (!Array.isArray(examples) || examples.length < 2) return 'has fewer than two examples to be checked with'
  return faultOfExamples(format)
}

/** What an example shows to be otherwise than declared. */
function faultOfExamples(format: KeyFormat<unknown>): string | undefined {
  try {
    const encoded = format.examples.map((value) => ({ value, text: formatText(format, value) }))
    const fickle = encoded.find(({ value, text }) => formatText(format, value) !== text)
    if (fickle !== undefined) return `gives ${show(fickle.value)} another text each time`
    if (format.keepsOrder !== true) return undefined
    const wrong = encoded.findIndex(({ text }, i) => i > 0 && compareUtf8(encoded[i - 1]?.text ?? '', text) >= 0)
    if (wrong === -1) return undefined
    const [lesser, greater] = encoded.slice(wrong - 1, wrong + 1)
    return `does not keep the order of its examples: ${show(lesser?.value)} stands before ${show(greater?.value)}, and ${show(lesser?.text)} is not below ${show(greater?.text)}`
  } catch (error) {
    return `fails on an example: ${(error instanceof Error ? error.message : String(error)).replace(/\.$/, '')}`
  }
}

function show(value: unknown): string {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'an invalid Date' : value.toISOString()
  return typeof value === 'string' ? JSON.stringify(value) : String(value)
}
