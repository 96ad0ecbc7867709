import { expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import type { KeyValue } from './attributes.js'
import type { Problem } from './problem-type.js'
import type { CheckBare, CheckText } from './template-type.js'

const attributes = {
  customerId: z.uuid(),
  customerName: z.string(),
  placedAt: z.iso.datetime({ precision: 3 }),
  due: z.date(),
  total: z.int(),
  serial: z.bigint(),
  active: z.boolean(),
  status: z.enum(['open', 'paid']),
  branded: z.string().brand<'Branded'>(),
  note: z.string().optional(),
  tags: z.array(z.string()),
  anything: z.any(),
  data: z.instanceof(Uint8Array),
  'odd:name': z.string(),
}
type A = typeof attributes
type InKey<T> = CheckText<T, A, KeyValue>
type InIndex<T> = CheckText<T, A, KeyValue | undefined>

test('a right template is its own type', () => {
  expectTypeOf<InKey<'CUSTOMER#{customerId}'>>().toEqualTypeOf<'CUSTOMER#{customerId}'>()
  expectTypeOf<InKey<'A'>>().toEqualTypeOf<'A'>()
  expectTypeOf<InKey<'{status}#{branded}#{active}#{serial}'>>().toEqualTypeOf<'{status}#{branded}#{active}#{serial}'>()
  expectTypeOf<InIndex<'{note}'>>().toEqualTypeOf<'{note}'>()
  expectTypeOf<InKey<'{odd:name}'>>().toEqualTypeOf<'{odd:name}'>()
})

test('formats fit the type of the attribute', () => {
  expectTypeOf<InKey<'{placedAt:day}#{total:pad(8)}#{due:desc}'>>().toEqualTypeOf<'{placedAt:day}#{total:pad(8)}#{due:desc}'>()
  expectTypeOf<InKey<'{customerName:lower}#{serial:desc(20)}'>>().toEqualTypeOf<'{customerName:lower}#{serial:desc(20)}'>()
  expectTypeOf<InKey<'{status:map(open=1,paid=2)}#{total:hash(2)}'>>().toEqualTypeOf<'{status:map(open=1,paid=2)}#{total:hash(2)}'>()
  expectTypeOf<InIndex<"{note:orElse('none')}">>().toEqualTypeOf<"{note:orElse('none')}">()
  expectTypeOf<InKey<'{total:day}'>>().toEqualTypeOf<
    Problem<"'total' cannot be formatted as 'day': a number takes pad(10), desc, desc(10), hash(2) or shard(10)">
  >()
  expectTypeOf<InKey<'{customerName:pad(3)}'>>().toEqualTypeOf<
    Problem<"'customerName' cannot be formatted as 'pad(3)': a string takes lower, upper, map(a=1,b=2), desc, year, month, day, hour, hash(2) or shard(10)">
  >()
  expectTypeOf<InKey<'{active:lower}'>>().toEqualTypeOf<Problem<"'active' cannot be formatted as 'lower': it takes no format">>()
  expectTypeOf<InKey<'{due:}'>>().toEqualTypeOf<
    Problem<"'due:' lacks a format"> | '{due:year}' | '{due:month}' | '{due:day}' | '{due:hour}' | '{due:desc}'
  >()
})

test('a format of the table fits the type that it takes', () => {
  type Own<T> = CheckText<T, A, KeyValue, { release: string; cents: number }>
  expectTypeOf<Own<'{customerName:release}#{total:cents}'>>().toEqualTypeOf<'{customerName:release}#{total:cents}'>()
  expectTypeOf<Own<'{total:release}'>>().toEqualTypeOf<Problem<"'total' has not the type that the format 'release' takes">>()
  expectTypeOf<Own<'{active:}'>>().toEqualTypeOf<Problem<"'active:' lacks a format"> | '{active:release}' | '{active:cents}'>()
})

test('an unknown attribute is named, with those that begin so', () => {
  expectTypeOf<InKey<'C#{custmerId}'>>().toEqualTypeOf<Problem<"This entity has no attribute 'custmerId'">>()
  expectTypeOf<InKey<'C#{customer}'>>().toEqualTypeOf<
    Problem<"This entity has no attribute 'customer'"> | 'C#{customerId}' | 'C#{customerName}'
  >()
  expectTypeOf<InKey<'C#{nope:day}'>>().toEqualTypeOf<Problem<"This entity has no attribute 'nope'">>()
})

test('an open placeholder completes', () => {
  expectTypeOf<InKey<'C#{customer'>>().toEqualTypeOf<
    Problem<"The placeholder '{customer' is not closed"> | 'C#{customerId}' | 'C#{customerName}'
  >()
  expectTypeOf<InKey<'C#{total:'>>().toEqualTypeOf<
    Problem<"The placeholder '{total:' is not closed"> | 'C#{total:pad(10)}' | 'C#{total:desc}'
  >()
})

test('what a key cannot hold is a sentence', () => {
  expectTypeOf<InKey<'{tags}'>>().toEqualTypeOf<
    Problem<"'tags' cannot be part of a key: only string, number, bigint, boolean and Date can">
  >()
  expectTypeOf<InIndex<'{tags}'>>().toEqualTypeOf<
    Problem<"'tags' cannot be part of a key: only string, number, bigint, boolean and Date can">
  >()
  expectTypeOf<InKey<'{note}'>>().toEqualTypeOf<Problem<"'note' is optional: a primary key needs a value in every item">>()
  expectTypeOf<InKey<string>>().toEqualTypeOf<Problem<'A key template must be a literal string'>>()
  expectTypeOf<Extract<InKey<''>, Problem<string>>>().toEqualTypeOf<Problem<'A key template cannot be empty'>>()
})

test('doubled braces are literal', () => {
  expectTypeOf<InKey<'a{{b}}{customerId}'>>().toEqualTypeOf<'a{{b}}{customerId}'>()
  expectTypeOf<InKey<'{{{customerId}}}'>>().toEqualTypeOf<'{{{customerId}}}'>()
  expectTypeOf<InKey<'a{{'>>().toEqualTypeOf<'a{{'>()
  expectTypeOf<InKey<'a{{b}}{nope}'>>().toEqualTypeOf<Problem<"This entity has no attribute 'nope'">>()
})

test('the number of placeholders is not limited', () => {
  type Ten = '{total}#{total}#{total}#{total}#{total}#{total}#{total}#{total}#{total}#{total}#'
  type Hundred = `${Ten}${Ten}${Ten}${Ten}${Ten}${Ten}${Ten}${Ten}${Ten}${Ten}`
  expectTypeOf<InKey<`${Hundred}{nope}`>>().toEqualTypeOf<Problem<"This entity has no attribute 'nope'">>()
})

test('a key attribute that is no string takes one bare attribute', () => {
  expectTypeOf<CheckBare<'{total}', A, 'number', KeyValue>>().toEqualTypeOf<'{total}'>()
  expectTypeOf<CheckBare<'{data}', A, 'binary', KeyValue>>().toEqualTypeOf<'{data}'>()
  expectTypeOf<CheckBare<'N#{total}', A, 'number', KeyValue>>().toEqualTypeOf<
    Problem<"A key attribute of type number takes one bare attribute, such as '{seq}'">
  >()
  expectTypeOf<CheckBare<'{customerId}', A, 'number', KeyValue>>().toEqualTypeOf<
    Problem<"'customerId' is not a number, as this key attribute of the table is">
  >()
})

test('what a codec converts is in a key as it is stored', () => {
  const price = z.codec(z.int(), z.instanceof(URL), { decode: (value) => new URL(String(value)), encode: () => 1 })
  const list = z.codec(z.array(z.string()), z.string(), { decode: (value) => value.join(), encode: (value) => [value] })
  type Converted = { readonly price: typeof price; readonly list: typeof list; readonly count: z.ZodDefault<z.ZodNumber> }
  type Checked<T> = CheckText<T, Converted, KeyValue>
  expectTypeOf<Checked<'A#{price:pad(8)}#{count}'>>().toEqualTypeOf<'A#{price:pad(8)}#{count}'>()
  expectTypeOf<Checked<'A#{price:lower}'>>().toEqualTypeOf<
    Problem<"'price' cannot be formatted as 'lower': a number takes pad(10), desc, desc(10), hash(2) or shard(10)">
  >()
})
