import fc from 'fast-check'

const texts = fc.constantFrom('', 'a', 'A', 'a#', 'a b', 'b', 'P', '#', '$')
/** Values of the attributes that all entities of a random schema have; `entity` is the place of the one that it is an item of. */
export const item = fc.record({
  entity: fc.nat(2),
  a: texts,
  b: texts,
  n: fc.integer({ min: -50, max: 50 }),
  s: fc.constantFrom('x', 'y', 'X'),
  d: fc.constantFrom(...['2026-01-01T00:00:00Z', '2026-01-01T12:00:00Z', '2026-01-02T00:00:00Z'].map((date) => new Date(date))),
  o: fc.option(texts, { nil: undefined }),
})

export type Item = typeof item extends fc.Arbitrary<infer T> ? T : never
