import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { beforeAll, expect, test } from 'vitest'
import type { EngineUnderTest } from '../../src/vitest/index.js'
import { createTable } from '../support.js'

const item = {
  p: { S: 'a' },
  s: { N: '1' },
  n: { N: '5' },
  str: { S: 'string' },
  l: { L: [{ N: '1' }, { M: { q: { S: 'deep' } } }] },
  m: { M: { k: { S: 'v' } } },
  ss: { SS: ['a', 'b'] },
  emo: { S: 'é😀' },
}

const values = {
  ':n': { N: '5.0' },
  ':s': { S: 'str' },
  ':x': { S: 'x' },
  ':t': { S: 'N' },
  ':ss': { SS: ['b', 'a'] },
  ':zero': { N: '0' },
}

type Outcome = 'ConditionalCheckFailedException' | 'ValidationException' | 'holds'

const cases: [string, Outcome][] = [
  ['n = :n', 'holds'],
  ['n <> :n', 'ConditionalCheckFailedException'],
  ['nowhere <> :n', 'holds'],
  ['nowhere = :n', 'ConditionalCheckFailedException'],
  ['NOT nowhere = :n', 'holds'],
  ['n <> :s', 'holds'],
  ['n < :s', 'ConditionalCheckFailedException'],
  ['n BETWEEN :zero AND :n AND str > :s', 'holds'],
  ['n IN (:zero, :n)', 'holds'],
  ['ss = :ss', 'holds'],
  ['contains(ss, :x)', 'ConditionalCheckFailedException'],
  ['contains(str, :s)', 'holds'],
  ['begins_with(str, :s)', 'holds'],
  ['attribute_type(n, :t)', 'holds'],
  ['size(emo) < size(str) and size(l) <> :zero', 'holds'],
  ['size(n) >= :zero', 'ConditionalCheckFailedException'],
  ['l[1].q <> :x', 'holds'],
  ['attribute_exists(m.k) AND attribute_not_exists(m.z) AND attribute_not_exists(l[9])', 'holds'],
  ['n = :zero OR n = :n AND NOT str = :x', 'holds'],
  ['(n = :zero OR n = :n) AND (str = :x)', 'ConditionalCheckFailedException'],
  ['NOT NOT n = :n', 'holds'],
  [':n = :n', 'holds'],
  ['(n) = (:n)', 'holds'],
  ['((n = :n))', 'ValidationException'],
  ['n = n', 'ValidationException'],
  ['n = :n AND', 'ValidationException'],
  ['n == :n', 'ValidationException'],
  ['(n = :n', 'ValidationException'],
  ['name = :n', 'ValidationException'],
  ['Size(n) = :n', 'ValidationException'],
  ['size(n)', 'ValidationException'],
  ['attribute_exists(n) = :n', 'ValidationException'],
  ['attribute_exists(:n)', 'ValidationException'],
  ['begins_with(str, :n)', 'ValidationException'],
  ['attribute_type(n, :x)', 'ValidationException'],
  ['n BETWEEN :n AND :zero', 'ValidationException'],
  ['n < :ss', 'ValidationException'],
  ['n[-1] = :n', 'ValidationException'],
  ['#undefined = :n', 'ValidationException'],
  ['n = :undefined', 'ValidationException'],
  ['if_not_exists(n, :n) = :n', 'ValidationException'],
  ['n + :n = :n', 'ValidationException'],
  [`n IN (${Array(101).fill(':n').join(', ')})`, 'ValidationException'],
  [Array(150).fill('n=:n').join(' and '), 'holds'],
  [Array(151).fill('n=:n').join(' and '), 'ValidationException'],
  [`n = :n${' '.repeat(4096 - 6)}`, 'holds'],
  [`n = :n${' '.repeat(4097 - 6)}`, 'ValidationException'],
]

export function conditionSuite(on: EngineUnderTest): void {
  let TableName: string
  beforeAll(async () => {
    TableName = await createTable(on.client)
    await on.client.send(new PutItemCommand({ TableName, Item: item }))
  })

  test.each(cases.map(([condition, outcome]) => [condition.slice(0, 80), outcome, condition] as const))(
    '%s: %s',
    async (_, outcome, condition) => {
      const used = Object.entries(values).filter(([name]) => new RegExp(`${name}\\b`).test(condition))
      const request = on.client.send(
        new PutItemCommand({
          TableName,
          Item: item,
          ConditionExpression: condition,
          ...(used.length > 0 ? { ExpressionAttributeValues: Object.fromEntries(used) } : {}),
        }),
      )
      expect(
        await request.then(
          () => 'holds',
          (error: Error) => error.name,
        ),
      ).toBe(outcome)
    },
  )

  test.each<[string, unknown]>([
    ['n, l[1].q, m', { n: item.n, l: { L: [{ M: { q: { S: 'deep' } } }] }, m: item.m }],
    ['l[1], l[0]', { l: item.l }],
    ['nowhere', {}],
    ['l[9], m.z', {}],
  ])('projects %s', async (ProjectionExpression, expected) => {
    const { Item } = await on.client.send(new GetItemCommand({ TableName, Key: { p: item.p, s: item.s }, ProjectionExpression }))
    expect(Item).toEqual(expected)
  })

  test.each(['n, n', 'm, m.k', 'l[0].a, l.b', 'size(n)', 'n,', ':n', 'l[]'])('refuses to project %s', async (ProjectionExpression) => {
    const request = on.client.send(new GetItemCommand({ TableName, Key: { p: item.p, s: item.s }, ProjectionExpression }))
    await expect(request).rejects.toMatchObject({ name: 'ValidationException' })
  })
}
