import { expect, test } from 'vitest'
import { importSet, sortedByName } from './import-set.js'

test('each symbol is imported once, packages first, types told apart', () => {
  const imports = importSet(new Set())
  imports.type('./entities.js', 'Order')
  imports.type('runtime', 'Item')
  imports.value('runtime', 'sortKey')
  imports.value('runtime', 'sortKey')
  imports.type('runtime', 'sortKey')
  imports.namespace('./plans.js', 'plans')
  expect(imports.text()).toBe(
    "import { type Item, sortKey } from 'runtime'\nimport type { Order } from './entities.js'\nimport * as plans from './plans.js'\n",
  )
})

test('a symbol first needed as a type and then as a value is imported as a value', () => {
  const imports = importSet(new Set())
  imports.type('runtime', 'query')
  imports.value('runtime', 'query')
  expect(imports.text()).toBe("import { query } from 'runtime'\n")
})

test("a package's symbol gives way to a name of the generated code; a neighbour's is that name", () => {
  const imports = importSet(new Set(['Query']))
  expect([imports.type('runtime', 'Query'), imports.type('./entities.js', 'Query')]).toEqual(['KeyloomQuery', 'Query'])
  expect(imports.text()).toBe("import type { Query as KeyloomQuery } from 'runtime'\nimport type { Query } from './entities.js'\n")
})

test('names are in the order of an editor', () => {
  const names = ['update', 'a10', 'UpdateOptions', 'a9', 'get', 'GetOptions', 'Lookup', 'lookup']
  expect(sortedByName(names, (name) => name)).toEqual(['a9', 'a10', 'GetOptions', 'get', 'Lookup', 'lookup', 'UpdateOptions', 'update'])
})
