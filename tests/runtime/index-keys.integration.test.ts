import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { create, type EntityPlan, type Item, isKeyloomError, put, remove, update } from '@keyloom/core/runtime'
import { describeOnEngines, type EngineUnderTest } from '@keyloom/testing/vitest'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Stock } from './shop/entities.js'
import { stockGsi1Key, stockKey } from './shop/keys.js'
import { stock } from './shop/plans.js'
import { startShop } from './shop/start-shop.js'

const word = fc.constantFrom('a', 'b', 'a#b')
const parts = fc.record({ shelf: word, place: word }, { requiredKeys: [] })

const command = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), sku: word, parts }),
  fc.record({ kind: fc.constant('put' as const), sku: word, parts }),
  fc.record({
    kind: fc.constant('update' as const),
    sku: word,
    parts,
    remove: fc.uniqueArray(fc.constantFrom('shelf', 'place')),
    add: fc.integer({ min: -5, max: 5 }),
  }),
  fc.record({ kind: fc.constant('delete' as const), sku: word }),
)

type Command = typeof command extends fc.Arbitrary<infer T> ? T : never

/** What the table should hold: entities in a map, by the plain meaning of each command. */
function apply(model: Map<string, Stock>, step: Command, policy: 'require' | 'read' | 'drop'): void {
  const known = model.get(step.sku)
  if (step.kind === 'delete') model.delete(step.sku)
  else if (step.kind !== 'update') {
    if (step.kind === 'put' || known === undefined) model.set(step.sku, { warehouse: 'w', sku: step.sku, level: 0, ...step.parts })
  } else if (known !== undefined && (policy !== 'require' || isWhole(step))) {
    const changed: Record<string, unknown> = { ...known, ...step.parts, level: known.level + step.add }
    for (const name of removed(step)) delete changed[name]
    model.set(step.sku, changed as unknown as Stock)
  }
}

function removed(step: Command & { kind: 'update' }): string[] {
  return step.remove.filter((name) => !(name in step.parts))
}

/** Whether the update says all that the key of the index needs: both parts or neither, or that one of them is gone. */
function isWhole(step: Command & { kind: 'update' }): boolean {
  const said = new Set([...Object.keys(step.parts), ...removed(step)])
  return said.size !== 1 || removed(step).length > 0
}

async function run(
  on: EngineUnderTest,
  plan: EntityPlan<Stock>,
  steps: readonly Command[],
  policy: 'require' | 'read' | 'drop',
): Promise<void> {
  const shop = await startShop(on)
  const model = new Map<string, Stock>()
  const dropped = new Set<string>()
  for (const step of steps) {
    const key = { warehouse: 'w', sku: step.sku }
    const exists = model.has(step.sku)
    apply(model, step, policy)
    if (policy === 'drop') {
      if (step.kind === 'update' && exists && touches(step)) {
        if (isWhole(step)) dropped.delete(step.sku)
        else dropped.add(step.sku)
      } else if (step.kind === 'delete' || step.kind === 'put') dropped.delete(step.sku)
    }
    try {
      if (step.kind === 'create') await create(shop.connection, plan, { ...key, level: 0, ...step.parts })
      else if (step.kind === 'put') await put(shop.connection, plan, { ...key, level: 0, ...step.parts })
      else if (step.kind === 'delete') await remove(shop.connection, plan, key)
      else await update(shop.connection, plan, key, { set: step.parts, remove: removed(step), add: { level: step.add } })
    } catch (error) {
      if (!isKeyloomError(error, 'ITEM.') && !isKeyloomError(error, 'UPDATE.PARTIAL_KEY')) throw error
    }
  }
  const { Items = [] } = await shop.client.send(new ScanCommand({ TableName: shop.table }))
  const expected = [...model.values()].map((entity) => itemOf(entity, dropped.has(entity.sku)))
  expect(sorted(Items)).toEqual(sorted(expected))
}

function touches(step: Command & { kind: 'update' }): boolean {
  return Object.keys(step.parts).length > 0 || removed(step).length > 0
}

function itemOf(entity: Stock, isDropped: boolean): Item {
  const { warehouse, sku, level, shelf, place } = entity
  return {
    ...stockKey(entity),
    ...(isDropped ? {} : stockGsi1Key(entity)),
    _type: { S: 'Stock' },
    warehouse: { S: warehouse },
    sku: { S: sku },
    level: { N: String(level) },
    ...(shelf !== undefined && { shelf: { S: shelf } }),
    ...(place !== undefined && { place: { S: place } }),
  }
}

function sorted(items: readonly Item[]): Item[] {
  return [...items].sort((a, b) => (String(a.sk?.S) < String(b.sk?.S) ? -1 : 1))
}

describeOnEngines('index keys', (on) => {
  test.each(['require', 'read', 'drop'] as const)(
    'after any sequence of writes the keys of an index are those of its items: %s',
    async (policy) => {
      const plan = { ...stock, indexes: stock.indexes.map((index) => ({ ...index, onPartialUpdate: policy })) }
      await fc.assert(
        fc.asyncProperty(fc.array(command, { maxLength: 12 }), (steps) => run(on, plan, steps, policy)),
        { numRuns: on.name === 'memory' ? 60 : 10, seed: 20260131 },
      )
    },
  )
})
