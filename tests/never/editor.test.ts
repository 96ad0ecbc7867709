import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const file = join(import.meta.dirname, 'editor.test-d.ts')
const directive = /^\s*\/\/ @ts-expect-error (.*)$/

test('an editor shows what the type tests say', { timeout: 60_000 }, () => {
  const lines = readFileSync(file, 'utf8').split('\n')
  const expected = lines.flatMap((line, at) => {
    const [, sentence] = directive.exec(line) ?? []
    return sentence === undefined ? [] : [{ line: at + 2, sentence }]
  })
  const shown = sentences(lines.map((line) => (directive.test(line) ? '' : line)).join('\n'))
  expect(expected.map(({ line, sentence }) => ({ line, says: shown.get(line)?.includes(sentence) ? sentence : shown.get(line) }))).toEqual(
    expected.map(({ line, sentence }) => ({ line, says: sentence })),
  )
  expect([...shown.keys()]).toEqual(expected.map(({ line }) => line))
})

/** What the compiler says of the file, by line, if it had this text. */
function sentences(text: string): ReadonlyMap<number, string> {
  const config = ts.findConfigFile(dirname(file), ts.sys.fileExists, 'tsconfig.test.json') ?? ''
  const { config: json } = ts.readConfigFile(config, ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(json, ts.sys, dirname(config))
  const host = ts.createCompilerHost(options)
  const read = host.readFile.bind(host)
  host.readFile = (name) => (name === file ? text : read(name))
  const program = ts.createProgram([file], { ...options, noEmit: true, composite: false, incremental: false }, host)
  const source = program.getSourceFile(file)
  return new Map(
    program.getSemanticDiagnostics(source).map(({ start = 0, messageText }) => {
      const { line } = ts.getLineAndCharacterOfPosition(source!, start)
      return [line + 1, ts.flattenDiagnosticMessageText(messageText, '\n')]
    }),
  )
}
