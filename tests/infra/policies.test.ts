import { readFileSync } from 'node:fs'
import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { createEngine } from '@keyloom/testing'
import { expect, test } from 'vitest'
import { createLibrary, type Library, libraryTable, type ScopedLibrary, tenantsTable } from './generated/index.js'
import { type Asked, recordRequests } from './record-requests.js'

// DynamoDB Local takes no key of several attributes, so this asks the embedded engine alone.

interface Statement {
  readonly Effect: 'Allow' | 'Deny'
  readonly Action: readonly string[]
  readonly Resource: readonly ({ readonly 'Fn::GetAtt': readonly [string, string] } | { readonly 'Fn::Sub': string })[]
  readonly Condition?: { readonly 'ForAllValues:StringLike': { readonly 'dynamodb:LeadingKeys': readonly string[] } }
}

const { Resources } = JSON.parse(readFileSync(new URL('./generated/deploy/cloudformation.json', import.meta.url), 'utf8'))
const statementsOf = (policy: string): Statement[] => Resources[`${policy}Policy`].Properties.PolicyDocument.Statement

/** `dynamodb:Query tenants/gsi1` for each operation on each resource of the statements. */
function leavesOf(statements: readonly Statement[]): string[] {
  return statements.flatMap(({ Action, Resource }) => {
    const places = Resource.map((resource) => ('Fn::Sub' in resource ? resource['Fn::Sub'] : resource['Fn::GetAtt'][0]))
    const names = places.map((place) => place.replace(/[${}]|Table|\.Arn/g, '').replace('/index/', '/'))
    return Action.flatMap((action) => names.map((name) => `${action} ${name.slice(0, 1).toLowerCase()}${name.slice(1)}`))
  })
}

/** The operations that the policy refuses a principal of this tenant. */
function refused(policy: string, tenantId: string, asked: readonly Asked[]): Asked[] {
  const allows = ({ leave, leadingKey = '' }: Asked) =>
    statementsOf(policy).some((statement) => {
      if (statement.Effect !== 'Allow' || !leavesOf([statement]).includes(leave)) return false
      const patterns = statement.Condition?.['ForAllValues:StringLike']['dynamodb:LeadingKeys']
      return (
        patterns === undefined ||
        patterns.some((pattern) => isLike(pattern.replace(/\$\{aws:PrincipalTag\/tenantId\}/, tenantId), leadingKey))
      )
    })
  return asked.filter((one) => !allows(one))
}

/** IAM's `StringLike`. */
function isLike(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`).test(text)
}

/** Everything that a repository, a collection or a transaction can be asked for. What fails has been asked for, too. */
const uses: Readonly<Record<string, (db: Library, ann: ScopedLibrary) => readonly (() => PromiseLike<unknown>)[]>> = {
  Branch(db) {
    const key = { branchId: 'b' }
    const input = { ...key, city: 'Bern' }
    return [
      () => db.branch.create(input),
      () => db.branch.upsert(input),
      () => db.branch.get(key),
      () => db.branch.update(key, { set: { city: 'Biel' } }),
      () => db.branch.updateCopies(key),
      () => db.transact({ check: db.branch.tx.check(key) }),
      () => db.batchGet([db.branch.ref(key)]),
      () => db.transactGet([db.branch.ref(key)]),
      () => db.branch.delete(key),
    ]
  },
  Book(db) {
    const key = { isbn: '1' }
    const input = { ...key, title: 'One', city: 'Bern', shelf: 'A', year: 1999, state: 'here' } as const
    return [
      () => db.book.create(input),
      () => db.book.put(input),
      () => db.book.upsert(input),
      () => db.book.get(key),
      () => db.book.update(key, { set: { year: 2000 } }),
      () => db.book.byId(key),
      () => db.book.inState({ state: 'here' }).all(),
      () => db.book.onShelf({ city: 'Bern', shelf: 'A' }).all(),
      () => db.book.all().all(),
      () => db.transact({ check: db.book.tx.check(key) }),
      () => db.batchGet([db.book.ref(key)]),
      () => db.batchWrite([db.book.batch.put(input)]),
      () => db.book.delete(key),
    ]
  },
  Loan(db) {
    const branch = { branchId: 'b', city: 'Bern' }
    const key = { branchId: 'b', number: 1 }
    const input = { branchId: 'b', isbn: '1', due: new Date('2030-01-02T03:04:05.678Z') }
    return [
      () => db.loan.create(input),
      () => db.loan.put({ ...input, number: 1 }),
      () => db.loan.upsert({ ...input, number: 1, isbn: '2' }),
      () => db.loan.get(key),
      () => db.loan.update(key, { set: { isbn: '3' } }),
      () => db.loan.byDue(branch).all(),
      () => db.loan.move(key, { ...key, number: 7 }),
      () => db.transact({ check: db.loan.tx.check(key) }),
      () => db.batchGet([db.loan.ref(key)]),
      () => db.loan.delete({ ...key, number: 7 }),
    ]
  },
  Visit(db) {
    const key = { branchId: 'b', visitId: 'v' }
    const input = { ...key, expires: new Date('2030-01-02T03:04:05.000Z') }
    return [
      () => db.visit.create(input),
      () => db.visit.put(input),
      () => db.visit.upsert(input),
      () => db.visit.get(key),
      () => db.visit.update(key, { set: { expires: input.expires } }),
      () => db.transact({ check: db.visit.tx.check(key) }),
      () => db.batchGet([db.visit.ref(key)]),
      () => db.batchWrite([db.visit.batch.delete(key)]),
      () => db.visit.delete(key),
    ]
  },
  LastVisitors(db) {
    const key = { branchId: 'b' }
    const input = { ...key, at: new Date('2030-01-02T03:04:05.000Z'), count: 1 }
    return [
      () => db.lastVisitors.create(input),
      () => db.lastVisitors.put(input),
      () => db.lastVisitors.upsert(input),
      () => db.lastVisitors.get(key),
      () => db.lastVisitors.update(key, { set: { count: 2 } }),
      () => db.transact({ check: db.lastVisitors.tx.check(key) }),
      () => db.batchGet([db.lastVisitors.ref(key)]),
      () => db.batchWrite([db.lastVisitors.batch.put(input)]),
      () => db.lastVisitors.delete(key),
    ]
  },
  Visitors(db) {
    const key = { branchId: 'b', at: new Date('2030-01-02T03:04:05.000Z') }
    return [
      () => db.visitors.append({ ...key, count: 1 }),
      () => db.visitors.get(key),
      () => db.transact({ check: db.visitors.tx.check(key) }),
      () => db.batchGet([db.visitors.ref(key)]),
      () => db.visitors.delete(key),
    ]
  },
  Note(_, ann) {
    const key = { noteId: 'n' }
    const input = { ...key, topic: 't', text: '' }
    return [
      () => ann.note.create(input),
      () => ann.note.put(input),
      () => ann.note.upsert(input),
      () => ann.note.get(key),
      () => ann.note.update(key, { set: { text: 'x' } }),
      () => ann.note.byTopic({ topic: 't' }).all(),
      () => ann.transact({ check: ann.note.tx.check(key) }),
      () => ann.batchGet([ann.note.ref(key)]),
      () => ann.batchWrite([ann.note.batch.put(input)]),
      () => ann.note.delete(key),
    ]
  },
  Reader(_, ann) {
    const key = { readerId: 'r' }
    const input = { ...key, notes: 0 }
    return [
      () => ann.reader.create(input),
      () => ann.reader.put(input),
      () => ann.reader.upsert(input),
      () => ann.reader.get(key),
      () => ann.reader.update(key, { set: { notes: 1 } }),
      () => ann.transact({ check: ann.reader.tx.check(key) }),
      () => ann.batchGet([ann.reader.ref(key)]),
      () => ann.batchWrite([ann.reader.batch.put(input)]),
      () => ann.reader.delete(key),
    ]
  },
  BranchWithLoans: (db) => [() => db.branchWithLoans({ branchId: 'b' }).all()],
  AddNote: (_, ann) => [() => ann.addNote({ noteId: 'n', topic: 't', readerId: 'r' })],
}

/** What the uses of a policy ask for, in one library with a branch. */
async function ask(policy: string, tenantId = 'ann'): Promise<Asked[]> {
  const engine = createEngine()
  const client = engine.client()
  const tables = { library: 'library', tenants: 'tenants' }
  await client.send(new CreateTableCommand(libraryTable('library')))
  await client.send(new CreateTableCommand(tenantsTable('tenants')))
  const recorder = recordRequests(client)
  const db = createLibrary({ client: recorder.client, tables })
  if (policy === 'Loan' || policy === 'Branch') await db.branch.create({ branchId: 'b', city: 'Bern' })
  if (policy === 'Branch') await db.loan.create({ branchId: 'b', isbn: '9', due: new Date('2030-01-02T03:04:05.678Z') })
  recorder.taken()
  for (const use of uses[policy]?.(db, db.in({ tenantId })) ?? []) await Promise.resolve(use()).catch(() => {})
  return recorder.taken()
}

test('every policy has its uses', () => {
  const policies = Object.keys(Resources).flatMap((name) => (name.endsWith('Policy') ? [name.slice(0, -'Policy'.length)] : []))
  expect(Object.keys(uses)).toEqual(policies)
})

test.each(Object.keys(uses))('%s may do what it does, and nothing that it never does', async (policy) => {
  const asked = await ask(policy)
  expect(refused(policy, 'ann', asked)).toEqual([])
  const allowed = leavesOf(statementsOf(policy).filter(({ Effect }) => Effect === 'Allow'))
  expect([...new Set(asked.map(({ leave }) => leave))].sort()).toEqual(allowed.sort())
})

test.each(['Note', 'Reader', 'AddNote'])('%s of one tenant may do nothing in another one', async (policy) => {
  const asked = await ask(policy, 'ann')
  expect(refused(policy, 'annabel', asked)).toEqual(asked)
})

test('a Scan is denied wherever no pattern of the schema is one', () => {
  const denied = (policy: string) => leavesOf(statementsOf(policy).filter(({ Effect }) => Effect === 'Deny'))
  const indexes = ['gsi1', 'by-shelf', 'lsi1'].map((index) => `dynamodb:Scan library/${index}`)
  expect(denied('Visit')).toEqual(indexes)
  expect(denied('Note')).toEqual(['dynamodb:Scan tenants', 'dynamodb:Scan tenants/gsi1'])
})
