import { defineEntity, defineSchema, defineTable, type Model, modelOf } from '@keyloom/core'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createFactory } from './factory.js'

function modelWith(attributes: Record<string, z.ZodType>): Model {
  const table = defineTable('things', { key: { partition: 'pk' } })
  const thing = defineEntity(table, 'Thing', {
    attributes: { id: z.uuid(), ...attributes },
    key: { partition: 'THING#{id}' },
    version: true,
  })
  return modelOf(defineSchema({ name: 'things', tables: [table], entities: [thing] }))
}

const kinds: Record<string, z.ZodType> = {
  text: z.string(),
  bounded: z.string().min(3).max(5),
  affixed: z.string().startsWith('a-').endsWith('-z').includes('m'),
  ulid: z.ulid(),
  ksuid: z.ksuid(),
  nanoid: z.nanoid(),
  cuid2: z.cuid2(),
  xid: z.xid(),
  email: z.email(),
  url: z.url(),
  ipv4: z.ipv4(),
  isoDate: z.iso.date(),
  isoDatetime: z.iso.datetime(),
  seconds: z.iso.datetime({ precision: 0 }),
  milliseconds: z.iso.datetime({ precision: 3 }),
  isoTime: z.iso.time(),
  phone: z.e164(),
  base64: z.base64(),
  number: z.number(),
  negative: z.number().negative(),
  between: z.number().gt(1).lt(2),
  integer: z.int(),
  small: z.int().min(5).max(7),
  fives: z.int().multipleOf(5).min(10),
  bigint: z.bigint(),
  bigBounded: z.bigint().min(10n).max(12n),
  boolean: z.boolean(),
  null: z.null(),
  enum: z.enum(['a', 'b']),
  literal: z.literal(['x', 1, null]),
  date: z.date(),
  dateFrom: z.date().min(new Date('2030-01-01')),
  binary: z.instanceof(Uint8Array),
  array: z.array(z.string()).min(2).max(4),
  tuple: z.tuple([z.string(), z.int()]),
  set: z.set(z.string()).min(2),
  map: z.map(z.string(), z.int()),
  record: z.record(z.string(), z.int()),
  byEnum: z.record(z.enum(['a', 'b']), z.int()),
  object: z.object({ a: z.string(), b: z.object({ c: z.int().optional() }) }),
  union: z.union([z.string(), z.int()]),
  discriminated: z.discriminatedUnion('kind', [z.object({ kind: z.literal('a'), a: z.int() }), z.object({ kind: z.literal('b') })]),
  nullable: z.string().nullable(),
  optional: z.string().optional(),
  withDefault: z.int().default(3),
}

describe('a factory', () => {
  test.each(Object.entries(kinds))('makes values that zod accepts: %s', (name, type) => {
    const newThing = createFactory<Record<string, unknown>>(modelWith({ [name]: type }), 'Thing', { seed: 3 })
    const whole = z.object({ id: z.uuid(), [name]: type })
    for (const thing of newThing.list(50)) expect(whole.safeParse(thing)).toMatchObject({ success: true })
  })

  test('makes the same entities of one seed, and others of another', () => {
    const model = modelWith({ text: z.string(), count: z.int() })
    const [first, second, third] = [1, 1, 2].map((seed) => createFactory(model, 'Thing', { seed }).list(3))
    expect(first).toEqual(second)
    expect(first).not.toEqual(third)
  })

  test('leaves out what the write sets, and takes overrides', () => {
    const newThing = createFactory<{ id: string; text: string }>(modelWith({ text: z.string() }), 'Thing')
    const id = '3f2504e0-4f89-41d3-9a0c-0305e82c3301'
    expect(newThing({ id, text: 'mine' })).toEqual({ id, text: 'mine' })
    expect(newThing.list(2, (index) => ({ id, text: String(index) }))).toEqual([
      { id, text: '0' },
      { id, text: '1' },
    ])
  })

  test('asks for what it cannot think of, and names entities that are not there', () => {
    const model = modelWith({ code: z.string().regex(/^[A-Z]{3}-\d$/) })
    expect(() => createFactory(model, 'Thing')()).toThrow(
      'No text is known that satisfies Thing.code. Give it as an override of the factory.',
    )
    expect(createFactory<{ code: string }>(model, 'Thing')({ code: 'ABC-1' })).toMatchObject({ code: 'ABC-1' })
    expect(() => createFactory(model, 'Order')).toThrow(
      expect.objectContaining({ code: 'ENGINE.MISUSE', message: "The model has no entity 'Order'. It has Thing." }),
    )
  })
})
