import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Demand, Need } from './demand.js'
import type { Identity } from './identity.js'
import { keysIn, type Place, TABLE } from './place.js'
import { type Assignment, entitiesNeeding, solve } from './solve.js'

const identities = new Map<string, Identity>([
  ['A', { atoms: ['id'], isDeclared: false, scope: [] }],
  ['B', { atoms: ['b', 'id'], isDeclared: false, scope: [] }],
])
const need = (entity: string, equal: readonly string[], sort?: string, partition?: readonly string[]): Need => ({
  entity,
  equal,
  ...(sort !== undefined && { sort }),
  ...(partition !== undefined && { partition }),
  facts: [],
  onlyTable: false,
})
const demand = (name: string, ...needs: readonly Need[]): Demand => ({ name, table: 't', needs })
const shown = (assignment: Assignment | undefined) =>
  assignment && Object.fromEntries([...assignment].map(([{ name }, place]) => [name, place]))

test('what the primary key serves takes no index', () => {
  const demands = [demand('byId', need('A', ['id'])), demand('ofB', need('B', ['b'], 'id'))]
  expect(shown(solve(demands, identities, []))).toEqual({ byId: TABLE, ofB: TABLE })
})

test('patterns that form a chain share an index, and entities share it too', () => {
  const demands = [demand('ofS', need('A', ['s'], 'n')), demand('ofSn', need('A', ['s', 'n'])), demand('ofX', need('B', ['x']))]
  expect(shown(solve(demands, identities, []))).toEqual({ ofS: 1, ofSn: 1, ofX: 1 })
})

test('what the planner does not serve together is kept apart', () => {
  const [one, other] = [demand('ofS', need('A', ['s'], 'n')), demand('ofSn', need('A', ['s', 'n']))]
  expect(shown(solve([one, other], identities, [{ inTable: false, demands: [one, other] }]))).toEqual({ ofS: 1, ofSn: 2 })
  expect(
    solve([one], identities, [
      { inTable: false, demands: [one] },
      { inTable: true, demands: [one] },
    ]),
  ).toBeUndefined()
})

test('an entity that needs every index is named', () => {
  const demands = [demand('ofX', need('A', ['x'])), demand('ofY', need('A', ['y'])), demand('ofB', need('B', ['y']))]
  expect(entitiesNeeding(2, demands, identities, [])).toEqual(['A'])
})

test('a collection is served from one place, beside the patterns of its members', () => {
  const returns = ['A', 'B'].map((entity) => ({ property: entity, entity, many: true, aliases: {} }))
  const both: Demand = {
    ...demand('both', need('A', ['p'], undefined, ['p']), need('B', ['p'], undefined, ['p'])),
    collection: { kind: 'collection', name: 'both', table: 't', by: [{ attribute: 'p' }], returns },
  }
  const demands = [demand('ofX', need('A', ['x'])), both]
  const found = solve(demands, identities, [])
  expect([new Set(Object.values(shown(found) ?? {})).size, Math.max(...(found?.values() ?? []))]).toEqual([2, 2])
})

/** The law of the search: no assignment with fewer indexes serves every pattern. */
test('the number of indexes is the least of all assignments', () => {
  const atoms = fc.constantFrom('id', 'b', 's', 'x')
  const pattern = fc.record({
    entity: fc.constantFrom('A', 'B'),
    equal: fc.uniqueArray(atoms, { maxLength: 2 }),
    sort: fc.option(atoms, { nil: undefined }),
  })
  fc.assert(
    fc.property(fc.array(pattern, { maxLength: 5 }), (patterns) => {
      const demands = patterns.map(({ entity, equal, sort }, i) =>
        demand(String(i), need(entity, equal, sort !== undefined && equal.includes(sort) ? undefined : sort)),
      )
      const found = solve(demands, identities, [])
      expect(found === undefined ? undefined : Math.max(TABLE, ...found.values())).toBe(leastIndexes(demands))
    }),
    { seed: 1, numRuns: 300 },
  )
})

function leastIndexes(demands: readonly Demand[]): number | undefined {
  for (let indexes = 0; indexes <= demands.length; indexes++) if (fits(demands, indexes, [])) return indexes
  return undefined
}

function fits(demands: readonly Demand[], indexes: number, places: readonly Place[]): boolean {
  if (places.length < demands.length) {
    return Array.from({ length: indexes + 1 }, (_, place) => place).some((place) => fits(demands, indexes, [...places, place]))
  }
  return [...identities].every(([entity, identity]) =>
    [...new Set(places)].every((place) => {
      const needs = demands.flatMap((one, i) => (places[i] === place ? one.needs.filter((each) => each.entity === entity) : []))
      return needs.length === 0 || keysIn(place, needs, identity) !== undefined
    }),
  )
}
