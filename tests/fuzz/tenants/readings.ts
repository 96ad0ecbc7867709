import { difference, shown } from '../runtime/same.js'
import { taken } from '../runtime/ways.js'
import type { Values } from '../runtime/world.js'
import { changeOf, idOf, type Row, valuesOf } from './rows.js'
import { answers, repositoryOf, type TenantExpected, type TenantOperation } from './tenant-step.js'

/** Points of series: the same one again changes nothing, and the newest is kept in an item of its own. */

const sensorIds: readonly string[] = ['s', 't']

const append: TenantOperation = (d, scene) => {
  const { rows, tenant } = scene
  const input = { sensorId: d.pick(sensorIds), at: d.int(6), value: d.int(3) }
  const values: Values = { tenant, ...input }
  const there = rows.get(idOf('reading', values))
  const last = rows.get(idOf('latest', values))
  const isNewest = last === undefined || Number(last.values.at) < input.at
  const written: Row[] = [{ kind: 'reading', values }, ...(isNewest ? [{ kind: 'latest', values } as const] : [])]
  const expected = (): TenantExpected => {
    if (there === undefined) return { changes: written.map(changeOf), check: (result) => difference(result, values) }
    return there.values.value === input.value ? answers(values) : { code: 'ITEM.EXISTS' }
  }
  return {
    text: `${tenant} reading.append(${shown(input)})`,
    run: () => repositoryOf(scene, 'reading').append!(input),
    expected: expected(),
  }
}

const latest: TenantOperation = (d, scene) => {
  const key = { sensorId: d.pick(sensorIds) }
  return {
    text: `${scene.tenant} latest.get(${shown(key)})`,
    run: () => repositoryOf(scene, 'latest').get!(key),
    expected: answers(scene.rows.get(idOf('latest', { tenant: scene.tenant, ...key }))?.values),
  }
}

const ofSensor: TenantOperation = (d, { client, rows, tenant }) => {
  const sensorId = d.pick(sensorIds)
  const to = d.chance(0.5) ? d.int(6) : undefined
  const expected = valuesOf(rows, 'reading', tenant)
    .filter((point) => point.sensorId === sensorId && Number(point.at) < (to ?? 10))
    .sort((a, b) => Number(b.at) - Number(a.at))
  const range = to === undefined ? undefined : { at: { lt: to } }
  return taken(
    d,
    `${tenant} reading.ofSensor(${shown([sensorId, range])})`,
    () => client.in({ tenant }).reading.ofSensor({ sensorId }, range),
    expected,
  )
}

export const readingOperations: readonly TenantOperation[] = [append, append, append, latest, ofSensor]
