import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildModel, type Model, parseModel, planModel, type Schema, type SchemaProblem } from '@keyloom/core'
import { describe, expect, test } from 'vitest'
import { emit } from '../../src/emit/emit.js'

/** `pnpm golden` writes what is expected instead of comparing with it: its mode arrives here. */
const isWriting = process.env.MODE === 'golden'

const cases = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

describe.each(cases)('%s', (name) => {
  const folder = join(import.meta.dirname, name)

  test('gives the expected files, and the same ones from the stored model', async () => {
    const schema = (await import(`./${name}/schema.ts`)) as { readonly default: Schema }
    const files = outputOf(schema.default)
    if (isWriting) replace(folder, files)
    expect(files).toEqual(expected(folder))
    const stored = files['generated/model.json']
    if (stored !== undefined) expect(outputOfModel(parseModel(stored))).toEqual(files)
  })
})

/** Every file of a case by its path; a schema that gives none has its problems in one. */
function outputOf(schema: Schema): Readonly<Record<string, string>> {
  const built = buildModel(schema)
  return 'problems' in built ? problemsFile(built.problems) : outputOfModel(built.model)
}

function outputOfModel(model: Model): Readonly<Record<string, string>> {
  const { plans, problems } = planModel(model)
  if (problems.length > 0) return problemsFile(problems)
  const emitted = emit(model, plans, { version: '0.0.0' })
  if ('problems' in emitted) return problemsFile(emitted.problems)
  return Object.fromEntries(emitted.files.map(({ path, text }) => [`generated/${path}`, text]))
}

function problemsFile(problems: readonly SchemaProblem[]): Readonly<Record<string, string>> {
  const lines = problems.map(({ code, path, message, fix }) => `${code} at ${path.join('.')}\n  ${message}\n  ${fix ?? ''}\n`)
  return { 'diagnostics.txt': lines.join('\n') }
}

function expected(folder: string): Readonly<Record<string, string>> {
  const generated = join(folder, 'generated')
  const paths = existsSync(generated) ? readdirSync(generated).map((path) => `generated/${path}`) : []
  const all = existsSync(join(folder, 'diagnostics.txt')) ? [...paths, 'diagnostics.txt'] : paths
  return Object.fromEntries(all.map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}

function replace(folder: string, files: Readonly<Record<string, string>>): void {
  rmSync(join(folder, 'generated'), { recursive: true, force: true })
  rmSync(join(folder, 'diagnostics.txt'), { force: true })
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}
