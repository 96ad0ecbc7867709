import type { EntityModel, Model, SchemaProblem } from '@keyloom/core'
import { bindingName, camelCase, pascalCase, typeName } from '../print/safe-identifier.js'
import { type NameScope, nameScope } from './name-scope.js'
import { type ValueNames, valueNames } from './value-names.js'

/** Every name of the generated code, decided once, so that each file can speak of what another declares. */
export interface SchemaNames {
  /** `Shop` */
  readonly client: string
  /** `createShop` */
  readonly factory: string
  /** `ShopStreamRecord`, and what makes one: `decodeStreamRecord`. Given where a table has a stream. */
  readonly streamRecord: string
  readonly decodeStreamRecord: string
  /** Given where an entity is in a scope. */
  readonly scope?: ScopeNames
  readonly entities: ReadonlyMap<string, EntityNames>
  readonly collections: ReadonlyMap<string, CollectionNames>
  /** From the schema's name of a table to the function that describes it. */
  readonly tables: ReadonlyMap<string, string>
  /** The same for the function that turns the table's time to live on. */
  readonly timeToLive: ReadonlyMap<string, string>
  /** All that `index.ts` exports. */
  readonly exported: ReadonlySet<string>
  /** All constants of `plans.ts`. */
  readonly plans: ReadonlySet<string>
  /** A name for one more constant of `plans.ts`. */
  freePlan(name: string): string
}

/** What belongs to the scope: the type of its values, the client within it, the constant of `plans.ts`. */
export interface ScopeNames {
  /** `ShopScope` */
  readonly type: string
  /** `ScopedShop` */
  readonly client: string
  readonly plan: string
}

/** What belongs to one entity. */
export interface EntityNames {
  readonly type: string
  readonly key: string
  readonly input: string
  readonly changes: string
  readonly values: ValueNames
  readonly codec: string
  /** The parameter of key builders. */
  readonly parameter: string
  /** The builder of the primary key. */
  readonly keyFunction: string
  /** That of the other primary key. */
  readonly otherKeyFunction?: string
  /** The builders of the keys of indexes, by index. */
  readonly indexKeys: ReadonlyMap<string, string>
  /** The type of what an index holds, by index. */
  readonly inIndex: (index: string) => string
  /** The type of the parts of an index's key that an update changes together, by index. */
  readonly together: (index: string) => string
  /** The type of changes without what the keys of indexes demand. */
  readonly anyChanges: () => string
  /** The type of an entity with what is hidden of it. */
  readonly whole: () => string
  /** The type of a change of part of an attribute. */
  readonly partChange: () => string
  /** The builders of the keys of sentinels, by unique constraint. */
  readonly uniqueKeys: ReadonlyMap<string, string>
  readonly plan: string
  /** The plan of a pattern, by pattern. */
  readonly patterns: ReadonlyMap<string, string>
  /** The plan without what only updates need, where it is a constant of its own. */
  readonly itemPlan: () => string
  readonly repository: string
  /** The property of the client. */
  readonly property: string
}

/** What belongs to one collection: the type of its result, the method of the client, the constant of `plans.ts`. */
export interface CollectionNames {
  readonly type: string
  readonly method: string
  readonly plan: string
}

/** Members of every repository. A pattern of one of these names is a collision. */
export const memberNames: readonly string[] =
  'create append put upsert get update updateCopies delete restore purge move settle scan tx batch ref'.split(' ')

const repositoryMembers: Readonly<Record<string, string>> = Object.fromEntries(
  memberNames.map((name) => [name, `the repository's own \`${name}\``]),
)

/** `then` would make the client something that `await` unwraps. */
const clientMembers: Readonly<Record<string, string>> = Object.fromEntries(
  ['constructor', 'then', 'transact', 'transactGet', 'batchGet', 'batchWrite', 'in', 'explain'].map((name) => [
    name,
    `the client's own \`${name}\``,
  ]),
)

/** What key builders call: a parameter of one of these names would hide it. */
const keyFunctions: ReadonlySet<string> = new Set(
  (
    'booleanText dateSlice dateText decimalNumber descendingDate descendingDecimal descendingText epochSecondsText escapeText hashText ' +
    'ksuidTime lowerText numberText paddedNumber partitionKey plainText rankText shardText signedNumber sortKey ulidTime undefined ' +
    'upperText uuidTime'
  ).split(' '),
)

/** Names everything; names that the schema decides and that meet are problems. */
export function schemaNames(model: Model): { readonly names: SchemaNames; readonly problems: readonly SchemaProblem[] } {
  const problems: SchemaProblem[] = []
  const exported = nameScope('among the exports of `index.ts`', {}, problems)
  const plans = nameScope('in `plans.ts`', importedByPlans(model), problems)
  const members = nameScope('on the client', clientMembers, problems)
  const client = exported.claim(typeName(pascalCase(model.name)), `the client of the schema ${model.name}`, ['name'])
  const factory = exported.claim(`create${pascalCase(model.name)}`, `the factory of the schema ${model.name}`, ['name'])
  const tables = new Map(model.tables.map((table) => [table.name, tableFunction(table.name, 'Table', 'definition', exported)]))
  const expiring = model.tables.filter(({ ttl }) => ttl !== undefined)
  const timeToLive = new Map(expiring.map(({ name }) => [name, tableFunction(name, 'TimeToLive', 'time to live', exported)]))

  const streams = model.tables.some(({ stream }) => stream !== undefined)
  const streamRecord = `${pascalCase(model.name)}StreamRecord`
  const decodeStreamRecord = 'decodeStreamRecord'
  if (streams) {
    exported.claim(streamRecord, 'the stream records of the schema', ['name'])
    exported.claim(decodeStreamRecord, 'the decoder of stream records', ['name'])
  }

  const pascal = pascalCase(model.name)
  const scope = model.entities.some((entity) => entity.scope !== undefined)
    ? {
        type: exported.claim(`${pascal}Scope`, 'the scope of the schema', ['name']),
        client: exported.claim(`Scoped${pascal}`, 'the client within a scope', ['name']),
        plan: 'scope',
      }
    : undefined
  if (scope !== undefined) plans.free(scope.plan)

  // What the schema decides goes first; names that can give way are given after all of those.
  const claimed = model.entities.map((entity) => claimEntity(entity, { exported, plans, members, problems }))
  const collections = new Map(
    model.collections.map(({ name }) => {
      const path = ['collections', name]
      const owner = `the collection ${name}`
      return [
        name,
        {
          type: exported.claim(typeName(pascalCase(name)), `the result of ${owner}`, path),
          method: members.claim(camelCase(name), owner, path),
          plan: plans.free(bindingName(camelCase(name))),
        },
      ]
    }),
  )
  for (const { name } of model.transactions ?? []) members.claim(name, `the transaction ${name}`, ['transactions', name])
  const entities = new Map(model.entities.map((entity, index) => [entity.name, finishEntity(entity, claimed[index]!, { exported, plans })]))
  const freePlan = (name: string) => plans.free(bindingName(name))
  const names = {
    client,
    factory,
    streamRecord,
    decodeStreamRecord,
    ...(scope !== undefined && { scope }),
    entities,
    collections,
    tables,
    timeToLive,
    exported: exported.taken,
    plans: plans.taken,
    freePlan,
  }
  return { names, problems }
}

/** The constants of `codecs.ts` and the functions of `keys.ts`, which `plans.ts` imports by name. */
function importedByPlans({ entities }: Model): Readonly<Record<string, string>> {
  const names = entities.flatMap((entity) => {
    const camel = camelCase(entity.name)
    return [`${camel}Codec`, `${camel}Key`, ...entity.indexes.map(({ index }) => `${camel}${pascalCase(index)}Key`)]
  })
  return Object.fromEntries(names.map((name) => [name, 'an import']))
}

interface Scopes {
  readonly exported: NameScope
  readonly plans: NameScope
}

type ClaimedNames = Omit<EntityNames, 'values' | 'inIndex' | 'together' | 'anyChanges' | 'whole' | 'partChange' | 'patterns' | 'itemPlan'>

function claimEntity(
  entity: EntityModel,
  scopes: Scopes & { readonly members: NameScope; readonly problems: SchemaProblem[] },
): ClaimedNames {
  const path = ['entities', entity.name]
  const pascal = pascalCase(entity.name)
  const camel = camelCase(entity.name)
  const claim = (name: string, what: string) => scopes.exported.claim(name, `${what} ${entity.name}`, path)
  const methods = nameScope(`on the repository of ${entity.name}`, repositoryMembers, scopes.problems)
  for (const pattern of entity.patterns) {
    methods.claim(pattern.name, `the pattern ${pattern.name}`, [...path, 'patterns', pattern.name])
  }
  return {
    type: claim(typeName(pascal), 'the entity'),
    key: claim(`${pascal}Key`, 'the key of'),
    input: claim(`${pascal}Input`, 'the input of'),
    changes: claim(`${pascal}Changes`, 'the changes of'),
    codec: `${camel}Codec`,
    parameter: keyFunctions.has(camel) ? `${camel}_` : bindingName(camel),
    keyFunction: claim(`${camel}Key`, 'the key builder of'),
    ...(entity.otherKey !== undefined && { otherKeyFunction: claim(`${camel}OtherKey`, 'the builder of the other key of') }),
    uniqueKeys: new Map(
      (entity.unique ?? []).map(({ name }) => [name, claim(`${camel}${pascalCase(name)}UniqueKey`, `the key of the unique '${name}' of`)]),
    ),
    indexKeys: new Map(
      entity.indexes.map(({ index }) => [index, claim(`${camel}${pascalCase(index)}Key`, `the key builder for ${index} of`)]),
    ),
    plan: scopes.plans.free(bindingName(camel), `${camel}Plan`),
    repository: claim(`${pascal}Repository`, 'the repository of'),
    property: scopes.members.claim(camel, `the entity ${entity.name}`, path),
  }
}

function finishEntity(entity: EntityModel, claimed: ClaimedNames, scopes: Scopes): EntityNames {
  const pascal = pascalCase(entity.name)
  const camel = camelCase(entity.name)
  const anyChanges = once(() => scopes.exported.free(`${pascal}AttributeChanges`))
  const whole = once(() => scopes.exported.free(`Whole${pascal}`))
  const itemPlan = once(() => scopes.plans.free(`${camel}Item`))
  const partChange = once(() => scopes.exported.free(`${pascal}PartChange`))
  return {
    ...claimed,
    values: valueNames(
      entity.name,
      entity.attributes.filter(({ converts }) => converts !== true),
      scopes.exported,
    ),
    inIndex: once((index) => scopes.exported.free(`${pascal}In${pascalCase(index)}`)),
    together: once((index) => scopes.exported.free(`${pascal}${pascalCase(index)}Changes`)),
    anyChanges: () => anyChanges(''),
    whole: () => whole(''),
    partChange: () => partChange(''),
    itemPlan: () => itemPlan(''),
    patterns: new Map(entity.patterns.map(({ name }) => [name, scopes.plans.free(bindingName(`${camel}${pascalCase(name)}`))])),
  }
}

function tableFunction(table: string, suffix: string, what: string, exported: NameScope): string {
  return exported.claim(`${camelCase(table)}${suffix}`, `the ${what} of the table ${table}`, ['tables', table])
}

/** Names are given when they are first asked for, and only then. */
function once(name: (key: string) => string): (key: string) => string {
  const known = new Map<string, string>()
  return (key) => {
    const made = known.get(key) ?? name(key)
    known.set(key, made)
    return made
  }
}
