/**
 * What the schema language costs the compiler: type instantiations of a file with 100 entities of 12 attributes, 8 templates and 4 patterns
 * each. `node bench/types/schema-types.mjs [--entities 100] [--json]`; fails above the budget.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const BUDGET = 120_000
const { values } = parseArgs({
  options: {
    entities: { type: 'string', default: '100' },
    json: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
})
const entities = Number(values.entities)
const here = dirname(fileURLToPath(import.meta.url))
const folder = join(here, '.measured')
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')

const attributes = `
    tenantId: z.uuid(), orderId: z.ulid(), customerId: z.string().min(1).max(40), placedAt: z.iso.datetime({ precision: 3 }),
    status: z.enum(['open', 'paid', 'shipped']), total: z.int().min(0), weight: z.number().min(0), due: z.date(),
    note: z.string().max(500).optional(), tags: z.array(z.string()), address: z.object({ street: z.string(), city: z.string() }), active: z.boolean(),`

const head = `import { z } from 'zod'
import { defineEntity } from '../../../packages/core/src/schema/entity.js'
import { defineSchema } from '../../../packages/core/src/schema/schema.js'
import { defineTable } from '../../../packages/core/src/schema/table.js'

const table = defineTable('shop', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' },
    gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk' },
    gsi3: { kind: 'global', partition: 'gsi3pk', sort: 'gsi3sk' },
  },
})
`

const entity = (n) => `
export const e${n} = defineEntity(table, 'Entity${n}', {
  attributes: {${attributes}
  },
  key: { partition: 'T${n}#{tenantId}', sort: 'ORDER${n}#{placedAt}#{orderId}' },
  indexes: {
    gsi1: { partition: 'C${n}#{tenantId}#{customerId}', sort: 'ORDER${n}#{placedAt:day}#{orderId}' },
    gsi2: { partition: 'S${n}#{tenantId}#{status}', sort: '${n}#{total:pad(10)}#{orderId}', onPartialUpdate: 'read' },
    gsi3: { partition: 'N${n}#{note}', sort: 'DUE${n}#{due}#{orderId}', sparse: true },
  },
  timestamps: true,
  version: true,
  patterns: {
    byTenant: { by: ['tenantId'], range: 'placedAt', order: { placedAt: 'desc' } },
    byCustomer: { by: ['tenantId', 'customerId'], order: { placedAt: 'desc' }, limit: 20 },
    unshipped: { by: ['tenantId', 'status'], where: { status: ['open', 'paid'] }, range: 'total' },
    byNote: { by: ['note'], range: 'due', filter: ['active'], index: 'gsi3' },
  },
})
`

const numbers = Array.from({ length: entities }, (_, n) => n)
const whole = `${head}${numbers.map(entity).join('')}
export default defineSchema({ name: 'shop', tables: [table], entities: [${numbers.map((n) => `e${n}`).join(', ')}] })
`
const zodAlone = `import { z } from 'zod'\n${numbers.map((n) => `export const e${n} = {${attributes}}\n`).join('')}`

function measure(source) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'schema.ts'), source)
  const config = {
    extends: '../../../tsconfig.base.json',
    compilerOptions: { noEmit: true, composite: false, declaration: false, declarationMap: false, isolatedDeclarations: false },
    files: ['schema.ts'],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const { stdout, status } = spawnSync(process.execPath, [tsc, '-p', folder, '--extendedDiagnostics'], { encoding: 'utf8' })
  if (status !== 0) {
    process.stderr.write(stdout)
    process.exit(3)
  }
  const figure = (name) => Number(new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(stdout)?.[1])
  return {
    instantiations: figure('Instantiations'),
    types: figure('Types'),
    checkSeconds: figure('Check time'),
    memoryKB: figure('Memory used'),
  }
}

try {
  const result = { entities, budget: BUDGET, zodAlone: measure(zodAlone), schema: measure(whole) }
  if (values.json) process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`)
  else {
    const { schema } = result
    process.stdout.write(
      `${entities} entities: ${schema.instantiations} instantiations (zod alone ${result.zodAlone.instantiations}), check ${schema.checkSeconds} s; budget ${BUDGET}\n`,
    )
  }
  process.exitCode = entities <= 100 && result.schema.instantiations > BUDGET ? 1 : 0
} finally {
  if (!values.keep) rmSync(folder, { recursive: true, force: true })
}
