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

function declarations(annotation: string) {
  const { outputText, diagnostics } = ts.transpileDeclaration(file(annotation), {
    compilerOptions: { isolatedDeclarations: true, declaration: true },
  })
  return { outputText, faults: diagnostics?.length }
}

test('a schema file with one annotated export has isolated declarations', () => {
  expect(declarations(': Schema')).toEqual({
    outputText: "import { type Schema } from '@keyloom/core';\ndeclare const schema: Schema;\nexport default schema;\n",
    faults: 0,
  })
  expect(declarations('').faults).toBe(1)
})
