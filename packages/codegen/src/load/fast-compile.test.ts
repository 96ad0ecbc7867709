import { expect, test } from 'vitest'
import { fastCompile } from './fast-compile.js'

const compiled = (source: string) => fastCompile({ source, filename: '/schema.ts', async: true })

test('what is imported is imported by jiti', () => {
  expect(compiled("import { a } from './a.js'\nexport const b: number = a\n")).toBe(
    `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.b = void 0;
const a_js_1 = await jitiImport("./a.js");
exports.b = a_js_1.a;
`,
  )
})

test.each(["export const a = import('./a.js')", 'export const here = import.meta.url', "const a = require('./a.cjs')", 'export const = 1'])(
  'is left to the other compiler: %s',
  (source) => {
    expect(compiled(source)).toBeUndefined()
  },
)
