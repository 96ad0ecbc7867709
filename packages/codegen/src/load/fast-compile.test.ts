import { expect, test } from 'vitest'
import { fastCompile } from './fast-compile.js'

const compiled = (source: string) => fastCompile({ source, filename: '/schema.ts', ts: true, async: true })

test('what is imported is imported by jiti', () => {
  expect(compiled("import { a } from './a.js'\nexport const b: number = a\n")).toBe(
    `"use strict";Object.defineProperty(exports, "__esModule", {value: true});var _ajs = await jitiImport('./a.js');
 const b = _ajs.a; exports.b = b
`,
  )
})

test('lines stay where they are, and what is only a type is not imported', () => {
  const source = "import type { A } from './a.js'\n\ninterface B {\n  a: A\n}\nthrow new Error('line 6')\n"
  expect(compiled(source)?.split('\n')[5]).toBe("throw new Error('line 6')")
  expect(compiled(source)).not.toContain('jitiImport')
})

test('JavaScript is compiled as such', () => {
  expect(fastCompile({ source: 'export const a = b < c > (d)\n', filename: '/schema.js', async: true })).toContain('b < c > (d)')
})

test.each(["export const a = import('./a.js')", 'export const here = import.meta.url', "const a = require('./a.cjs')", 'export const = 1'])(
  'is left to the other compiler: %s',
  (source) => {
    expect(compiled(source)).toBeUndefined()
  },
)
