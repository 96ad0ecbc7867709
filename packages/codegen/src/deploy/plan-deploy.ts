import { type KeySchema, keyloomError } from '@keyloom/core'
import { createTableInput } from '../infra/formats/create-table.js'
import { globalIndexProperties, scalarTypes, tableProperties } from '../infra/formats/table-properties.js'
import type { IndexDescription, TableDescription } from '../infra/table-description.js'
import type { DeployStep, IndexUpdate, UpdateTableInput } from './deploy-step.js'
import { isUsable, type LiveIndex, type LiveTable } from './live-table.js'

/**
 * The calls that make a live table what the schema says, in order: new indexes come before old ones go. Nothing is remembered between two
 * runs, since the table itself says how far it is.
 *
 * Throws `DEPLOY.STATE`, `DEPLOY.KEY` or `DEPLOY.LOCAL_INDEX` where no call could.
 */
export function planDeploy(table: TableDescription, name: string, live: LiveTable | undefined): DeployStep[] {
  const ttl = table.ttl === undefined ? [] : [ttlStep(name, table.ttl, true)]
  const recover: DeployStep = {
    text: 'Turn on point-in-time recovery.',
    losesData: false,
    request: {
      operation: 'UpdateContinuousBackups',
      input: { TableName: name, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
    },
  }
  const recovery = table.isRecoverable ? [recover] : []
  if (live === undefined) {
    const input = createTableInput(table, name)
    const created: DeployStep = { text: `Create the table ${name}.`, losesData: false, request: { operation: 'CreateTable', input } }
    return [created, ...recovery, ...ttl]
  }
  refuseUnchangeable(table, live)
  const update = (text: string, input: Omit<UpdateTableInput, 'TableName'>, losesData = false): DeployStep => ({
    text,
    losesData,
    request: { operation: 'UpdateTable', input: { TableName: name, ...input } },
  })
  return [
    ...(live.isProtected || !table.isProtected ? [] : [update('Protect the table against deletion.', { DeletionProtectionEnabled: true })]),
    ...(live.isRecoverable === false ? recovery : []),
    ...settingSteps(table, live, update),
    ...capacitySteps(table, live, update),
    ...streamSteps(table, live, update),
    ...indexSteps(table, live, update),
    ...(live.ttl === table.ttl ? [] : [...(live.ttl === undefined ? [] : [ttlStep(name, live.ttl, false)]), ...ttl]),
  ]
}

type Update = (text: string, input: Omit<UpdateTableInput, 'TableName'>, losesData?: boolean) => DeployStep

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html */
const waysOut: Readonly<Record<string, string>> = {
  DELETING: 'Wait until it is gone: `keyloom apply` creates it anew.',
  INACCESSIBLE_ENCRYPTION_CREDENTIALS:
    'Let DynamoDB use the KMS key of the table again; after seven days without it the table is archived.',
  ARCHIVING: 'Its KMS key was out of reach too long: wait for the backup that DynamoDB makes, and restore it.',
  ARCHIVED: 'Its KMS key was out of reach too long: restore the backup that DynamoDB made of it.',
}

function refuseUnchangeable(table: TableDescription, live: LiveTable): void {
  const { name } = live
  const payload = { table: name }
  if (!isUsable(live))
    throw keyloomError('DEPLOY.STATE', `The table ${name} is ${live.status}; nothing was done.`, {
      fix: waysOut[live.status] ?? 'Wait until it is ACTIVE, and run it again.',
      payload: { ...payload, status: live.status },
    })
  if (keyText(live.key) !== keyText(table.key))
    throw keyloomError('DEPLOY.KEY', `The primary key of ${name} is ${keyText(live.key)}, and the schema has ${keyText(table.key)}.`, {
      fix: 'No table can have another primary key: create one beside it and copy the items (recipe M6 of `keyloom review`).',
      payload,
    })
  const names = new Set([...live.localIndexes, ...table.localIndexes].map((index) => index.name))
  for (const index of names) {
    const [before, after] = [live.localIndexes, table.localIndexes].map((indexes) => indexText(indexes.find((one) => one.name === index)))
    if (before === after) continue
    throw keyloomError('DEPLOY.LOCAL_INDEX', `The local index ${index} of ${name} is ${before}, and the schema has ${after}.`, {
      fix: 'Local indexes are made with their table: create one beside it and copy the items (recipe M6 of `keyloom review`).',
      payload: { ...payload, index },
    })
  }
}

/** Only what the schema asks for: that it says nothing is no reason to take a setting back. DynamoDB Local has neither of them. */
function settingSteps(table: TableDescription, live: LiveTable, update: Update): DeployStep[] {
  if (live.isRecoverable === undefined) return []
  const infrequent = update('Make it a table for infrequent access.', { TableClass: 'STANDARD_INFREQUENT_ACCESS' })
  const encrypted = update('Encrypt it by the key that AWS manages in the account.', { SSESpecification: { Enabled: true } })
  return [
    ...(table.isInfrequent && !live.isInfrequent ? [infrequent] : []),
    ...(table.hasManagedKey && !live.hasManagedKey ? [encrypted] : []),
  ]
}

function capacitySteps(table: TableDescription, live: LiveTable, update: Update): DeployStep[] {
  if (table.capacity.mode === live.capacity) return []
  const { BillingMode, ProvisionedThroughput } = tableProperties(table)
  if (ProvisionedThroughput === undefined) return [update('Pay by request.', { BillingMode })]
  // Every index that is there gets its own, in the same call; one that the schema does not have, that of the table.
  const updates = live.globalIndexes.map(({ name }): IndexUpdate => {
    const index = table.globalIndexes.find((one) => one.name === name)
    const own = index && globalIndexProperties(index, table.capacity).ProvisionedThroughput
    return { Update: { IndexName: name, ProvisionedThroughput: own ?? ProvisionedThroughput } }
  })
  const indexes = updates.length > 0 && { GlobalSecondaryIndexUpdates: updates }
  return [update('Pay for provisioned capacity.', { BillingMode, ProvisionedThroughput, ...indexes })]
}

/** A stream cannot change what it shows: another one takes its place. */
function streamSteps(table: TableDescription, live: LiveTable, update: Update): DeployStep[] {
  if (table.stream === live.stream) return []
  const off = update(
    `Turn off the stream of ${live.stream}: what was not read of it is lost.`,
    { StreamSpecification: { StreamEnabled: false } },
    true,
  )
  const on = update(`Turn on a stream of ${table.stream}.`, {
    StreamSpecification: { StreamEnabled: true, ...(table.stream !== undefined && { StreamViewType: table.stream }) },
  })
  return [...(live.stream === undefined ? [] : [off]), ...(table.stream === undefined ? [] : [on])]
}

function indexSteps(table: TableDescription, live: LiveTable, update: Update): DeployStep[] {
  const there = live.globalIndexes.filter(({ status }) => status !== 'DELETING')
  const remove = ({ name }: LiveIndex, why: string) =>
    update(`Delete the index ${name}${why}.`, { GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: name } }] }, true)
  const add = (index: IndexDescription) =>
    update(`Create the index ${index.name}, ${indexText(index)}, and wait until it is ACTIVE.`, {
      AttributeDefinitions: attributesOf(table, index),
      GlobalSecondaryIndexUpdates: [{ Create: globalIndexProperties(index, table.capacity) }],
    })
  const steps = table.globalIndexes.flatMap((index) => {
    const old = there.find(({ name }) => name === index.name)
    if (old === undefined) return [add(index)]
    return indexText(old) === indexText(index) ? [] : [remove(old, `, which is ${indexText(old)}`), add(index)]
  })
  const unknown = there.filter(({ name }) => !table.globalIndexes.some((index) => index.name === name))
  return [...steps, ...unknown.map((index) => remove(index, ', which the schema does not have'))]
}

/** Of the table's key and the new index's: others would be refused as unused. */
function attributesOf({ key }: TableDescription, index: IndexDescription) {
  const all = [key, index.key].flatMap(({ partition, sort }) => [...partition, ...sort])
  return [...new Map(all.map(({ name, type }) => [name, { AttributeName: name, AttributeType: scalarTypes[type] }])).values()]
}

function ttlStep(name: string, attribute: string, isOn: boolean): DeployStep {
  return {
    text: isOn ? `Let items expire by ${attribute}.` : `Let items no longer expire by ${attribute}.`,
    losesData: false,
    request: {
      operation: 'UpdateTimeToLive',
      input: { TableName: name, TimeToLiveSpecification: { AttributeName: attribute, Enabled: isOn } },
    },
  }
}

function indexText(index: Pick<IndexDescription, 'key' | 'projection'> | undefined): string {
  if (index === undefined) return 'absent'
  const { projection } = index
  const copied = { ALL: 'all attributes', KEYS_ONLY: 'keys only', INCLUDE: '' }[projection.type]
  return `${keyText(index.key)} with ${projection.type === 'INCLUDE' ? [...projection.attributes].sort().join(', ') : copied}`
}

function keyText({ partition, sort }: KeySchema): string {
  const side = (attributes: KeySchema['sort']) =>
    attributes.map(({ name, type }) => (type === 'string' ? name : `${name} (${type})`)).join(' + ')
  return sort.length === 0 ? side(partition) : `${side(partition)} / ${side(sort)}`
}
