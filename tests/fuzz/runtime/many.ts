import type { BatchOperation, ItemRef, TransactOperation } from '@keyloom/core/runtime'
import type { Draw } from '../../../packages/testing/fuzz/fuzzer.js'
import { keyValues } from './entities.js'
import { difference, shown } from './same.js'
import type { Operation, Scene } from './step.js'
import { idOf, type KindName, live, type Values } from './world.js'
import { repositoryOf, type Write, writes } from './write.js'

/** Calls on many items. */

const anyKind: readonly KindName[] = ['person', 'order', 'task']

/** What `tx` of a repository has; of an entity with something unique, what need not read first. */
function transactWrite(d: Draw, scene: Scene): Write {
  const kind = d.pick(anyKind)
  const verb = kind === 'person' ? 'create' : d.pick(['create', 'put', 'upsert', 'update', 'delete'] as const)
  return writes[verb](d, scene, kind)
}

export const transact: Operation = (d, scene) => {
  const chosen = new Map(d.times(1 + d.int(4), () => transactWrite(d, scene)).map((write) => [write.id, write]))
  const all = [...chosen.values()].map((write, i) => ({ name: `op${i}`, write }))
  const operations = (): Record<string, TransactOperation> =>
    Object.fromEntries(all.map(({ name, write }) => [name, repositoryOf(scene, write.kind).tx[write.verb]!(...write.args)]))
  const codes = all.flatMap(({ write }) => ('code' in write.outcome ? [write.outcome.code] : []))
  const text = `transact ${shown(all.map(({ write: { kind, verb, args } }) => [kind, verb, args]))}`
  const run = () => scene.lab.client.transact(operations())
  if (codes.includes('UPDATE.PARTIAL_KEY')) return { text, run, expected: { code: 'UPDATE.PARTIAL_KEY' } }
  const sentinels = all.flatMap(({ write }) => (write.kind === 'person' ? claimed(write, scene.now) : []))
  if (new Set(sentinels).size < sentinels.length) return { text, run, expected: { code: 'TRANSACTION.INVALID' } }
  if (codes.length > 0) return { text, run, expected: { code: 'TRANSACTION.CANCELED' } }
  const results = all.map(({ name, write: { verb, outcome } }) => {
    const result = 'result' in outcome && (verb === 'create' || verb === 'put') ? outcome.result : undefined
    return [name, result]
  })
  const changes = all.flatMap(({ write: { outcome } }) => ('change' in outcome ? [outcome.change] : []))
  return { text, run, expected: { changes, check: (result) => difference(result, Object.fromEntries(results)) } }
}

/** What is unique of the person that a create gives. One whose time is over claims nothing. */
function claimed({ args }: Write, now: number): string[] {
  const { email, team, handle, expires } = args[0] as Values
  if (expires !== undefined && (expires as Date).getTime() <= now) return []
  return [`email ${email}`, ...(handle === undefined ? [] : [`handle ${team} ${handle}`])]
}

export const batchWrite: Operation = (d, scene) => {
  const { world, lab } = scene
  const chosen = new Map(
    d.times(1 + d.int(6), () => writes[d.pick(['put', 'delete'] as const)](d, scene, 'task')).map((write) => [write.id, write]),
  )
  const all = [...chosen.values()].map((write, i) => ({ name: `op${i}`, write }))
  const { batch } = lab.client.task as unknown as { batch: Record<string, (...args: readonly unknown[]) => BatchOperation> }
  const operations = () => Object.fromEntries(all.map(({ name, write: { verb, args } }) => [name, batch[verb]!(args[0])]))
  const changes = all.flatMap(({ name, write: { outcome } }) => ('change' in outcome ? [{ name, ...outcome.change }] : []))
  const results = Object.fromEntries(
    all.map(({ name, write: { verb, outcome } }) => [name, verb === 'put' && 'result' in outcome ? outcome.result : undefined]),
  )
  return {
    text: `batchWrite ${shown(all.map(({ write: { verb, args } }) => [verb, args[0]]))} of ${world.size}`,
    run: () => lab.client.batchWrite(operations()),
    expected: { changes, batch: true, check: (result) => difference(result, results) },
  }
}

/** Reads of any items, by a batch or as of one moment. */
export const readMany: Operation = (d, scene) => {
  const { world, now, lab } = scene
  const all = d.times(1 + d.int(6), () => {
    const kind = d.pick(anyKind)
    return { kind, key: keyValues(d, kind) }
  })
  const refs = (): ItemRef[] => all.map(({ kind, key }) => (lab.client[kind] as unknown as { ref(key: object): ItemRef }).ref(key))
  const expected = all.map(({ kind, key }) => live(world, idOf(kind, key), now)?.values)
  const method = d.pick(['batchGet', 'transactGet'] as const)
  return {
    text: `${method} ${shown(all)}`,
    run: () => lab.client[method](refs()),
    expected: { changes: [], check: (result) => difference(result, expected) },
  }
}
