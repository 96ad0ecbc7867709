import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { buildModel, canonicalJson, type EntityModel, type KeyPart, type Model, parseModel } from '@keyloom/core'
import { createEngine } from '@keyloom/testing'
import { expect, test } from 'vitest'
import { perform } from '../../src/deploy/control-plane.js'
import { planDeploy } from '../../src/deploy/plan-deploy.js'
import type { ImportedTable } from '../../src/import/draft.js'
import { draftSchema } from '../../src/import/draft-schema.js'
import { inferSchema } from '../../src/import/infer/infer-schema.js'
import { printSchema } from '../../src/import/print-schema.js'
import { wrongKeys } from '../../src/import/wrong-keys.js'
import { describeTable } from '../../src/infra/table-description.js'
import { loadSchema } from '../../src/load/load-schema.js'
import type { Item } from '../../src/scan/stored-entity.js'
import { createProject } from '../support/project.js'

const root = new URL('../../../../', import.meta.url)
const seeded = readdirSync(new URL('tests/designs/', root)).filter((name) => existsSync(new URL(`tests/designs/${name}/seed.ts`, root)))
const designs = [
  ...seeded.map((name) => ({ name, folder: `tests/designs/${name}`, seed: 'seed.ts' })),
  { name: 'online-shop', folder: 'examples/online-shop', seed: 'src/seed.ts' },
]

interface Seed {
  readonly seed: (client: unknown, data?: object) => Promise<void>
  readonly shopData?: () => object
}

/** The tables of a design with the items that its own test writes through the generated client. */
async function tablesOf({ folder, seed: file }: (typeof designs)[number], model: Model): Promise<ImportedTable[]> {
  const load = async (path: string): Promise<unknown> => import(new URL(`${folder}/${path}`, root).href)
  const generated = (await load('generated/index.ts')) as Readonly<Record<string, (options: object) => unknown>>
  const { seed, shopData } = (await load(file)) as Seed
  const client = createEngine().client()
  for (const table of model.tables) await perform(client, planDeploy(describeTable(table), table.name, undefined)[0]!.request)
  const create = Object.keys(generated).find((name) => name.startsWith('create')) ?? ''
  await seed(generated[create]!({ client, tables: Object.fromEntries(model.tables.map(({ name }) => [name, name])) }), shopData?.())
  const items = async (TableName: string): Promise<Item[]> => (await client.send(new ScanCommand({ TableName }))).Items ?? []
  return Promise.all(
    model.tables.map(async ({ name, key, indexes, ttl }) => ({
      name,
      key,
      indexes: indexes.map((index) => ({ ...index, projection: 'all' as const })),
      ...(ttl !== undefined && { ttl }),
      items: await items(name),
      doubts: [],
    })),
  )
}

/** What each key part is made of, whatever the format of a value. */
function partsOf({ key, indexes }: EntityModel): Readonly<Record<string, string>> {
  const formOf = (part: KeyPart): string =>
    part.kind === 'natural'
      ? part.source
      : part.tokens.map((token) => (token.kind === 'literal' ? token.text : `{${token.attribute}}`)).join('')
  const parts = [key.partition, ...(key.sort === undefined ? [] : [key.sort])].map((part) => [part.attribute, formOf(part)])
  const ofIndexes = indexes.flatMap(({ index, variants }) =>
    variants.flatMap(({ partition, sort, when }, number) =>
      [...partition, ...sort].map((part) => [
        `${index} ${number} ${part.attribute}`,
        `${formOf(part)} ${when.map(({ kind, attribute }) => `${kind} ${attribute}`).join()}`,
      ]),
    ),
  )
  return Object.fromEntries([...parts, ...ofIndexes])
}

const isSame = (one: EntityModel, other: EntityModel): boolean =>
  one.table === other.table && (one.discriminator?.value ?? '') === (other.discriminator?.value ?? '')

let recovered = 0

test.each(designs)('the key templates of $name are told from its items', async (design) => {
  const model = parseModel(readFileSync(new URL(`${design.folder}/generated/model.json`, root), 'utf8'))
  const draft = inferSchema(model.name, await tablesOf(design, model))

  // The file that is written says what the draft says.
  const project = createProject({ 'schema.ts': printSchema(draft, design.name) })
  const built = buildModel(await loadSchema(project.path('schema.ts')))
  const own = buildModel(draftSchema(draft))
  if ('problems' in built || 'problems' in own) throw new TypeError(JSON.stringify(built))
  expect(canonicalJson(built.model)).toBe(canonicalJson(own.model))

  const entities = draft.tables.flatMap((table) => table.entities)
  for (const inferred of built.model.entities) {
    const items = entities.find(({ name }) => name === inferred.name)!.items
    // An entity that no item is of cannot be told.
    const published = model.entities.find((one) => isSame(one, inferred))!
    expect({ entity: published.name, wrong: wrongKeys(inferred, items), ...partsOf(inferred) }).toEqual({
      entity: published.name,
      wrong: [],
      ...partsOf(published),
    })
    recovered += Object.keys(partsOf(inferred)).length
  }
})

test('that is most of all designs', () => {
  expect([designs.length, recovered > 200]).toEqual([16, true])
})
