// A process of its own, in which nothing can be put on `Object.prototype`: there an assignment to what every object inherits throws.
import { deepStrictEqual } from 'node:assert'
import { register } from 'node:module'

register('../../scripts/typescript-hooks.mjs', import.meta.url)
const { createEngine } = await import('@keyloom/testing')
const { startHostile } = await import('./start-hostile.ts')
const { names, keys } = await import('./odd-names.ts')

const { shop } = await startHostile(createEngine().client())
Object.freeze(Object.prototype)

const each = (all, word) => {
  const object = {}
  for (const name of all) Object.defineProperty(object, name, { value: `${word} ${name}`, enumerable: true })
  return object
}
const item = (id, word) => ({ id, crowd: 'c', ...each(names, word) })
const box = { id: 'x', crowd: 'c', whatever: each(keys, 'any'), labels: each(keys, 'old') }
const same = (found, expected) => deepStrictEqual(new Map(Object.entries(found)), new Map(Object.entries(expected)))

same(await shop.odd.create(item('x', 'a')), item('x', 'a'))
same(await shop.odd.get({ id: 'x' }), item('x', 'a'))
const some = names.slice(-25)
same(await shop.odd.update({ id: 'x' }, { set: each(some, 'b') }, { if: each(some, 'a') }), { ...item('x', 'a'), ...each(some, 'b') })
same(await shop.box.create(box), box)
const parts = [{ path: ['labels', 'constructor'], set: 'c' }]
await shop.transact({ constructor: shop.box.tx.update({ id: 'x' }, { parts }), toString: shop.odd.tx.create(item('y', 'a')) })
const [found] = await shop.batchGet([shop.box.ref({ id: 'x' })])
deepStrictEqual(Object.getOwnPropertyDescriptor(found.labels, 'constructor').value, 'c')
deepStrictEqual((await shop.odd.ofCrowd({ crowd: 'c' }, { constructor: 'a constructor' }).all()).length, 2)
same(await shop.odd.delete({ id: 'y' }), item('y', 'a'))
console.log('done')
