import { expect, test } from 'vitest'
import { z } from 'zod'
import { planModel } from '../plan/index.js'
import { buildModel } from './build-model.js'
import { defineCollection } from './collection.js'
import { defineEntity } from './entity.js'
import { defineSchema } from './schema.js'
import { defineTable } from './table.js'

const attributes = {
  tenantId: z.string().min(1),
  id: z.string().min(1),
  state: z.enum(['open', 'done']),
  seen: z.boolean(),
  note: z.string().optional(),
}

interface Declared {
  readonly scope?: readonly string[]
  readonly partition?: string
  readonly index?: string
  readonly patterns?: object
  readonly unique?: object
  /** Of a second entity. */
  readonly other?: object
}

function build({
  scope = ['tenantId'],
  partition = 'T#{tenantId}',
  index = 'T#{tenantId}#{state}',
  patterns = {},
  other,
  unique,
}: Declared) {
  const indexes = { gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' } } as const
  const table = defineTable('t', { key: { partition: 'pk', sort: 'sk' }, indexes, scope })
  const own = { attributes, key: { partition, sort: 'TASK#{id}' }, indexes: { gsi1: { partition: index, sort: '{id}' } } }
  const task = defineEntity(table, 'Task', { ...own, patterns, ...(unique !== undefined && { unique }) } as never)
  const apart = defineTable('u', { key: { partition: 'pk', sort: 'sk' } })
  const second = defineEntity(apart, 'Other', { attributes, key: { partition: 'T#{tenantId}', sort: 'OTHER#{id}' }, ...other } as never)
  const entities = other === undefined ? [task] : [task, second]
  return buildModel(defineSchema({ name: 's', tables: [table, apart], entities: entities as never }))
}

function problemsOf(declared: Declared): string[] {
  const built = build(declared)
  const problems = 'problems' in built ? built.problems : planModel(built.model).problems
  return problems.map(({ code, message }) => `${code}: ${message}`)
}

test.each<[string, Declared, string[]]>([
  ['in every partition', { patterns: { all: { by: [] }, inState: { by: ['state'] }, one: { by: ['id'], one: true } } }, []],
  ['named in by as well', { patterns: { inState: { by: ['tenantId', 'state'] } } }, []],
  [
    'of two attributes',
    { scope: ['tenantId', 'id'], partition: 'T#{tenantId}#{id}', index: '{tenantId}#{id}', patterns: { own: { by: [] } } },
    [],
  ],
  ['empty', { scope: [] }, ['SCHEMA.SCOPE: The scope of Task has no attribute.']],
  ['unknown', { scope: ['tenant'] }, ["SCHEMA.UNKNOWN: Task has no attribute 'tenant', which is its scope."]],
  ['optional', { scope: ['note'] }, ["SCHEMA.SCOPE: 'note' of Task cannot be a scope: that is a string or a number which every item has."]],
  ['no text', { scope: ['seen'] }, ["SCHEMA.SCOPE: 'seen' of Task cannot be a scope: that is a string or a number which every item has."]],
  [
    'not in the primary key',
    { partition: 'TASK#{id}' },
    ['SCHEMA.SCOPE: Task: the partition of its primary key does not hold its scope exactly: `tenantId`.'],
  ],
  [
    'folded in the primary key',
    { partition: 'T#{tenantId:lower}' },
    ['SCHEMA.SCOPE: Task: the partition of its primary key does not hold its scope exactly: `tenantId`.'],
  ],
  ['not in an index that no pattern reads', { index: 'S#{state}' }, []],
  [
    'read by a Scan',
    { patterns: { all: { scan: { because: 'export' } } } },
    ['SCHEMA.SCOPE: A Scan reads every scope, and Task is in one.'],
  ],
  [
    'another one of another entity',
    { other: { scope: ['id'], key: { partition: 'T#{id}', sort: 'OTHER' } } },
    ["SCHEMA.SCOPE: Other is in the scope 'id' and Task in 'tenantId', or they store it differently: a schema has one scope."],
  ],
  ['the same of another entity', { other: { scope: ['tenantId'] } }, []],
  [
    'stored under another name',
    { other: { scope: ['tenantId'], names: { tenantId: 't' } } },
    ["SCHEMA.SCOPE: Other is in the scope 'tenantId' and Task in 'tenantId', or they store it differently: a schema has one scope."],
  ],
])('a scope that is %s', (_, declared, expected) => {
  expect(problemsOf(declared)).toEqual(expected)
})

test('an index whose partition mixes scopes serves no pattern', () => {
  const [problem, ...others] = problemsOf({ index: 'S#{state}', patterns: { inState: { by: ['state'], index: 'gsi1' } } })
  expect([problem?.split('\n'), others]).toEqual([
    [
      'PLAN.UNSERVED: Task.inState: no key answers it with one request.',
      '  `gsi1`: its partition does not hold the scope `tenantId` exactly',
    ],
    [],
  ])
})

test('a scope is an input of every pattern, and part of what is unique', () => {
  const built = build({ patterns: { inState: { by: ['state'] } }, unique: { note: ['note'], both: ['id', 'tenantId'] } })
  const [task] = 'model' in built ? built.model.entities : []
  expect([task?.scope, task?.patterns[0]?.by, task?.unique?.map(({ attributes: own }) => own)]).toEqual([
    ['tenantId'],
    [{ attribute: 'tenantId' }, { attribute: 'state' }],
    [
      ['tenantId', 'note'],
      ['id', 'tenantId'],
    ],
  ])
})

test('a collection is in a scope or not', () => {
  const table = defineTable('t', { key: { partition: 'pk', sort: 'sk' } })
  const own = { attributes, scope: ['tenantId'] } as const
  const task = defineEntity(table, 'Task', { ...own, key: { partition: 'T#{tenantId}', sort: 'TASK#{id}' } })
  const free = defineEntity(table, 'Free', { attributes, key: { partition: 'T#{tenantId}', sort: 'FREE#{id}' } })
  const both = defineCollection(table, 'both', { by: ['tenantId'], returns: { tasks: [task], free: [free] } })
  const built = buildModel(defineSchema({ name: 's', tables: [table], entities: [task, free], collections: [both] }))
  expect('problems' in built && built.problems.map(({ message }) => message)).toEqual([
    "Some entities of 'both' are in a scope, and others are not.",
  ])
})

test.each<[object, string | undefined]>([
  [{ scope: ['tenantId'] }, undefined],
  [{}, 'SCHEMA.SCOPE'],
  [{ scope: ['tenantId'], countedIn: [{ counter: 'done', key: { tenantId: 'id' } }] }, 'SCHEMA.SCOPE'],
])('what is counted in a scope is in it: %j', ({ countedIn = [{ counter: 'done' }], ...options }: { countedIn?: object[] }, code) => {
  const table = defineTable('t', { key: { partition: 'pk', sort: 'sk' } })
  const own = { attributes: { ...attributes, done: z.int().min(0) }, scope: ['tenantId'] }
  const list = defineEntity(table, 'List', { ...own, key: { partition: 'T#{tenantId}', sort: 'LIST' } } as never)
  const counted = countedIn.map((one) => ({ parent: list, ...one }))
  const key = { partition: 'T#{tenantId}', sort: 'TASK#{id}' }
  const task = defineEntity(table, 'Task', { attributes, key, countedIn: counted, ...options } as never)
  const built = buildModel(defineSchema({ name: 's', tables: [table], entities: [list, task] as never }))
  expect('problems' in built ? built.problems.map((problem) => problem.code).join() : undefined).toBe(code)
})
