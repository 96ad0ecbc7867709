import type { CapacityModel, DeploymentModel, IndexModel, KeyAttribute, KeySchema, ProjectionModel, TableModel } from '../../model/index.js'
import type { KeyAttributeOption, KeyPartOption } from '../key-parts.js'
import { list, type Report } from '../report.js'
import type {
  CapacityBoundsOption,
  CapacityOption,
  DeploymentOption,
  GlobalIndexOption,
  LocalIndexOption,
  ProjectionOption,
  Table,
} from '../table.js'
import { buildSuppressions } from './build-facts.js'
import { buildFormats } from './build-formats.js'
import { checkShape, DEPLOYMENT, GLOBAL_INDEX, LOCAL_INDEX, TOMBSTONES } from './check-shape.js'
import type { CodeOf } from './code-of.js'
import { checkName } from './names.js'

const DEFAULT_DISCRIMINATOR = '_type'
const DEFAULT_DELIMITER = '#'
/** DynamoDB takes up to four attributes for each part of a global index's key. */
const PART_LIMIT = 4

/** A table of the schema; its projections are completed once the entities are known. */
export function buildTable(table: Table, report: Report, codeOf: CodeOf = () => undefined): TableModel {
  const { name, config } = table
  const path = ['tables', name]
  checkName('table', name, path, report)
  const key: KeySchema = {
    partition: keyAttributes(config.key?.partition, [...path, 'key', 'partition'], report, 1),
    sort: config.key?.sort === undefined ? [] : keyAttributes(config.key.sort, [...path, 'key', 'sort'], report, 1),
  }
  checkKeyNames(key, [...path, 'key'], report)
  const capacity = buildCapacity(config.capacity, [...path, 'capacity'], report)
  const indexes = Object.entries(config.indexes ?? {}).flatMap(([index, option]) => {
    const at = [...path, 'indexes', index]
    const shape = option?.kind === 'local' ? LOCAL_INDEX : GLOBAL_INDEX
    return checkShape(option, shape, `the index '${index}'`, at, report) ? [buildIndex(index, option, { key, capacity }, at, report)] : []
  })
  const discriminator = config.discriminator === false ? undefined : (config.discriminator ?? DEFAULT_DISCRIMINATOR)
  const delimiter = config.delimiter ?? DEFAULT_DELIMITER
  if (!/^[!-/:-@[-`|~]$/.test(delimiter)) {
    report.add(
      'SCHEMA.TABLE',
      [...path, 'delimiter'],
      `The delimiter '${delimiter}' is not one punctuation character of ASCII other than a brace.`,
    )
  }
  const formats = buildFormats(table, report, codeOf)
  checkStream(config.stream, [...path, 'stream'], report)
  const model: TableModel = {
    kind: 'table',
    name,
    key,
    indexes,
    ...(discriminator === undefined ? {} : { discriminator }),
    delimiter,
    ...(formats.length === 0 ? {} : { formats }),
    ...(config.ttl === undefined ? {} : { ttl: config.ttl }),
    ...(config.stream === undefined ? {} : { stream: config.stream }),
    capacity,
    ...(config.deployment === undefined ? {} : { deployment: buildDeployment(config.deployment, [...path, 'deployment'], report) }),
    ...(config.tombstones === undefined ? {} : { tombstones: config.tombstones }),
    ...(config.suppress === undefined ? {} : { suppress: buildSuppressions(config.suppress, path, report) }),
  }
  if (config.tombstones !== undefined)
    checkShape(config.tombstones, TOMBSTONES, `tombstones of the table '${name}'`, [...path, 'tombstones'], report)
  checkAttributeTypes(model, path, report)
  return model
}

const STREAMS: readonly (string | undefined)[] = [undefined, 'keys-only', 'new-image', 'old-image', 'new-and-old-images']

function checkStream(stream: string | undefined, path: readonly string[], report: Report): void {
  if (!STREAMS.includes(stream))
    report.add('SCHEMA.TABLE', path, `A stream is ${list(STREAMS.filter((name) => name !== undefined))}, not '${stream}'.`)
}

function keyAttributes(option: KeyPartOption | undefined, path: readonly string[], report: Report, limit: number): KeyAttribute[] {
  const options: readonly (KeyAttributeOption | undefined)[] = Array.isArray(option) ? option : [option as KeyAttributeOption | undefined]
  if (options.length === 0 || options.length > limit) {
    report.add(
      'SCHEMA.TABLE',
      path,
      limit === 1
        ? 'This part of a key is exactly one attribute.'
        : `A part of an index's key is 1 to ${limit} attributes, not ${options.length}.`,
    )
  }
  return options.flatMap((attribute): KeyAttribute[] => {
    const { name, type } =
      typeof attribute === 'string' ? { name: attribute, type: 'string' as const } : (attribute ?? { name: '', type: 'string' as const })
    if (typeof name === 'string' && name !== '' && (type === 'string' || type === 'number' || type === 'binary')) return [{ name, type }]
    report.add('SCHEMA.TABLE', path, 'A key attribute is a name, or { name, type } with the type string, number or binary.')
    return []
  })
}

function buildIndex(
  name: string,
  option: GlobalIndexOption | LocalIndexOption,
  table: { readonly key: KeySchema; readonly capacity: CapacityModel },
  path: readonly string[],
  report: Report,
): IndexModel {
  const tableKey = table.key
  checkName('index', name, path, report)
  const isLocal = option.kind === 'local'
  if (!isLocal && option.kind !== 'global')
    report.add('SCHEMA.TABLE', [...path, 'kind'], `The index '${name}' is neither 'global' nor 'local'.`)
  if (isLocal && tableKey.sort.length === 0) {
    report.add(
      'SCHEMA.TABLE',
      path,
      `The local index '${name}' needs a table with a sort key.`,
      'Give the table a sort key, or make the index global.',
    )
  }
  const limit = isLocal ? 1 : PART_LIMIT
  const key: KeySchema = {
    partition: isLocal ? tableKey.partition : keyAttributes(option.partition, [...path, 'partition'], report, limit),
    sort: option.sort === undefined && !isLocal ? [] : keyAttributes(option.sort, [...path, 'sort'], report, limit),
  }
  checkKeyNames(key, path, report)
  const capacity = isLocal ? undefined : option.capacity
  if (capacity !== undefined && table.capacity.mode === 'on-demand')
    report.add(
      'SCHEMA.TABLE',
      [...path, 'capacity'],
      `The index '${name}' cannot have a capacity of its own: its table is on demand.`,
      'Remove capacity, or provision the table.',
    )
  return {
    kind: isLocal ? 'local' : 'global',
    name,
    key,
    projection: buildProjection(option.projection, [...path, 'projection'], report),
    ...(capacity !== undefined && { capacity: buildCapacity({ mode: 'provisioned', ...capacity }, [...path, 'capacity'], report) }),
  }
}

const DEPLOYMENTS: Readonly<Record<string, readonly string[]>> = {
  onRemoval: ['retain', 'destroy'],
  tableClass: ['standard', 'infrequent-access'],
  encryption: ['aws-owned', 'aws-managed'],
}

function buildDeployment(option: DeploymentOption, path: readonly string[], report: Report): DeploymentModel {
  if (!checkShape(option, DEPLOYMENT, 'the deployment', path, report)) return {}
  for (const [name, values] of Object.entries(DEPLOYMENTS)) {
    const given = option[name as keyof DeploymentOption]
    if (given !== undefined && !values.includes(String(given)))
      report.add('SCHEMA.TABLE', [...path, name], `'${given}' is no ${name}: it is ${list(values)}.`)
  }
  return option
}

function buildProjection(option: ProjectionOption | undefined, path: readonly string[], report: Report): ProjectionModel {
  if (option === undefined || option === 'all') return { kind: 'all' }
  if (option === 'keys') return { kind: 'keys' }
  if (Array.isArray(option)) return { kind: 'include', attributes: option }
  report.add('SCHEMA.TABLE', path, "A projection is 'all', 'keys' or a list of attribute names.")
  return { kind: 'all' }
}

/** No attribute stands twice in one key. */
function checkKeyNames(key: KeySchema, path: readonly string[], report: Report): void {
  const seen = new Set<string>()
  for (const { name } of [...key.partition, ...key.sort]) {
    if (seen.has(name)) report.add('SCHEMA.TABLE', path, `The key attribute '${name}' stands twice in one key.`)
    seen.add(name)
  }
}

/** One attribute has one type, in whatever keys it stands. */
function checkAttributeTypes(table: TableModel, path: readonly string[], report: Report): void {
  const types = new Map<string, string>()
  const check = (key: KeySchema, at: readonly string[]) => {
    for (const { name, type } of [...key.partition, ...key.sort]) {
      const known = types.get(name)
      if (known !== undefined && known !== type)
        report.add('SCHEMA.TABLE', at, `The key attribute '${name}' is a ${known} elsewhere and a ${type} here.`)
      types.set(name, known ?? type)
    }
  }
  check(table.key, [...path, 'key'])
  for (const index of table.indexes) check(index.key, [...path, 'indexes', index.name])
}

const DEFAULT_TARGET = 70

function buildCapacity(option: CapacityOption | undefined, path: readonly string[], report: Report): CapacityModel {
  if (option === undefined || option.mode === 'on-demand') return { mode: 'on-demand' }
  const bounds = (side: 'read' | 'write') => {
    const { min, max, target = DEFAULT_TARGET } = option[side] ?? ({} as CapacityBoundsOption)
    if (!(Number.isInteger(min) && Number.isInteger(max) && min >= 1 && max >= min && target >= 20 && target <= 90)) {
      report.add(
        'SCHEMA.TABLE',
        [...path, side],
        'Provisioned capacity has whole numbers 1 <= min <= max and a target from 20 to 90 per cent.',
      )
    }
    return { min, max, target }
  }
  return { mode: 'provisioned', read: bounds('read'), write: bounds('write') }
}

/** Projections with what every reader of the index needs: the discriminator and the time of expiry. */
export function completeProjections(table: TableModel, stored: ReadonlySet<string>, report: Report): TableModel {
  const keyNames = new Set([...table.key.partition, ...table.key.sort].map(({ name }) => name))
  const always = [table.discriminator, table.ttl].filter((name) => name !== undefined)
  const indexes = table.indexes.map((index): IndexModel => {
    if (index.projection.kind !== 'include') return index
    const path = ['tables', table.name, 'indexes', index.name, 'projection']
    const own = new Set([...keyNames, ...[...index.key.partition, ...index.key.sort].map(({ name }) => name)])
    for (const name of index.projection.attributes) {
      if (!stored.has(name) && !own.has(name) && !always.includes(name)) {
        report.add(
          'SCHEMA.UNKNOWN',
          path,
          `No entity of table '${table.name}' stores an attribute '${name}'.`,
          'A projection names attributes as they are stored.',
        )
      }
    }
    const attributes = [...new Set([...index.projection.attributes, ...always])].filter((name) => !own.has(name))
    return { ...index, projection: { kind: 'include', attributes } }
  })
  return { ...table, indexes }
}
