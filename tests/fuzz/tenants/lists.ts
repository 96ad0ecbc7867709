import type { Draw } from '../../../packages/testing/fuzz/fuzzer.js'
import { difference, shown } from '../runtime/same.js'
import type { Values } from '../runtime/world.js'
import { changeOf, idOf, type Row } from './rows.js'
import { answers, repositoryOf, type TenantExpected, type TenantOperation, type TenantScene } from './tenant-step.js'

/** Calls on lists, which number and count their cards. */

export const listIds: readonly string[] = ['x', 'y']

interface Outcome {
  readonly text: string
  readonly args: readonly unknown[]
  readonly expected: TenantExpected
}

function onList(verb: string, draw: (d: Draw, key: Values, before: Row | undefined) => Omit<Outcome, 'text'>): TenantOperation {
  return (d, scene) => {
    const key = { listId: d.pick(listIds) }
    const before = scene.rows.get(idOf('list', { tenant: scene.tenant, ...key }))
    const { args, expected } = draw(d, key, before)
    return { text: `${scene.tenant} list.${verb}(${shown(args)})`, run: () => repositoryOf(scene, 'list')[verb]!(...args), expected }
  }
}

/** Stores a list and answers with it. */
function stores(values: Values): TenantExpected {
  return { changes: [changeOf({ kind: 'list', values })], check: (result) => difference(result, values) }
}

const name = (d: Draw): string => d.pick(['Ann', 'Bob'])

const create: TenantOperation = (d, scene) => {
  const { tenant } = scene
  return onList('create', (_, key, before) => {
    const input = { ...key, name: name(d) }
    return { args: [input], expected: before === undefined ? stores({ tenant, ...input, lastCard: 0, cards: 0 }) : { code: 'ITEM.EXISTS' } }
  })(d, scene)
}

const upsert: TenantOperation = (d, scene) => {
  const { tenant } = scene
  return onList('upsert', (_, key, before) => {
    const input = { ...key, name: name(d) }
    // What it has counted goes on.
    return { args: [input], expected: stores({ tenant, lastCard: 0, cards: 0, ...before?.values, ...input }) }
  })(d, scene)
}

const update = onList('update', (d, key, before) => {
  const set = { name: name(d) }
  return { args: [key, { set }], expected: before === undefined ? { code: 'ITEM.NOT_FOUND' } : stores({ ...before.values, ...set }) }
})

const remove = onList('delete', (_, key, before) => ({
  args: [key],
  expected:
    before === undefined
      ? answers(undefined)
      : { changes: [{ id: changeOf(before).id, to: undefined }], check: (result) => difference(result, before.values) },
}))

const get = onList('get', (_, key, before) => ({ args: [key], expected: answers(before?.values) }))

export const listOperations: readonly TenantOperation[] = [create, create, create, upsert, upsert, update, remove, get]

/** The list of a card. */
export function listOf({ rows, tenant }: TenantScene, listId: unknown): Row | undefined {
  return rows.get(idOf('list', { tenant, listId }))
}
