import { expect, test } from 'vitest'
import { defaultConfig, resolveConfig } from './resolve-config.js'

const file = '/project/keyloom.config.ts'

test('paths are relative to the configuration file', () => {
  expect(resolveConfig({ schema: 'model/shop.ts', out: '../shared/generated' }, file)).toEqual({
    root: '/project',
    file,
    schema: '/project/model/shop.ts',
    out: '/shared/generated',
  })
})

test('what is not said has a default', () => {
  expect(resolveConfig({}, file)).toEqual({ root: '/project', file, schema: '/project/schema.ts', out: '/project/generated' })
  expect(defaultConfig('/project')).toEqual({ root: '/project', schema: '/project/schema.ts', out: '/project/generated' })
})

test.each([
  [undefined, ['the default export is not an object: write `export default defineConfig({ … })`']],
  [['./schema.ts'], ['the default export is not an object: write `export default defineConfig({ … })`']],
  [
    { shcema: './schema.ts', out: '' },
    ['`shcema` is not an option (did you mean `schema`?)', '`out` is an empty string, but has to be a path such as `./generated`'],
  ],
  [
    { schema: 7, out: null, constructor: 1 },
    [
      '`constructor` is not an option',
      '`schema` is a number, but has to be a path such as `./schema.ts`',
      '`out` is null, but has to be a path such as `./generated`',
    ],
  ],
  [{ language: 'coffee' }, ['`language` is "coffee", but has to be ts or js']],
  [{ functions: 'yes' }, ['`functions` is "yes", but has to be true or false']],
  [{ out: '.' }, ['`out` is a folder that holds the schema: generated files have a folder of their own, such as `./generated`']],
])('%j is refused with every fault at once', (exported, faults) => {
  expect(() => resolveConfig(exported, file)).toThrow(
    expect.objectContaining({
      code: 'CONFIG.INVALID',
      message: `The configuration is not valid: ${faults.join('; ')}.`,
      payload: { file, faults },
    }),
  )
})
