import type { Query } from '@keyloom/core/runtime'
import type { Draw } from '../../../packages/testing/fuzz/fuzzer.js'
import { shown } from '../runtime/same.js'
import { changed } from '../runtime/step.js'
import { taken } from '../runtime/ways.js'
import type { Values } from '../runtime/world.js'
import { cardChange, cardOf } from './card-change.js'
import { listIds, listOf } from './lists.js'
import { changeOf, isDeleted, type Row, valuesOf } from './rows.js'
import { answers, repositoryOf, type TenantExpected, type TenantOperation, type TenantScene } from './tenant-step.js'

/** Calls on cards, which take the next number of their list, are counted by it, have a title of their own in it, and can be restored. */

const titles: readonly string[] = ['t', 'u', 'v']

export function cardInput(d: Draw): Values {
  return { listId: d.pick(listIds), title: d.pick(titles), ...(d.chance(0.5) && { text: d.pick(titles) }) }
}

/** The key of a card that is there, or of any. */
function drawKey(d: Draw, { rows, tenant }: TenantScene): Values {
  const cards = valuesOf(rows, 'card', tenant)
  const { listId, number } = cards.length > 0 && d.chance(0.7) ? d.pick(cards) : { listId: d.pick(listIds), number: 1 + d.int(5) }
  return { listId, number }
}

type Decide = (d: Draw, scene: TenantScene) => { readonly args: readonly unknown[]; readonly expected: TenantExpected }

function onCard(verb: string, decide: Decide): TenantOperation {
  return (d, scene) => {
    const { args, expected } = decide(d, scene)
    return { text: `${scene.tenant} card.${verb}(${shown(args)})`, run: () => repositoryOf(scene, 'card')[verb]!(...args), expected }
  }
}

/** A create of a card that has its number. */
export function numbered(scene: TenantScene, values: Values): TenantExpected {
  const after: Row = { kind: 'card', values: { tenant: scene.tenant, ...values } }
  return cardOf(scene, values) === undefined ? cardChange(scene, undefined, after, after.values) : { code: 'ITEM.EXISTS' }
}

const create: TenantOperation = (d, scene) => {
  const input = cardInput(d)
  const list = listOf(scene, input.listId)
  const [expected = { code: 'ITEM.NOT_FOUND' }, ...repeated] =
    list === undefined ? [] : [1, 2, 3].map((by) => numberedBy(scene, list, input, by))
  return {
    text: `${scene.tenant} card.create(${shown([input])})`,
    run: () => repositoryOf(scene, 'card').create!(input),
    expected,
    repeated,
  }
}

/** A create that takes the number of its list first, which is not given back; `by`: how often it was sent. */
function numberedBy(scene: TenantScene, list: Row, input: Values, by: number): TenantExpected {
  const number = Number(list.values.lastCard) + by
  const first = [changeOf({ ...list, values: { ...list.values, lastCard: number } })]
  const expected = numbered({ ...scene, rows: changed(scene.rows, first) }, { ...input, number })
  return 'code' in expected ? { ...expected, leaves: first } : { ...expected, first, changes: [...first, ...expected.changes] }
}

const createNumbered = onCard('create', (d, scene) => {
  const input = { ...cardInput(d), ...drawKey(d, scene) }
  return { args: [input], expected: numbered(scene, input) }
})

const replace = (verb: 'put' | 'upsert'): TenantOperation =>
  onCard(verb, (d, scene) => {
    const input = { ...cardInput(d), ...drawKey(d, scene) }
    const values = { tenant: scene.tenant, ...input }
    return { args: [input], expected: cardChange(scene, cardOf(scene, input), { kind: 'card', values }, values) }
  })

const update = onCard('update', (d, scene) => {
  const of = drawKey(d, scene)
  const deleted = d.chance(0.3)
  const set = d.chance(0.5) ? { title: d.pick(titles) } : { text: d.pick(titles) }
  const removes = !Object.hasOwn(set, 'text') && d.chance(0.3)
  const args = [of, { set, ...(removes && { remove: ['text'] }) }, { ...(deleted && { deleted }) }]
  const before = cardOf(scene, of)
  if (before === undefined || (isDeleted(before) && !deleted)) return { args, expected: { code: 'ITEM.NOT_FOUND' } }
  const { text, ...rest } = { ...before.values, ...set } as Values
  const values = removes || text === undefined ? rest : { ...rest, text }
  return { args, expected: cardChange(scene, before, { kind: 'card', values }, values) }
})

const remove = onCard('delete', (d, scene) => {
  const of = drawKey(d, scene)
  const before = cardOf(scene, of)
  if (before === undefined || isDeleted(before)) return { args: [of], expected: answers(undefined) }
  const after: Row = { kind: 'card', values: { ...before.values, deletedAt: new Date(scene.now) } }
  return { args: [of], expected: cardChange(scene, before, after, before.values) }
})

const restore = onCard('restore', (d, scene) => {
  const of = drawKey(d, scene)
  const before = cardOf(scene, of)
  if (before === undefined || !isDeleted(before)) return { args: [of], expected: { code: 'ITEM.NOT_FOUND' } }
  const { deletedAt: _, ...values } = before.values
  return { args: [of], expected: cardChange(scene, before, { kind: 'card', values }, values) }
})

const purge = onCard('purge', (d, scene) => {
  const of = drawKey(d, scene)
  const before = cardOf(scene, of)
  return { args: [of], expected: before === undefined ? answers(undefined) : cardChange(scene, before, undefined, before.values) }
})

const get = onCard('get', (d, scene) => {
  const of = drawKey(d, scene)
  const deleted = d.chance(0.3)
  const found = cardOf(scene, of)
  return { args: [of, { deleted }], expected: answers(found !== undefined && (deleted || !isDeleted(found)) ? found.values : undefined) }
})

const ofList: TenantOperation = (d, scene) => {
  const { client, rows, tenant } = scene
  const listId = d.pick(listIds)
  const from = d.chance(0.5) ? 1 + d.int(4) : undefined
  const range = from === undefined ? undefined : { number: { gte: from } }
  const expected = valuesOf(rows, 'card', tenant)
    .filter((card) => card.listId === listId && card.deletedAt === undefined && Number(card.number) >= (from ?? 0))
    .sort((a, b) => Number(a.number) - Number(b.number))
  const query = (): Query<object> => client.in({ tenant }).card.ofList({ listId }, range)
  return taken(d, `${tenant} card.ofList(${shown([listId, range])})`, query, expected)
}

const open: TenantOperation = (d, { client, rows, tenant }) => {
  const order = ({ title, listId, number }: Values): string => `${title} ${listId} ${String(number).padStart(4, '0')}`
  const expected = valuesOf(rows, 'card', tenant)
    .filter(({ deletedAt }) => deletedAt === undefined)
    .sort((a, b) => (order(a) < order(b) ? 1 : -1))
  return taken(d, `${tenant} card.open()`, () => client.in({ tenant }).card.open(), expected)
}

export const cardOperations: readonly TenantOperation[] = [
  create,
  create,
  createNumbered,
  createNumbered,
  replace('put'),
  replace('upsert'),
  update,
  update,
  remove,
  remove,
  restore,
  restore,
  purge,
  get,
  ofList,
  open,
]
