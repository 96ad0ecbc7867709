import { expectTypeOf, test } from 'vitest'

// Wrong on purpose. scripts/check-type-tests.mjs fails unless exactly the first test is reported.
test('a wrong type is reported', () => {
  expectTypeOf<'right'>().toEqualTypeOf<'wrong'>()
})

test('a right type is not', () => {
  expectTypeOf<'right'>().toEqualTypeOf<'right'>()
})
