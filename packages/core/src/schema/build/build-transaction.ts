import type { AttributeModel, EntityModel, Json, TransactionInput, TransactionModel, TransactionStep } from '../../model/index.js'
import type { Entity } from '../entity.js'
import { list, type Report } from '../report.js'
import type { StepValues, Transaction } from '../transaction.js'
import { keyAttributes } from './context.js'
import { checkName } from './names.js'
import { checkOneStepAnItem } from './one-step-an-item.js'

const ACTIONS = ['create', 'put', 'update', 'delete', 'check'] as const
/** The options of a step, by its action; `key` also names what a whole item is made of. */
const OPTIONS: Readonly<Record<TransactionStep['action'], readonly string[]>> = {
  create: ['set'],
  put: ['set', 'if'],
  update: ['key', 'set', 'add', 'remove', 'if'],
  delete: ['key', 'if'],
  check: ['key', 'if', 'exists'],
}

type StepConfig = Readonly<Record<string, unknown>>

interface Context {
  readonly report: Report
  readonly inputs: readonly string[]
  /** The first attribute that each input is used for. */
  readonly used: Map<string, TransactionInput>
}

/** A declared transaction; what is wrong with it is reported. */
export function buildTransaction({ name, table, config }: Transaction, entities: readonly EntityModel[], report: Report): TransactionModel {
  const path = ['transactions', name]
  checkName('transaction', name, path, report)
  const inputs = Array.isArray(config.input) ? config.input.filter((one) => typeof one === 'string') : []
  const context: Context = { report, inputs, used: new Map() }
  const steps = Object.entries(config.steps ?? {}).flatMap(([step, options]) =>
    buildStep(step, options as unknown as StepConfig, entities, [...path, 'steps', step], context),
  )
  if (Object.keys(config.steps ?? {}).length === 0)
    report.add('SCHEMA.TRANSACTION', [...path, 'steps'], `The transaction '${name}' has no steps.`)
  for (const input of inputs) {
    if (!context.used.has(input))
      report.add(
        'SCHEMA.TRANSACTION',
        [...path, 'input'],
        `No step of '${name}' uses the input '${input}'.`,
        'Remove it, or name an attribute so.',
      )
  }
  checkOneStepAnItem(steps, entities, path, report)
  const inScope = new Set(steps.map((step) => entities.find((entity) => entity.name === step.entity)?.scope !== undefined))
  if (inScope.size > 1) {
    const fix = 'Declare two transactions, or call transact with operations of both.'
    report.add('SCHEMA.SCOPE', [...path, 'steps'], `Some steps of '${name}' are in a scope, and others are not.`, fix)
  }
  return {
    kind: 'transaction',
    name,
    ...(config.description === undefined ? {} : { description: config.description }),
    table: table.name,
    input: inputs.flatMap((input) => context.used.get(input) ?? []),
    steps,
  }
}

function buildStep(
  name: string,
  config: StepConfig,
  entities: readonly EntityModel[],
  path: readonly string[],
  context: Context,
): TransactionStep[] {
  const { report } = context
  checkName('result property', name, path, report)
  const given = ACTIONS.filter((action) => typeof config === 'object' && config !== null && config[action] !== undefined)
  const [action] = given
  if (action === undefined || given.length > 1) {
    report.add('SCHEMA.TRANSACTION', path, `A step has one of ${list(ACTIONS)}, with an entity; '${name}' has ${list(given)}.`)
    return []
  }
  const entity = entities.find((one) => one.name === (config[action] as Entity | undefined)?.name)
  if (entity === undefined) {
    report.add('SCHEMA.UNKNOWN', [...path, action], `The schema does not have the entity of the step '${name}'.`, 'Add it to entities.')
    return []
  }
  for (const option of Object.keys(config)) {
    if (option === action || OPTIONS[action].includes(option)) continue
    report.add('SCHEMA.OPTION', [...path, option], `A step that ${action}s has no option '${option}'.`, `It has ${list(OPTIONS[action])}.`)
  }
  const isWhole = action === 'create' || action === 'put'
  const keyNames = keyAttributes(entity)
  const own = entity.attributes.filter(({ name: each, implied }) => implied === undefined && entity.scope?.includes(each) !== true)
  const implicit = (isWhole ? own : own.filter((attribute) => keyNames.has(attribute.name))).filter(({ name: one }) =>
    context.inputs.includes(one),
  )
  const canChange = ({ name: each, readOnly }: AttributeModel) => !keyNames.has(each) && readOnly !== true
  const values = (option: string, allowed: (attribute: AttributeModel) => boolean): Record<string, Json> =>
    checkValues(entity, config[option] as StepValues | undefined, [...path, option], allowed, context)
  const byName = Object.fromEntries(implicit.map((attribute) => [attribute.name, use(entity, attribute, attribute.name, context)]))
  const set = values('set', (attribute) => isWhole || canChange(attribute))
  const step: TransactionStep = {
    name,
    action,
    entity: entity.name,
    ...(isWhole
      ? { values: { ...byName, ...set } }
      : { key: { ...byName, ...values('key', (attribute) => keyNames.has(attribute.name)) } }),
    ...(!isWhole && Object.keys(set).length > 0 && { set }),
    ...(config.add !== undefined && { add: values('add', ({ type }) => type.kind === 'number' || type.kind === 'bigint') }),
    ...(Array.isArray(config.remove) && { remove: config.remove as string[] }),
    ...(config.if !== undefined && { if: checkGuard(entity, config.if, [...path, 'if'], context) }),
    ...(config.exists === false && { exists: false }),
  }
  if (action === 'update' && ['set', 'add', 'remove'].every((option) => config[option] === undefined))
    report.add('SCHEMA.TRANSACTION', path, `The step '${name}' changes nothing.`, 'Give set, add or remove, or make it a check.')
  checkComplete(step, entity, keyNames, path, report)
  checkPromises(step, entity, [...path, action], report)
  return [step]
}

/** A step cannot read the item that it replaces or deletes, as the repository does to keep what the entity promises. */
function checkPromises({ name, action }: TransactionStep, entity: EntityModel, path: readonly string[], report: Report): void {
  const isPoint = entity.latestIn !== undefined && action !== 'delete' && action !== 'check'
  if (isPoint)
    report.add(
      'SCHEMA.TRANSACTION',
      path,
      `The step '${name}' cannot ${action} a ${entity.name}, which is a point of a series.`,
      'Call append.',
    )
  if (isPoint || (action !== 'put' && action !== 'delete')) return
  const { unique = [], countedIn = [], attributes } = entity
  const isKept = unique.length + countedIn.length > 0 || (action === 'delete' && entity.softDelete !== undefined)
  const resets = action === 'put' && attributes.some(({ implied }) => implied === 'counter')
  if (!isKept && !resets) return
  const why = resets ? `it would lose what the ${entity.name} has counted` : 'it would have to read the item to keep what it promises'
  report.add('SCHEMA.TRANSACTION', path, `The step '${name}' cannot ${action} a ${entity.name}: ${why}.`, 'Use create or update.')
}

/** Every attribute that a whole item, or a key, needs. */
function checkComplete(
  step: TransactionStep,
  entity: EntityModel,
  keyNames: ReadonlySet<string>,
  path: readonly string[],
  report: Report,
): void {
  const unscoped = entity.attributes.filter(({ name }) => entity.scope?.includes(name) !== true)
  const needed = unscoped.filter(({ name, optional, implied, default: fallback }) =>
    step.values === undefined ? keyNames.has(name) : keyNames.has(name) || (!optional && implied === undefined && fallback === undefined),
  )
  const given = step.values ?? step.key ?? {}
  const missing = needed.filter(({ name }) => !Object.hasOwn(given, name)).map(({ name }) => name)
  if (missing.length > 0) {
    const option = step.values === undefined ? 'key' : 'set'
    report.add(
      'SCHEMA.TRANSACTION',
      path,
      `The step '${step.name}' does not say what ${list(missing)} of ${entity.name} is.`,
      `Name an input so, or give it in ${option}.`,
    )
  }
  const removed = step.remove?.filter((name) => !entity.attributes.some((one) => one.name === name && one.optional)) ?? []
  if (removed.length > 0)
    report.add(
      'SCHEMA.TRANSACTION',
      [...path, 'remove'],
      `${list(removed)} of ${entity.name} cannot be removed: only an optional attribute can.`,
    )
}

function checkValues(
  entity: EntityModel,
  values: StepValues | undefined,
  path: readonly string[],
  allowed: (attribute: AttributeModel) => boolean,
  context: Context,
): Record<string, Json> {
  const checked: [string, Json][] = []
  for (const [name, value] of Object.entries(values ?? {})) {
    const attribute = entity.attributes.find((one) => one.name === name && one.implied === undefined)
    const isScope = entity.scope?.includes(name) === true
    if (attribute === undefined || isScope || !allowed(attribute)) {
      const why = attribute === undefined ? 'has no such attribute' : isScope ? 'has it from its scope' : 'does not take it here'
      context.report.add('SCHEMA.TRANSACTION', [...path, name], `'${name}' cannot stand here: ${entity.name} ${why}.`)
    } else checked.push([name, checkValue(entity, attribute, value, [...path, name], context)])
  }
  return Object.fromEntries(checked)
}

function checkGuard(entity: EntityModel, guard: unknown, path: readonly string[], context: Context): Record<string, Json> {
  const checked: [string, Json][] = []
  for (const [name, test] of Object.entries(guard ?? {})) {
    const attribute = entity.attributes.find((one) => one.name === name)
    if (attribute === undefined)
      context.report.add('SCHEMA.TRANSACTION', [...path, name], `${entity.name} has no attribute '${name}' to test.`)
    else checked.push([name, checkValue(entity, attribute, test, [...path, name], context)])
  }
  return Object.fromEntries(checked)
}

/** A constant, a reference to an input, or lists and comparisons of them. */
function checkValue(entity: EntityModel, attribute: AttributeModel, value: unknown, path: readonly string[], context: Context): Json {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value as Json
  if (Array.isArray(value)) return value.map((one) => checkValue(entity, attribute, one, path, context))
  if (typeof value !== 'object') {
    context.report.add(
      'SCHEMA.TRANSACTION',
      path,
      `A ${typeof value} cannot stand in a schema, which is data.`,
      "Give it by an input: { input: 'name' }.",
    )
    return null
  }
  const { input } = value as { readonly input?: unknown }
  if (input !== undefined) return use(entity, attribute, input, context, path)
  return Object.fromEntries(Object.entries(value as object).map(([name, one]) => [name, checkValue(entity, attribute, one, path, context)]))
}

function use(
  entity: EntityModel,
  attribute: AttributeModel,
  input: unknown,
  { inputs, used, report }: Context,
  path: readonly string[] = [],
): Json {
  if (typeof input !== 'string' || !inputs.includes(input)) {
    report.add('SCHEMA.TRANSACTION', path, `The transaction has no input '${String(input)}'.`, `It has ${list(inputs)}.`)
    return null
  }
  if (!used.has(input)) used.set(input, { name: input, entity: entity.name, attribute: attribute.name })
  return { input }
}
