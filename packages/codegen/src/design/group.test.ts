import type { CollectionModel } from '@keyloom/core'
import { expect, test } from 'vitest'
import type { Demand } from './demand.js'
import { groupsOf } from './group.js'

function collection(entities: string, options: Partial<CollectionModel> = {}): Demand {
  const returns = [...entities].map((entity) => ({ property: entity.toLowerCase(), entity, many: true, aliases: {} }))
  return {
    name: entities,
    table: 't',
    needs: [...entities].map((entity) => ({ entity, equal: ['a'], partition: ['a'], facts: [], onlyTable: false })),
    collection: { kind: 'collection', name: entities, table: 't', by: [{ attribute: 'a' }], returns, ...options },
  }
}
const backward = (first: string) => ({ first, order: { attribute: 'n', direction: 'desc' as const } })
const forward = (first: string) => ({ first, order: { attribute: 'n', direction: 'asc' as const } })
const blocks = (...collections: Demand[]) => groupsOf(collections).map((group) => group.blocks?.join(''))

test.each([
  ['collections without an entity in common do not meet', [collection('AB'), collection('CD')], ['AB', 'CD']],
  ['each collection is one stretch', [collection('AC'), collection('BC')], ['ACB']],
  ['of three with one entity in common one is no stretch', [collection('AD'), collection('BD'), collection('CD')], [undefined]],
  ['a parent read first stands behind its children read backwards', [collection('PZ', backward('p'))], ['ZP']],
  ['and before those read forwards', [collection('PA', forward('p'))], ['PA']],
  ['children on either side', [collection('IR', backward('r')), collection('RS', forward('r'))], ['IRS']],
  ['not two on one side', [collection('IR', backward('r')), collection('QR', backward('r'))], [undefined]],
])('%s', (_, collections, expected) => {
  expect(blocks(...collections)).toEqual(expected)
})
