import { expect, test } from 'vitest'
import { createProject } from '../../test/support/project.js'
import { loadConfig } from './load-config.js'

test('the nearest configuration file counts, from the folder upward', async () => {
  const project = createProject({
    'keyloom.config.ts': 'export default { out: "./far" }',
    'packages/shop/keyloom.config.ts': "interface Config { out: string }\nexport default { out: './near' } satisfies Config",
    'packages/shop/src/deep/file.ts': '',
  })
  expect(await loadConfig(project.path('packages/shop/src/deep'))).toEqual({
    root: project.path('packages/shop'),
    file: project.path('packages/shop/keyloom.config.ts'),
    schema: project.path('packages/shop/schema.ts'),
    out: project.path('packages/shop/near'),
  })
})

test('a named configuration file counts before the nearest one', async () => {
  const project = createProject({ 'keyloom.config.ts': 'export default {}', 'other.ts': 'export default { out: "./other" }' })
  expect(await loadConfig(project.folder, 'other.ts')).toMatchObject({ file: project.path('other.ts'), out: project.path('other') })
  await expect(loadConfig(project.folder, '.')).rejects.toMatchObject({ code: 'CONFIG.NOT_FOUND' })
  await expect(loadConfig(project.folder, 'none.ts')).rejects.toMatchObject({
    code: 'CONFIG.NOT_FOUND',
    message: `There is no configuration file ${project.path('none.ts')}.`,
  })
})

test('without a file the defaults hold where there is a schema', async () => {
  const project = createProject({ 'schema.ts': '' })
  expect(await loadConfig(project.folder)).toEqual({
    root: project.folder,
    schema: project.path('schema.ts'),
    out: project.path('generated'),
  })
  await expect(loadConfig(createProject({}).folder)).rejects.toMatchObject({
    code: 'CONFIG.NOT_FOUND',
    fix: 'Run `keyloom init` to begin a schema, or name a configuration with --config.',
  })
})

test('a configuration that does not parse is reported with its place', async () => {
  const project = createProject({ 'keyloom.config.ts': 'export default {\n  out: ,\n}\n' })
  await expect(loadConfig(project.folder)).rejects.toMatchObject({
    code: 'LOAD.FAILED',
    payload: { location: { file: project.path('keyloom.config.ts'), line: 2, column: 8 } },
  })
})
