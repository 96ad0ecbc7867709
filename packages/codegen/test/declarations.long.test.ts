import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const compilerOptions = { isolatedDeclarations: true, declaration: true, verbatimModuleSyntax: true }

/** What keeps a module from having declarations of its own, without a look at any other. */
function faultsOf(text: string, fileName: string): readonly string[] {
  const { diagnostics = [] } = ts.transpileDeclaration(text, { fileName, reportDiagnostics: true, compilerOptions })
  return diagnostics.map(({ messageText }) => `${fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`)
}

test('every generated module of this repository has isolated declarations', () => {
  const files = execFileSync('git', ['ls-files', '*generated/*.ts'], { cwd: root, encoding: 'utf8' })
    .trim()
    .split('\n')
    .filter((file) => !file.endsWith('.d.ts'))
  expect(files.length).toBeGreaterThan(400)
  expect(files.flatMap((file) => faultsOf(readFileSync(`${root}/${file}`, 'utf8'), file))).toEqual([])
  expect(faultsOf('export const one = Math.random()\n', 'one.ts')).toHaveLength(1)
})
