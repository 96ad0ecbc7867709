import { modelOf, planModel, type Schema } from '@keyloom/core'
import { expect, test } from 'vitest'
import { textReport } from '../../src/review/report/text.js'
import { review } from '../../src/review/review.js'

const designs = new URL('../../../../tests/reviews/', import.meta.url)
const same = (text: string) => text
const paint = { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same }

async function model(name: string, side: 'before' | 'after') {
  const { default: schema } = (await import(new URL(`${name}/${side}.ts`, designs).href)) as { readonly default: Schema }
  const built = modelOf(schema)
  expect(planModel(built).problems).toEqual([])
  return built
}

/** What the published descriptions of these changes say of them. */
const verdicts = {
  'online-shop': [
    ['breaking', 'G211', 'Invoice GSI2 sort key'],
    ['breaking', 'G211', 'OrderItem GSI2 sort key'],
    ['dangerous', 'P509', 'Invoice.byCustomer'],
    ['dangerous', 'P509', 'OrderItem.byCustomer'],
    ['safe', 'P501', 'customerActivity'],
  ],
  'device-log': [
    ['breaking', 'K104', 'DeviceLog sort key'],
    ['breaking', 'P504', 'DeviceLog.byState'],
    ['breaking', 'P506', 'DeviceLog.byDevice'],
  ],
  github: [
    ['breaking', 'G204', 'GitHubTable'],
    ['dangerous', 'G212', 'Organization in GSI1'],
    ['dangerous', 'G212', 'User in GSI1'],
    ['dangerous', 'P502', 'Issue.closed'],
    ['dangerous', 'P502', 'Issue.open'],
    ['dangerous', 'P502', 'PullRequest.closed'],
    ['dangerous', 'P502', 'PullRequest.open'],
    ['safe', 'A301', 'Repo.codeOfConduct'],
    ['safe', 'E401', 'AppInstallation'],
    ['safe', 'E401', 'Gist'],
    ['safe', 'E401', 'GitHubApp'],
  ],
} as const

test.each(Object.entries(verdicts))('%s: before and after', async (name, expected) => {
  const result = review({
    base: { model: await model(name, 'before'), name: 'before' },
    head: { model: await model(name, 'after'), name: 'after' },
  })
  expect(
    result.changes.filter(({ rule }) => rule !== 'P501' || name !== 'github').map(({ severity, rule, target }) => [severity, rule, target]),
  ).toEqual(expected)
  const placeOf = () => ({ file: 'after.ts', line: 1, column: 1 })
  await expect(textReport(result, placeOf, paint)).toMatchFileSnapshot(`${designs.pathname}${name}/review.txt`)
})
