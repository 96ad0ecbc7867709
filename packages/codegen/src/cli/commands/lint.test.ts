import { describe, expect, test } from 'vitest'
import { createProject } from '../../../test/support/project.js'
import { faultsOfSarif } from '../../../test/support/sarif.js'
import { captureStreams } from '../../../test/support/streams.js'
import { run } from '../run.js'

const schema = `import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const table = defineTable('shop', { key: { partition: 'pk', sort: 'sk' } })
const order = defineEntity(table, 'Order', {
  attributes: { customerId: z.uuid(), orderId: z.uuid(), tags: z.array(z.string().max(20)) },
  key: { partition: 'CUSTOMER#{customerId}', sort: 'ORDER#{orderId}' },
  patterns: {
    byCustomer: { by: ['customerId'] },
  },
})

export default defineSchema({ name: 'shop', tables: [table], entities: [order] })
`

const unserved = schema.replace("by: ['customerId']", "by: ['customerId'], order: { tags: 'asc' }")
const config = (text: string) => `export default { lint: ${text} }\n`

async function lint(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const io = captureStreams(createProject(files).folder)
  const exitCode = await run(['lint', ...args], io)
  return { exitCode, ...io.written }
}

test('a finding has its place, its reason and what to do, and the counts stand at the end', async () => {
  expect(await lint({ 'schema.ts': schema })).toEqual({
    exitCode: 0,
    stdout: [
      'schema.ts:6:64 - warn L715 unbounded-attribute: `tags` of `Order` holds a list without a bound.',
      '    An item takes 400 KB with all names and values: one that grows is refused one day, and each write of it costs more than the last.',
      '    Bound it with `max(…)`, or make its elements items of their own.',
      '',
    ].join('\n'),
    stderr: '0 errors, 1 warning, 0 notes.\n',
  })
})

describe('the exit code', () => {
  test.each([
    ['of a warning', schema, [], 0],
    ['of a warning, from warnings on', schema, ['--fail-on', 'warn'], 1],
    ['of a warning, from notes on', schema, ['--fail-on=info'], 1],
    ['of a pattern that cannot be planned', unserved, [], 1],
    ['of a schema without faults', schema.replace('(20))', '(20)).max(9)'), ['--fail-on', 'info'], 0],
    ['of a severity that there is not', schema, ['--fail-on', 'warning'], 3],
    ['of a schema that cannot be loaded', 'throw new Error()', [], 3],
  ] as const)('%s', async (_, text, args, expected) => {
    expect((await lint({ 'schema.ts': text }, ...args)).exitCode).toBe(expected)
  })
})

test('as JSON, with what each finding is about by name', async () => {
  const { exitCode, stdout, stderr } = await lint({ 'schema.ts': unserved }, '--format', 'json')
  expect({ exitCode, stderr, ...JSON.parse(stdout) }).toMatchObject({
    exitCode: 1,
    stderr: '',
    version: 1,
    command: 'lint',
    ok: false,
    counts: { error: 1, warn: 1, info: 0 },
    findings: [
      { rule: 'L715', entity: 'Order', attribute: 'tags', file: 'schema.ts', line: 6, column: 64 },
      { rule: 'L719', entity: 'Order', pattern: 'byCustomer', file: 'schema.ts', line: 9, column: 46 },
    ],
  })
})

test('an error is JSON where JSON was asked for', async () => {
  for (const args of [['--format', 'json'], ['--format=json']]) {
    const { exitCode, stdout, stderr } = await lint({ 'schema.ts': 'throw new Error("no")\n' }, ...args)
    expect({ exitCode, stderr, error: JSON.parse(stdout).error }).toEqual({
      exitCode: 3,
      stderr: '',
      error: { code: 'LOAD.FAILED', message: 'no.', file: 'schema.ts', line: 1, column: 1 },
    })
  }
})

test('as annotations of a pull request', async () => {
  const { stdout } = await lint({ 'schema.ts': schema }, '--format', 'github')
  expect(stdout).toBe(
    '::warning file=schema.ts,line=6,col=64,title=L715 unbounded-attribute · Order.attributes.tags::`tags` of `Order` holds a list without a bound. An item takes 400 KB with all names and values: one that grows is refused one day, and each write of it costs more than the last. Bound it with `max(…)`, or make its elements items of their own.\n',
  )
})

test('as a SARIF log for code scanning, with the rule and the place', async () => {
  const { exitCode, stdout } = await lint({ 'schema.ts': unserved }, '--format', 'sarif')
  const [{ tool, results }] = (JSON.parse(stdout) as { runs: [{ tool: { driver: { rules: object[] } }; results: object[] }] }).runs
  expect([exitCode, faultsOfSarif(JSON.parse(stdout)), tool.driver.rules.length]).toEqual([1, [], 2])
  expect(results).toMatchObject([
    {
      ruleId: 'L719',
      level: 'error',
      locations: [{ physicalLocation: { artifactLocation: { uri: 'schema.ts' }, region: { startLine: 9 } } }],
    },
    { ruleId: 'L715', level: 'warning', ruleIndex: 1, partialFingerprints: { 'keyloom/v1': 'L715/entities/Order/attributes/tags' } },
  ])
})

test('what keeps a schema from having a model is a finding', async () => {
  const { exitCode, stdout } = await lint({ 'schema.ts': schema.replace('{orderId}', '{ordreId}') })
  expect({ exitCode, first: stdout.split('\n')[0] }).toEqual({
    exitCode: 1,
    first: "schema.ts:7:52 - error SCHEMA.UNKNOWN schema-unknown: Order has no attribute 'ordreId'.",
  })
})

test('suppressions are pointed at', async () => {
  const suppress = schema
    .replace('patterns: {', "suppress: [{ rule: 'L701', because: 'no' }],\n  patterns: {")
    .replace('(20))', '(20)).max(9)')
  const { stdout } = await lint({ 'schema.ts': suppress })
  expect(stdout.split('\n')[0]).toBe('schema.ts:8:14 - error D806 ack-unused: The suppression of L701 suppresses nothing.')
})

test('the configuration chooses severities', async () => {
  const strict = await lint({ 'schema.ts': schema, 'keyloom.config.ts': config("{ preset: 'strict' }") })
  expect([strict.exitCode, strict.stderr]).toEqual([1, '1 error, 0 warnings, 0 notes.\n'])
  expect(await lint({ 'schema.ts': schema, 'keyloom.config.ts': config("{ severities: { L715: 'off' } }") })).toEqual({
    exitCode: 0,
    stdout: '',
    stderr: '0 errors, 0 warnings, 0 notes.\n',
  })
})

test('faults of the configuration are told', async () => {
  const given = "{ prest: 'strict', preset: 'severe', severities: { L715: 'on' } }"
  expect((await lint({ 'schema.ts': schema, 'keyloom.config.ts': config(given) })).stderr).toBe(
    'keyloom.config.ts:1:1 - error CONFIG.INVALID: The configuration is not valid: `lint.prest` is not an option (did you mean `preset`?); `lint.preset` is not recommended or strict; `lint.severities.L715` is not error, warn, info, off.\n',
  )
  expect((await lint({ 'schema.ts': schema, 'keyloom.config.ts': config("{ severities: { L175: 'off' } }") })).stderr).toMatch(
    /`lint\.severities\.L175` is not a rule/,
  )
})

test('findings never keep the generator from writing', async () => {
  const project = createProject({ 'schema.ts': schema, 'keyloom.config.ts': config("{ preset: 'strict' }") })
  expect(await run(['generate'], captureStreams(project.folder))).toBe(0)
})

test.each([
  [
    'L715',
    /^L715 unbounded-attribute \(warn\)\n {2}A list, set or map has a size that it can grow to\.\n {2}Why: .+\n {2}Fix: .+\n {2}https:/,
  ],
  ['unbounded-attribute', /^L715 /],
  ['D808', /^D808 suppression-without-reason \(error\)\n/],
  ['PLAN.UNSERVED', /^PLAN\.UNSERVED\n {2}No key or index answers an access pattern with one request\.\n {2}https:/],
])('explain %s, without a schema', async (name, expected) => {
  const io = captureStreams(createProject({}).folder)
  expect(await run(['explain', name], io)).toBe(0)
  expect(io.written).toEqual({ stdout: expect.stringMatching(expected), stderr: '' })
})
