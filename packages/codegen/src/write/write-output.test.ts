import { statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createProject, type Project } from '../../test/support/project.js'
import { withBanner } from '../emit/print/banner.js'
import { compareOutput, type OutputFile } from './compare-output.js'
import { readOutput } from './read-output.js'
import { writeOutput } from './write-output.js'

const banner = { tool: 'keyloom', version: '1.0.0', schema: 'shop' }

function generated(text: string): string {
  return withBanner(banner, text)
}

const expected: readonly OutputFile[] = [
  { path: 'index.ts', text: generated('export const a = 1\n') },
  { path: 'model.json', text: '{"kind":"model","name":"shop"}\n' },
  { path: 'model.md', text: withBanner(banner, '# shop\n', 'markdown') },
  { path: 'tables/shop.ts', text: generated('export const shop = 1\n') },
]

function faultsIn(project: Project) {
  const paths = expected.map(({ path }) => path)
  return compareOutput(expected, readOutput(project.path('generated'), paths))
}

function textsIn(project: Project) {
  return project.files('generated').map((path) => ({ path: path.slice('generated/'.length), text: project.read(path) }))
}

test('an output folder that does not exist misses every file, and is written', () => {
  const project = createProject({})
  const faults = faultsIn(project)
  expect(faults).toEqual(expected.map(({ path, text }) => ({ kind: 'missing', path, expected: text })))
  expect(writeOutput(project.path('generated'), faults)).toEqual({ written: expected.map(({ path }) => path), deleted: [] })
  expect(textsIn(project)).toEqual(expected)
  expect(faultsIn(project)).toEqual([])
})

test('each kind of fault is told apart, and mended', () => {
  const [index, model, markdown, shop] = expected.map(({ text }) => text)
  const stale = generated('export const a = 0\n')
  const edited = `${shop}export const mine = 1\n`
  const orphan = generated('export const gone = 1\n')
  const project = createProject({
    'generated/index.ts': stale,
    'generated/model.json': '{"kind":"model","name":"old"}',
    'generated/tables/shop.ts': edited,
    'generated/tables/old/gone.ts': orphan,
    'generated/notes.txt': 'mine\n',
    'generated/helper.ts': 'export const helper = 1\n',
  })
  const faults = faultsIn(project)
  expect(faults).toEqual([
    { kind: 'stale', path: 'index.ts', found: stale, expected: index },
    { kind: 'stale', path: 'model.json', found: '{"kind":"model","name":"old"}', expected: model },
    { kind: 'missing', path: 'model.md', expected: markdown },
    { kind: 'orphaned', path: 'tables/old/gone.ts', found: orphan },
    { kind: 'edited', path: 'tables/shop.ts', found: edited, expected: shop, foreign: false },
  ])
  expect(writeOutput(project.path('generated'), faults)).toEqual({
    written: ['index.ts', 'model.json', 'model.md', 'tables/shop.ts'],
    deleted: ['tables/old/gone.ts'],
  })
  expect(faultsIn(project)).toEqual([])
  expect(project.files('generated')).toEqual([
    'generated/helper.ts',
    'generated/index.ts',
    'generated/model.json',
    'generated/model.md',
    'generated/notes.txt',
    'generated/tables/shop.ts',
  ])
})

test('files that are as they should be are not touched', () => {
  const project = createProject({ 'generated/index.ts': expected[0]!.text })
  const before = statSync(project.path('generated/index.ts'))
  writeOutput(project.path('generated'), faultsIn(project))
  const { ino, mtimeMs } = statSync(project.path('generated/index.ts'))
  expect({ ino, mtimeMs }).toEqual({ ino: before.ino, mtimeMs: before.mtimeMs })
})

test('line ends that a checkout changed are no fault', () => {
  const project = createProject(Object.fromEntries(expected.map(({ path, text }) => [`generated/${path}`, text.replaceAll('\n', '\r\n')])))
  expect(faultsIn(project)).toEqual([])
})

test('a file that is not ours is never overwritten, and nothing else is written either', () => {
  const project = createProject({ 'generated/index.ts': 'export const mine = 1\n', 'generated/model.json': '{"mine":1}' })
  const faults = faultsIn(project)
  expect(faults.map(({ kind, path }) => [kind, path])).toEqual([
    ['edited', 'index.ts'],
    ['edited', 'model.json'],
    ['missing', 'model.md'],
    ['missing', 'tables/shop.ts'],
  ])
  expect(() => writeOutput(project.path('generated'), faults)).toThrow(
    expect.objectContaining({ code: 'OUTPUT.FOREIGN', payload: { folder: project.path('generated'), files: ['index.ts', 'model.json'] } }),
  )
  expect(textsIn(project)).toEqual([
    { path: 'index.ts', text: 'export const mine = 1\n' },
    { path: 'model.json', text: '{"mine":1}' },
  ])
})

test('where one file cannot be written none is, and no temporary file stays', () => {
  const project = createProject({ 'generated/tables': 'a file where a folder belongs\n' })
  expect(() => writeOutput(project.path('generated'), faultsIn(project))).toThrow(expect.objectContaining({ code: 'OUTPUT.UNWRITABLE' }))
  expect(project.files('generated')).toEqual(['generated/tables'])
})

test('what a killed process left behind is removed', () => {
  const project = createProject({ 'generated/index.ts.99999999.keyloom-tmp': 'half' })
  writeOutput(project.path('generated'), faultsIn(project))
  expect(textsIn(project)).toEqual(expected)
})

test('an output folder that is a file is reported', () => {
  const project = createProject({ generated: 'a file\n' })
  expect(() => faultsIn(project)).toThrow(expect.objectContaining({ code: 'OUTPUT.UNWRITABLE' }))
})
