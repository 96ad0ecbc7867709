import { DescribeTableCommand, type DynamoDBClient, DynamoDBServiceException, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import { buildModel, defineEntity, defineSchema, defineTable, isKeyloomError } from '@keyloom/core'
import { createEngine } from '@keyloom/testing'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type ApplyOptions, applyDeploy, type DeployEvent } from '../../src/deploy/apply-deploy.js'
import { readLiveTable } from '../../src/deploy/control-plane.js'
import { liveTable } from '../../src/deploy/live-table.js'
import { planDeploy } from '../../src/deploy/plan-deploy.js'
import { createTableInput } from '../../src/infra/formats/create-table.js'
import { describeTable, type TableDescription } from '../../src/infra/table-description.js'

type TableConfig = Parameters<typeof defineTable>[1]

const global = (name: string) => ({ kind: 'global', partition: `${name}pk`, sort: `${name}sk` }) as const
const first: TableConfig = { key: { partition: 'pk', sort: 'sk' }, indexes: { gsi1: global('gsi1') } }
const grown: TableConfig = {
  ...first,
  indexes: { gsi1: global('gsi1'), gsi2: global('gsi2'), gsi3: { ...global('gsi3'), projection: 'keys' } },
  ttl: 'expiresAt',
  stream: 'keys-only',
}

function described(config: TableConfig): TableDescription {
  const table = defineTable('shop', config)
  const attributes = { thingId: z.string() }
  const entity = defineEntity(table, 'Thing', {
    attributes,
    key: { partition: 'THING#{thingId}', ...('sort' in config.key ? { sort: 'THING' } : {}) },
  } as never)
  const built = buildModel(defineSchema({ name: 'shop', tables: [table], entities: [entity] }))
  if ('problems' in built) throw new TypeError(JSON.stringify(built.problems))
  return describeTable(built.model.tables[0]!)
}

function options(more: Partial<ApplyOptions> = {}): ApplyOptions {
  return { allowDataLoss: false, tell: () => {}, pause: async () => {}, ...more }
}

async function texts(client: DynamoDBClient, table: TableDescription, name: string): Promise<string[]> {
  return planDeploy(table, name, await readLiveTable(client, name)).map(({ text }) => text)
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return isKeyloomError(error) ? error.code : String(error)
}

describeOnEngines('apply', (on) => {
  /** The steps that were done, but for one: an UpdateTable of DynamoDB Local takes the protection against deletion away unless it says otherwise. */
  const applied = async (table: TableDescription, name: string, more: Partial<ApplyOptions> = {}): Promise<string[]> => {
    const done: string[] = []
    const tell = (event: DeployEvent) => event.kind === 'step' && done.push(event.step.text)
    await applyDeploy(on.client, table, name, options({ tell, ...more }))
    return done.filter((text) => !text.startsWith('Protect'))
  }
  const nameOf = (test: string) => `deploy-${process.pid}-${test}`

  test('creates a table that is not there, and has nothing to do then', async () => {
    const name = nameOf('create')
    expect(await applied(described(grown), name)).toEqual([`Create the table ${name}.`, 'Let items expire by expiresAt.'])
    expect(await texts(on.client, described(grown), name)).toEqual([])
    expect(await applyDeploy(on.client, described(grown), name, options())).toBe(0)
  })

  test('grows a table by one index at a time, and keeps its items', async () => {
    const name = nameOf('grow')
    await applyDeploy(on.client, described(first), name, options())
    const item = { pk: { S: 'a' }, sk: { S: 'a' }, gsi2pk: { S: 'b' }, gsi2sk: { S: 'b' } }
    await on.client.send(new PutItemCommand({ TableName: name, Item: item }))
    const steps = [
      'Turn on a stream of KEYS_ONLY.',
      'Create the index gsi2, gsi2pk / gsi2sk with all attributes, and wait until it is ACTIVE.',
      'Create the index gsi3, gsi3pk / gsi3sk with _type, expiresAt, and wait until it is ACTIVE.',
      'Let items expire by expiresAt.',
    ]
    expect(await texts(on.client, described(grown), name)).toEqual(steps)
    expect(await applied(described(grown), name)).toEqual(steps)
    expect(await texts(on.client, described(grown), name)).toEqual([])
    const query = { KeyConditionExpression: 'gsi2pk = :b', ExpressionAttributeValues: { ':b': { S: 'b' } } }
    const { Items } = await on.client.send(new QueryCommand({ TableName: name, IndexName: 'gsi2', ...query }))
    expect(Items).toEqual([item])
  })

  test('refuses to lose data before anything is done, unless it is allowed', async () => {
    const name = nameOf('lose')
    await applyDeploy(on.client, described(grown), name, options())
    const other = described({ ...first, indexes: { gsi1: { ...global('gsi1'), projection: 'keys' }, gsi4: global('gsi4') } })
    const before = await readLiveTable(on.client, name)
    expect(await codeOf(applyDeploy(on.client, other, name, options()))).toBe('DEPLOY.DATA_LOSS')
    expect(await readLiveTable(on.client, name)).toEqual(before)
    await applyDeploy(on.client, other, name, options({ allowDataLoss: true }))
    expect(await texts(on.client, other, name)).toEqual([])
    expect((await readLiveTable(on.client, name))?.globalIndexes.map((index) => index.name).sort()).toEqual(['gsi1', 'gsi4'])
  })

  test('refuses what no table can change', async () => {
    const name = nameOf('refuse')
    await applyDeploy(on.client, described(first), name, options())
    const otherKey = described({ ...first, key: { partition: 'id', sort: 'sk' } })
    expect(await codeOf(applyDeploy(on.client, otherKey, name, options({ allowDataLoss: true })))).toBe('DEPLOY.KEY')
    const local = described({ ...first, indexes: { gsi1: global('gsi1'), lsi1: { kind: 'local', sort: 'lsi1sk' } } })
    expect(await codeOf(applyDeploy(on.client, local, name, options({ allowDataLoss: true })))).toBe('DEPLOY.LOCAL_INDEX')
  })

  test('changes the way capacity is paid for', async () => {
    const name = nameOf('capacity')
    const own = { read: { min: 7, max: 9 }, write: { min: 2, max: 9 } }
    const provisioned: TableConfig = {
      ...first,
      indexes: { gsi1: { ...global('gsi1'), capacity: own } },
      capacity: { mode: 'provisioned', read: { min: 3, max: 9 }, write: { min: 2, max: 9 } },
    }
    await applyDeploy(on.client, described(first), name, options())
    expect(await applied(described(provisioned), name)).toEqual(['Pay for provisioned capacity.'])
    const { Table } = await on.client.send(new DescribeTableCommand({ TableName: name }))
    expect(Table?.GlobalSecondaryIndexes?.[0]?.ProvisionedThroughput).toMatchObject({ ReadCapacityUnits: 7, WriteCapacityUnits: 2 })
    expect(await texts(on.client, described(provisioned), name)).toEqual([])
    expect(await applied(described(first), name)).toEqual(['Pay by request.'])
    expect(await texts(on.client, described(first), name)).toEqual([])
  })
})

test('the table class and the key of the account are set where the schema asks for them, and never taken back', () => {
  const asked = described({ ...first, deployment: { tableClass: 'infrequent-access', encryption: 'aws-managed' } })
  const created = { TableName: 'shop', DeletionProtectionEnabled: true, BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' } }
  const plain = { ...created, ...(createTableInput(described(first)) as object) }
  const set = { ...plain, TableClassSummary: { TableClass: 'STANDARD_INFREQUENT_ACCESS' }, SSEDescription: { Status: 'ENABLED' } }
  const stepsOf = (table: TableDescription, live: object) =>
    planDeploy(table, 'shop', liveTable(live, { isRecoverable: true })).map(({ request }) => request.input)
  expect(stepsOf(asked, plain)).toEqual([
    { TableName: 'shop', TableClass: 'STANDARD_INFREQUENT_ACCESS' },
    { TableName: 'shop', SSESpecification: { Enabled: true } },
  ])
  expect([stepsOf(asked, set), stepsOf(described(first), set)]).toEqual([[], []])
})

describe('apply on a table that takes its time', () => {
  const table = described(grown)

  test('waits for each index, and a run that was ended anywhere is continued by the next one', async () => {
    // Ends the run at every look and after every call in turn, until one run comes to its end.
    const engine = createEngine({ indexCreationMs: 60_000, clock: () => 0 })
    engine.clock.set(0)
    const client = engine.client()
    await applyDeploy(client, described(first), 'shop', options())
    let ends = 0
    let waits = 0
    for (let runs = 0; runs < 50; runs++) {
      let looks = 0
      const pause = async () => {
        if (++looks > 1) throw new TypeError('Killed.')
        engine.clock.advance(25_000)
      }
      const tell = (event: DeployEvent) => {
        if (event.kind === 'wait') waits++
      }
      if ((await codeOf(applyDeploy(client, table, 'shop', options({ pause, tell })))) !== 'TypeError: Killed.') break
      ends++
    }
    expect(await texts(client, table, 'shop')).toEqual([])
    expect([ends > 2, waits > 2]).toEqual([true, true])
    const created = engine.history.filter(({ operation, error }) => operation === 'UpdateTable' && error === undefined)
    expect(created.map(({ input }) => Object.keys(input as object).sort())).toEqual([
      ['StreamSpecification', 'TableName'],
      ['AttributeDefinitions', 'GlobalSecondaryIndexUpdates', 'TableName'],
      ['AttributeDefinitions', 'GlobalSecondaryIndexUpdates', 'TableName'],
    ])
  })

  test.each([
    ['AccessDeniedException', 'DEPLOY.ACCESS'],
    ['ExpiredTokenException', 'DEPLOY.ACCESS'],
    ['ThrottlingException', 'DEPLOY.THROTTLED'],
    ['LimitExceededException', 'DEPLOY.LIMIT'],
    ['ResourceInUseException', 'DEPLOY.STATE'],
    ['ValidationException', 'DEPLOY.FAILED'],
  ])('%s in the middle is %s, and the next run continues', async (name, code) => {
    const engine = createEngine()
    const client = engine.client({ maxAttempts: 1 })
    await applyDeploy(client, described(first), 'shop', options())
    let calls = 0
    client.middlewareStack.add(
      (next, { commandName }) =>
        async (args) => {
          if (commandName === 'UpdateTableCommand' && ++calls === 2)
            throw new DynamoDBServiceException({ name, message: 'no', $fault: 'client', $metadata: {} })
          return next(args)
        },
      { step: 'initialize' },
    )
    expect(await codeOf(applyDeploy(client, table, 'shop', options()))).toBe(code)
    expect(await applyDeploy(client, table, 'shop', options())).toBe(3)
    expect(await texts(client, table, 'shop')).toEqual([])
  })

  test('a table that is being deleted is refused', () => {
    const live = {
      name: 'shop',
      status: 'DELETING',
      key: table.key,
      globalIndexes: [],
      localIndexes: [],
      capacity: 'on-demand',
      isProtected: true,
      isInfrequent: false,
      hasManagedKey: false,
    } as const
    expect(() => planDeploy(table, 'shop', live)).toThrow(expect.objectContaining({ code: 'DEPLOY.STATE' }))
  })

  test('a change that the table never shows is not sent a second time', async () => {
    const engine = createEngine()
    const client = engine.client({ maxAttempts: 1 })
    await applyDeploy(client, described(first), 'shop', options())
    client.middlewareStack.add(
      (next, { commandName }) =>
        async (args) =>
          commandName === 'UpdateTableCommand' ? { output: { $metadata: {} }, response: {} } : next(args),
      { step: 'initialize' },
    )
    const told: string[] = []
    const tell = (event: DeployEvent) => void told.push(event.kind)
    expect(await codeOf(applyDeploy(client, table, 'shop', options({ tell })))).toBe('DEPLOY.STATE')
    expect(told).toEqual(['step'])
  })

  test('what is safe and missing is turned on', () => {
    const live = {
      name: 'shop',
      status: 'ACTIVE',
      key: table.key,
      globalIndexes: table.globalIndexes,
      localIndexes: [],
      capacity: 'on-demand',
      stream: 'KEYS_ONLY',
      isProtected: false,
      isInfrequent: false,
      hasManagedKey: false,
      isRecoverable: false,
      ttl: 'other',
    } as const
    expect(planDeploy(table, 'shop', live).map(({ text }) => text)).toEqual([
      'Protect the table against deletion.',
      'Turn on point-in-time recovery.',
      'Let items no longer expire by other.',
      'Let items expire by expiresAt.',
    ])
  })
})
