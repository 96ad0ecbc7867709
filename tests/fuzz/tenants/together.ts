import { difference, shown } from '../runtime/same.js'
import { type Change, changed } from '../runtime/step.js'
import type { Values } from '../runtime/world.js'
import { cardInput, numbered } from './cards.js'
import type { Row } from './rows.js'
import { repositoryOf, type TenantExpected, type TenantOperation, type TenantScene } from './tenant-step.js'

/** Several cards in one transaction: their list counts them in one write. */
export const createTogether: TenantOperation = (d, scene) => {
  const { client, tenant } = scene
  const inputs = d.times(1 + d.int(3), (i) => ({ ...cardInput(d), number: 1 + d.int(3) + 3 * i }))
  const repository = repositoryOf(scene, 'card')
  return {
    text: `${tenant} transact ${shown(inputs)}`,
    run: () => client.in({ tenant }).transact(Object.fromEntries(inputs.map((input, i) => [`op${i}`, repository.tx.create!(input)]))),
    expected: outcome(scene, inputs),
  }
}

function outcome(scene: TenantScene, inputs: readonly Values[]): TenantExpected {
  const titles = inputs.map(({ listId, title }) => `${listId} ${title}`)
  if (new Set(titles).size < titles.length) return { code: 'TRANSACTION.INVALID' }
  const changes: Change<Row>[] = []
  for (const input of inputs) {
    const one = numbered({ ...scene, rows: changed(scene.rows, changes) }, input)
    if ('code' in one) return { code: 'TRANSACTION.CANCELED' }
    changes.push(...one.changes)
  }
  const results = Object.fromEntries(inputs.map((input, i) => [`op${i}`, { tenant: scene.tenant, ...input }]))
  return { changes, check: (result) => difference(result, results) }
}
