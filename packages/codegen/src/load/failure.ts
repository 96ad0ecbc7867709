import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type SourceLocation, startOf } from './source-location.js'

/** Why a module could not be loaded, and where in the user's source. */
export interface LoadFailure {
  readonly message: string
  readonly fix?: string
  readonly location: SourceLocation
}

/** Reads what a failed import threw: a syntax error, an import that is not found, or whatever the module's own code throws. */
export function describeFailure(thrown: unknown, file: string): LoadFailure {
  if (!(thrown instanceof Error))
    return { message: `The module throws ${JSON.stringify(thrown) ?? String(thrown)}.`, location: startOf(file) }
  return syntaxError(thrown) ?? missingImport(thrown, file) ?? thrownByModule(thrown, file)
}

/** The loader's parser counts columns from 0. */
const syntaxErrorForm = /^ParseError: ([\s\S]*?)\s*\n\s*(\S[^\n]*):(\d+):(\d+)/

function syntaxError({ message }: Error): LoadFailure | undefined {
  const match = syntaxErrorForm.exec(message)
  if (match === null) return undefined
  const [, reason = '', file = '', line = '1', column = '0'] = match
  return { message: sentence(`Syntax error: ${lowerFirst(reason)}`), location: { file, line: Number(line), column: Number(column) + 1 } }
}

const missingImportForm = /Cannot find (?:module|package) '([^']+)'(?: imported from '?([^'\n]+?)'?$)?/m

function missingImport(error: Error & { code?: unknown; requireStack?: unknown }, file: string): LoadFailure | undefined {
  if (error.code !== 'MODULE_NOT_FOUND' && error.code !== 'ERR_MODULE_NOT_FOUND') return undefined
  const match = missingImportForm.exec(error.message)
  if (match === null) return undefined
  const specifier = match[1]!
  const [required] = Array.isArray(error.requireStack) ? error.requireStack : []
  const importer = typeof required === 'string' ? required : match[2] === undefined ? file : withoutUrl(match[2])
  const isPath = specifier.startsWith('.') || specifier.startsWith('/')
  return {
    message: `Cannot find the ${isPath ? 'file' : 'package'} '${specifier}'.`,
    ...(isPath ? {} : { fix: `Install it: npm install ${packageOf(specifier)}` }),
    location: findText(importer, specifier),
  }
}

/** What the loader makes of an imported name that is called. */
const importedName = /\(0 ?, _[\w$]+\.([\w$]+)\)/g

function thrownByModule(error: Error, file: string): LoadFailure {
  const name = error.name === 'Error' || error.name === 'KeyloomError' ? '' : `${error.name}: `
  const text = error.message.trim() === '' ? 'the module throws without a message' : error.message.replaceAll(importedName, '$1')
  return { message: sentence(`${name}${text}`), location: sourceFrame(error, file) ?? startOf(file) }
}

const frameForm = /(?:^|\s|\()((?:file:\/\/)?\/[^\n]*?|[A-Za-z]:[\\/][^\n]*?):(\d+):(\d+)\)?$/

/** The innermost frame in TypeScript, or in the file itself: what is in packages is JavaScript. */
export function sourceFrame(error: Error, file?: string): SourceLocation | undefined {
  const stack = (error.stack ?? '').slice((error.stack ?? '').indexOf(error.message) + error.message.length)
  for (const frame of stack.split('\n')) {
    const match = frameForm.exec(frame.trim())
    if (match === null) continue
    const path = withoutUrl(match[1]!)
    const isSource = path === file || (/\.[cm]?tsx?$/.test(path) && !/[\\/]node_modules[\\/]/.test(path))
    if (isSource) return withinLine({ file: path, line: Number(match[2]), column: Number(match[3]) })
  }
  return undefined
}

/** The loader keeps lines and lets columns slip a little: one that is not in the line becomes the line's first letter. */
function withinLine(location: SourceLocation): SourceLocation {
  const line = readText(location.file).split('\n')[location.line - 1] ?? ''
  return location.column <= line.length ? location : { ...location, column: line.length - line.trimStart().length + 1 }
}

function findText(file: string, text: string): SourceLocation {
  const lines = readText(file).split('\n')
  const line = lines.findIndex((candidate) => candidate.includes(`'${text}'`) || candidate.includes(`"${text}"`))
  return line === -1 ? startOf(file) : { file, line: line + 1, column: lines[line]!.search(/['"]/) + 1 }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function withoutUrl(path: string): string {
  return path.startsWith('file://') ? fileURLToPath(path) : path
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1)
}

function sentence(text: string): string {
  return /[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`
}
