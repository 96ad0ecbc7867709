import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { type FormatName, formats } from '../../src/review/report/formats.js'
import { marker } from '../../src/review/report/markdown.js'
import { review } from '../../src/review/review.js'
import { faultsOfSarif } from '../support/sarif.js'
import { changed, shop } from './shop.js'

const same = (text: string) => text
const context = {
  placeOf: (path: readonly string[]) => ({ file: 'src/schema, "new".ts', line: path.length + 1, column: 3 }),
  paint: { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same },
  version: '1.2.3',
  failOn: 'breaking' as const,
  isClean: false,
}

/** With a change of each severity, an accepted one, a cost, drift and a problem. */
const result = review({
  base: { model: shop(), name: 'main 3f2a1c9' },
  head: {
    model: changed(
      shop({
        table: { indexes: { gsi3: { kind: 'global', partition: 'gsi3pk', sort: 'gsi3sk' } } },
        order: {
          key: { partition: 'CUSTOMER#{customerId}', sort: 'SALE#{placedAt}#{orderId}' },
          indexes: { gsi3: { partition: 'STATUS#{status}', sort: '{placedAt}' } },
          tombstones: ['<b>%|`'],
        },
      }),
      ({ entities: [customer] }) => {
        customer!.attributes.push({ name: 'a|b<%', stored: 'a|b<%', type: { kind: 'string' }, optional: true } as never)
      },
    ),
    name: '7be0d14',
  },
  problems: [{ code: 'EMIT.NAME_COLLISION', message: 'Two things\nhave one name.', fix: 'Rename one.', path: ['entities', 'Order'] }],
  accepted: { entries: [{ fingerprint: 'none', rule: 'K101', target: 'Order', because: 'old' }], today: '2026-01-01' },
})

function report(format: FormatName): string {
  return formats[format](result, context)
}

test('what is reported has all kinds of findings', () => {
  const { changes, drift, problems, cost, steps } = result
  expect(new Set(changes.map(({ severity }) => severity))).toEqual(new Set(['breaking', 'dangerous', 'safe']))
  expect([drift, problems, cost, steps].map((list) => list.length > 0)).toEqual([true, true, true, true])
})

test('JSON is as its published schema says', () => {
  const validate = new Ajv2020({ strict: true }).compile(readJson(new URL('../../../../docs/schemas/review.schema.json', import.meta.url)))
  expect(validate(JSON.parse(report('json'))), JSON.stringify(validate.errors)).toBe(true)
})

test('SARIF is as its standard says', () => {
  const log = JSON.parse(report('sarif')) as { readonly runs: readonly { readonly results: readonly { readonly level: string }[] }[] }
  expect(faultsOfSarif(log)).toEqual([])
  expect(new Set(log.runs[0]?.results.map(({ level }) => level))).toEqual(new Set(['error', 'warning', 'note']))
})

test('annotations escape what GitHub reads as part of a command', () => {
  const lines = report('github').trimEnd().split('\n')
  expect(lines.every((line) => /^::(error|warning|notice) file=src\/schema%2C "new"\.ts,line=\d+,col=3,title=[^:,]+::\S/.test(line))).toBe(
    true,
  )
  expect(lines[0]).toContain('::Two things%0Ahave one name.')
})

test('JUnit counts what fails the command', () => {
  const text = report('junit')
  const failures = [...text.matchAll(/<failure /g)].length
  expect(text.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites tests="')).toBe(true)
  expect(text).toContain(`failures="${failures}"`)
  expect(text.replaceAll(/<[^<>]*>/g, '')).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot);)/)
})

test('GitLab gets one issue for each finding, with a fingerprint of its own', () => {
  const issues = JSON.parse(report('gitlab')) as readonly { readonly fingerprint: string; readonly severity: string }[]
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length)
  expect(new Set(issues.map(({ severity }) => severity))).toEqual(new Set(['critical', 'major', 'info']))
})

test('formats of machines have the worst first', () => {
  const levels = [...report('github').matchAll(/^::(\w+)/gm)].map(([, level]) => level)
  expect([...new Set(levels)]).toEqual(['error', 'warning', 'notice'])
  expect(levels.join()).toMatch(/^(error,)+(warning,)+notice(,notice)*$/)
})

describe('text of several lines', () => {
  const message = 'Order.byTotal: no key answers it.\n  `gsi1_pk`: needs `a|b`'
  const problem = { code: 'PLAN.UNSERVED', message, fix: 'This would.', path: ['entities', 'Order'] } as const
  const unserved = { ...result, changes: [], lint: [], drift: [], cost: [], steps: [], problems: [problem] }

  test('is indented below its headline', () => {
    expect(formats.text(unserved, context).split('\n').slice(2)).toEqual([
      'src/schema, "new".ts:3:3 - error PLAN.UNSERVED: Order.byTotal: no key answers it.',
      '  `gsi1_pk`: needs `a|b`',
      '    This would.',
      '',
    ])
  })

  test('is escaped for Markdown, but for what is code', () => {
    expect(formats.markdown({ ...unserved, problems: [{ ...problem, message: 'an_attribute `of_one|two`' }] }, context)).toContain(
      '\nan\\_attribute `of_one|two` This would.\n',
    )
  })
})

describe('Markdown', () => {
  test('begins with the marker that finds its comment', () => {
    expect(report('markdown').split('\n')[0]).toBe(marker('shop'))
  })

  test('is cut to what a comment holds, worst first, with a count', () => {
    const attributes = (count: number) =>
      changed(shop(), ({ entities: [customer] }) => {
        for (let i = 0; i < count; i += 1)
          customer!.attributes.push({ name: `attribute${i}`, stored: `a${i}`, type: { kind: 'string' }, optional: i > 0 } as never)
      })
    const long = review({ base: { model: shop(), name: 'a' }, head: { model: attributes(1000), name: 'b' } })
    const text = formats.markdown(long, context)
    expect(text.length).toBeLessThan(65_000)
    const [, shown = '', left = ''] = /## Schema review: 1 breaking, 999 safe[\s\S]*(### Safe[\s\S]*)\n… and (\d+) more/.exec(text) ?? []
    expect([...shown.matchAll(/^\*\*A301/gm)].length + Number(left)).toBe(999)
    expect(text.indexOf('**A303')).toBeLessThan(text.indexOf('**A301'))
  })
})

function readJson(file: string | URL): Record<string, unknown> {
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
}
