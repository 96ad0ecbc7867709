import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'

const file = (annotation: string) => `
import { defineCollection, defineEntity, defineSchema, defineTable, type Schema } from '@keyloom/core'
import { z } from 'zod'
const table = defineTable('shop', { key: { partition: 'pk', sort: 'sk' } })
const order = defineEntity(table, 'Order', { attributes: { orderId: z.ulid() }, key: { partition: 'O#{orderId}', sort: 'O' } })
const line = defineEntity(table, 'Line', { attributes: { orderId: z.ulid() }, key: { partition: 'O#{orderId}', sort: 'L' } })
const both = defineCollection(table, 'both', { by: ['orderId'], returns: { order, lines: [line] } })
const schema${annotation} = defineSchema({ name: 'shop', tables: [table], entities: [order, line], collections: [both] })
export default schema
`

function isolated(annotation: string) {
  const compilerOptions = { isolatedDeclarations: true, declaration: true }
  const { outputText, diagnostics } = ts.transpileDeclaration(file(annotation), { compilerOptions })
  return { outputText, faults: diagnostics?.length }
}

test('a schema file with one annotated export has isolated declarations', () => {
  expect(isolated(': Schema')).toEqual({
    outputText: "import { type Schema } from '@keyloom/core';\ndeclare const schema: Schema;\nexport default schema;\n",
    faults: 0,
  })
  expect(isolated('').faults).toBe(1)
})

test('the declarations of a schema file name only what the package exports', () => {
  const entry = fileURLToPath(new URL('../index.ts', import.meta.url))
  const example = fileURLToPath(new URL('../../../../examples/online-shop/schema.ts', import.meta.url))
  const program = ts.createProgram([example], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    customConditions: ['@keyloom/source'],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    declaration: true,
    emitDeclarationOnly: true,
    types: [],
  })
  let emitted = ''
  const { diagnostics } = program.emit(program.getSourceFile(example), (_, text) => {
    emitted += text
  })
  expect(diagnostics.map(({ messageText }) => messageText)).toEqual([])
  expect(program.getSemanticDiagnostics(program.getSourceFile(example)).map(({ messageText }) => messageText)).toEqual([])
  const used = new Set([...emitted.matchAll(/import\("[^"]+"\)\.(\w+)/g)].map(([, name]) => name))
  const exported = new Set(readFileSync(entry, 'utf8').match(/\w+/g))
  expect([...used].filter((name) => name !== undefined && !exported.has(name))).toEqual([])
  expect([...used].sort()).toEqual(['Collection', 'Entity', 'KeyPartsOf', 'Schema', 'Table'])
}, 60_000)
