import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { type Draw, draw, type FuzzOptions } from '../../packages/testing/fuzz/fuzzer.js'
import { createHostile, type Hostile } from './generated/index.js'

/**
 * Users' text is never part of an expression. A call is made twice, once with harmless words and once with text that means something in
 * expressions: what DynamoDB would take for code must be the same.
 */
type Call = (shop: Hostile, words: Words) => PromiseLike<unknown>

/** The text of one call, different words for different numbers. */
type Words = (number: number) => string

const part = (...path: (string | number)[]) => ['labels', ...path]

const calls: readonly Call[] = [
  (shop, word) => shop.box.create({ id: word(0), crowd: word(1), whatever: { [word(2)]: word(3) }, size: word(4) }),
  (shop, word) => shop.box.put({ id: word(0), crowd: word(1), whatever: [word(2)] }, { if: { size: word(3), whatever: { eq: word(4) } } }),
  (shop, word) => shop.box.upsert({ id: word(0), crowd: word(1), whatever: word(2), labels: { [word(3)]: word(4) } }),
  (shop, word) => shop.box.get({ id: word(0) }),
  (shop, word) => shop.box.delete({ id: word(0) }, { if: [{ size: { in: [word(1), word(2)] } }, { 'a.b': { beginsWith: word(3) } }] }),
  (shop, word) =>
    shop.box.update({ id: word(0) }, { set: { crowd: word(1), whatever: word(2), size: word(3) } }, { if: { size: { ne: word(4) } } }),
  (shop, word) =>
    shop.box.update({ id: word(0) }, {
      parts: [
        { path: part(word(1)), set: word(2) },
        { path: part(word(3)), remove: true },
      ],
    } as never),
  (shop, word) =>
    shop.box.update(
      { id: word(0) },
      { remove: ['size'] },
      { if: { labels: { at: { [word(1)]: word(2), [word(3)]: 'absent' } }, size: { between: [word(4), word(4)] } } },
    ),
  (shop, word) => shop.box.ofCrowd({ crowd: word(0) }, { id: { gte: word(1) } }, { size: { contains: word(2) }, 'a.b': word(3) }).page(),
  (shop, word) => shop.box.ofCrowd({ crowd: word(0) }, { id: { beginsWith: word(1) } }, { size: { lt: word(2) } }).page(),
  (shop, word) =>
    shop.transact({
      [word(0)]: shop.box.tx.update({ id: word(1) }, { set: { size: word(2) } }, { if: { size: word(3) } }),
      [word(2)]: shop.box.tx.check({ id: word(3) }, { if: { whatever: { eq: word(4) } } }),
    }),
  (shop, word) => shop.batchGet([shop.box.ref({ id: word(0) }), shop.box.ref({ id: word(1) })]),
]

const fragments = [
  ...[
    '#n0',
    '#n1',
    ':v0',
    ':v1',
    '#0',
    ':0',
    'pk',
    'sk',
    'size',
    'crowdPk',
    '_type',
    '=',
    '<>',
    '<=',
    ' AND ',
    ' OR ',
    ' NOT ',
    '(',
    ')',
    ', ',
  ],
  ...[
    'attribute_exists(pk)',
    'attribute_not_exists(#n0)',
    'begins_with',
    'SET ',
    ' REMOVE ',
    ' ADD ',
    'list_append(',
    'if_not_exists(',
    '[0]',
  ],
  ...['.', '"', "'", '`', '$', '{', '}', '\\', '\n', '\u0000', '--', '/*', '#', ':', '%', 'é', '👍', '__proto__', 'constructor', 'a'],
]

/** Different text for each number, made of what means something to DynamoDB, to JSON or to keys. */
function hostileWords(random: Draw): Words {
  const words = random.times(5, (number) => `${random.times(1 + random.int(4), () => random.pick(fragments)).join('')}${number}`)
  return (number) => words[number]!
}

const harmless: Words = (number) => `word${number}`

/** What DynamoDB would take for code in the requests of a call. */
async function codeOf(call: Call, words: Words): Promise<string> {
  const inputs: object[] = []
  const client = {
    async send({ input }: { readonly input: object }) {
      inputs.push(input)
      return 'RequestItems' in input ? { Responses: {} } : {}
    },
  } as unknown as DynamoDBClient
  await call(createHostile({ client, tables: { hostile: 'hostile' } }), words).then(undefined, () => {})
  return JSON.stringify(inputs.map(expressionsIn))
}

/** The expressions of a request, and the placeholders that they stand for something with. */
function expressionsIn(input: object): object {
  return Object.entries(input).map(([name, value]) => {
    if (/Expression$/.test(name)) return [name, value]
    if (name === 'ExpressionAttributeNames' || name === 'ExpressionAttributeValues') return [name, Object.keys(value)]
    return [name, Array.isArray(value) ? value.flatMap((each) => Object.values(each as object).map(expressionsIn)) : typeof value]
  })
}

/** Counts the calls in whose expressions users' text made a difference. */
export async function fuzzInjection({ cases, seed }: FuzzOptions): Promise<{
  readonly report: { readonly cases: number; readonly injected: number }
  readonly details: readonly string[]
}> {
  const random = draw(seed)
  const expected = await Promise.all(calls.map((call) => codeOf(call, harmless)))
  if (expected.includes('[]')) throw new TypeError('A call sends nothing, so nothing is shown of it.')
  const details: string[] = []
  for (let number = 0; number < cases; number++) {
    const which = number % calls.length
    const words = hostileWords(random)
    const found = await codeOf(calls[which]!, words)
    if (found === expected[which]) continue
    details.push(`call ${which} with ${JSON.stringify([0, 1, 2, 3, 4].map(words))}: ${found} instead of ${expected[which]}`)
  }
  return { report: { cases, injected: details.length }, details }
}
