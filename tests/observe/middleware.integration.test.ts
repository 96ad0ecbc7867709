import { type Item, isKeyloomError, type Middleware, transformAttributes } from '@keyloom/core/runtime'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, expect, test } from 'vitest'
import type { Visit } from './generated/index.js'
import { errorOf, startKiosk, type TestKiosk } from './start-kiosk.js'

const visit: Visit = {
  day: 'd',
  visitId: 'v1',
  openedAt: new Date('2026-01-31T10:00:00.000Z'),
  owner: 'ann',
  status: 'open',
  phone: '555-1',
  count: 1,
}
const key = { day: 'd', visitId: 'v1', openedAt: visit.openedAt }

/** Text backwards behind a mark, so that a form applied twice or never is seen. */
function reversing(name: string, mark: string, attributes: readonly string[]): Middleware {
  const turned = (text = '') => [...text].reverse().join('')
  return transformAttributes({
    name,
    attributes,
    write: (values) => mapped(values, (text) => `${mark}${turned(text)}`),
    read: async (values) =>
      mapped(values, (text) => {
        if (!text.startsWith(mark)) throw new TypeError(`not in the form of ${name}: ${text}`)
        return turned(text.slice(mark.length))
      }),
  })
}

function mapped(values: Readonly<Item>, change: (text: string) => string): Item {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { S: change(value.S ?? '') }]))
}

const phones = reversing('phones', 'p:', ['phone'])

describeOnEngines('middleware', (on) => {
  let shared: TestKiosk
  beforeEach(async () => {
    shared = await startKiosk(on)
  })
  const storedPhone = async () => (await shared.stored('DAY#d', 'VISIT#2026-01-31T10:00:00.000Z#v1'))?.phone

  test('a transformed attribute is one thing in the table and another in the application', async () => {
    const kiosk = shared.with({ middleware: [phones] })
    const { phone: _, ...without } = visit
    expect(await kiosk.visit.create(visit)).toEqual(visit)
    expect(await storedPhone()).toEqual({ S: 'p:1-555' })
    expect(await kiosk.visit.get(key)).toEqual(visit)
    expect(await kiosk.visit.byId({ visitId: 'v1' })).toEqual(visit)
    expect(await kiosk.visit.ofDay({ day: 'd' }).all()).toEqual([visit])
    expect((await kiosk.wholeDay({ day: 'd' }).all()).visits).toEqual([visit])
    expect(await kiosk.visit.update(key, { set: { phone: '555-2', status: 'done' }, add: { count: 1 } })).toEqual({
      ...visit,
      phone: '555-2',
      status: 'done',
      count: 2,
    })
    expect(await storedPhone()).toEqual({ S: 'p:2-555' })
    expect(await kiosk.visit.update(key, { remove: ['phone'] }, { if: { phone: 'present' } })).toEqual({
      ...without,
      status: 'done',
      count: 2,
    })
    expect(await kiosk.visit.put(visit)).toEqual(visit)
    expect(await kiosk.visit.delete(key)).toEqual(visit)
  })

  test('the item of a failed condition is the one of the application', async () => {
    const kiosk = shared.with({ middleware: [phones] })
    await kiosk.visit.create(visit)
    const error = await errorOf(kiosk.visit.create(visit))
    expect([error.code, error.payload.current]).toEqual(['ITEM.EXISTS', visit])
  })

  test('of several, the first is the outermost', async () => {
    const both = [phones, reversing('again', 'q:', ['phone'])]
    const steps: string[] = []
    const step = (name: string): Middleware => ({
      name,
      async around({ pattern, operation, input }, next) {
        steps.push(`${name} before ${operation} of ${pattern}: ${JSON.stringify((input().Item as Item | undefined)?.phone)}`)
        const answer = await next()
        steps.push(`${name} after`)
        return answer
      },
    })
    const kiosk = shared.with({ middleware: [step('one'), ...both, step('two')] })
    await kiosk.visit.create(visit)
    expect([await storedPhone(), (await kiosk.visit.get(key))?.phone]).toEqual([{ S: 'q:555-1:p' }, '555-1'])
    // What is around a request sees it as the application made it, wherever it stands.
    expect(steps.slice(0, 4)).toEqual([
      'one before PutItem of Visit.create: {"S":"555-1"}',
      'two before PutItem of Visit.create: {"S":"555-1"}',
      'two after',
      'one after',
    ])
  })

  test('what is around a request may refuse it, and cannot change it', async () => {
    const meddling: Middleware = {
      name: 'meddling',
      around({ input }, next) {
        const copy = input() as { Item: Item }
        copy.Item.pk = { S: 'elsewhere' }
        return next()
      },
    }
    const closed: Middleware = {
      name: 'closed',
      around() {
        throw new RangeError('closed')
      },
    }
    await shared.with({ middleware: [meddling] }).visit.create(visit)
    expect(await shared.kiosk.visit.get(key)).toEqual(visit)
    expect(await errorOf(shared.with({ middleware: [closed] }).visit.delete(key))).toEqual(new RangeError('closed'))
    expect(await shared.kiosk.visit.get(key)).toEqual(visit)
  })

  test.each(['pk', 'sk', 'gsi1pk', 'owner', 'openedAt'])('%s is part of a key, and left alone', (attribute) => {
    let error: unknown
    try {
      shared.with({ middleware: [reversing('greedy', 'g:', ['phone', attribute])] })
    } catch (thrown) {
      error = thrown
    }
    expect(isKeyloomError(error, 'MIDDLEWARE.INVALID') && error.payload).toEqual({ middleware: 'greedy', attribute })
  })

  test('what else a transform gives back is not stored', async () => {
    const generous = transformAttributes({
      name: 'generous',
      attributes: ['phone'],
      write: (values) => ({ ...values, pk: { S: 'elsewhere' }, owner: { S: 'bob' } }),
      read: (values) => ({ ...values, owner: { S: 'eve' } }),
    })
    const kiosk = shared.with({ middleware: [generous] })
    await kiosk.visit.create(visit)
    expect([await kiosk.visit.get(key), await shared.kiosk.visit.get(key)]).toEqual([visit, visit])
  })

  test('what needs the value itself is refused before it is sent', async () => {
    const sent: string[] = []
    const kiosk = shared.with({ middleware: [phones], observe: ({ pattern, errorCode }) => sent.push(`${pattern} ${errorCode}`) })
    await shared.with({ middleware: [phones] }).visit.create(visit)
    const refused = [
      await errorOf(kiosk.visit.update(key, { set: { status: 'done' } }, { if: { phone: '555-1' } })),
      await errorOf(kiosk.visit.put(visit, { if: { phone: { beginsWith: '5' } } })),
      await errorOf(kiosk.visit.ofDay({ day: 'd' }, undefined, { phone: '555-1' }).all()),
    ]
    expect(refused.map(({ code, path }) => [code, path])).toEqual(refused.map(() => ['MIDDLEWARE.UNSUPPORTED', ['phone']]))
    expect(refused[0]?.message).toBe(
      "Visit.update: 'phone' is stored as the middleware 'phones' writes it, so UpdateItem cannot test its value. " +
        'Set the attribute as a whole, and test only whether it is present or absent.',
    )
    expect(await shared.with({ middleware: [phones] }).visit.get(key)).toEqual(visit)
  })

  test('a transform that fails, or that forgets an attribute, is named', async () => {
    await shared.kiosk.visit.create(visit)
    const failed = await errorOf(shared.with({ middleware: [phones] }).visit.get(key))
    expect([failed.code, failed.message, failed.payload.middleware, failed.cause]).toEqual([
      'MIDDLEWARE.FAILED',
      "Visit.get: the read of the middleware 'phones' failed: not in the form of phones: 555-1",
      'phones',
      new TypeError('not in the form of phones: 555-1'),
    ])
    const forgetful = transformAttributes({ name: 'forgetful', attributes: ['phone'], write: () => ({}), read: (values) => values })
    const forgotten = await errorOf(shared.with({ middleware: [forgetful] }).visit.put(visit))
    expect([forgotten.code, forgotten.path]).toEqual(['MIDDLEWARE.INVALID', ['phone']])
  })
})
