import { expect } from 'vitest'
import type { Answers } from '../../support/answers.js'
import { describeDesign } from '../../support/describe-design.js'
import { createDrives, type Drives, driveTable } from './generated/index.js'

const answers = {
  'a file by its path': 'Node.at',
  'all below a folder': 'Node.below',
  'folders, then files of a folder': 'Node.children',
  'the files that were changed last': 'Node.recent',
  'a file that is changed is the newest': 'Node.update',
  'grants on a folder': 'Grant.on',
  'what somebody may see of a drive': 'Grant.ofSubject',
  'whether somebody may, by the folders above': ['batchGet'],
} as const satisfies Answers

const folder = (parent: string, name: string, day = 1) =>
  ({ drive: 'd', parent, name, kind: 'folder', changedAt: new Date(Date.UTC(2026, 0, day)) }) as const
const file = (parent: string, name: string, day: number) => ({ ...folder(parent, name, day), kind: 'file', bytes: day }) as const
const grant = (path: string, subject: string, endsAt?: Date) =>
  ({ drive: 'd', path, subject, level: 'read', ...(endsAt !== undefined && { endsAt }) }) as const
const paths = (found: readonly { readonly path: string }[]) => found.map(({ path }) => path)

async function seed(db: Drives): Promise<void> {
  for (const each of [folder('/', 'a'), folder('/a', 'b'), folder('/', 'a b')]) await db.node.create(each)
  for (const each of [file('/a', 'z.txt', 2), file('/a/b', 'c#.txt', 3), file('/a b', 'x', 4), file('/a', 'B.txt', 5)])
    await db.node.create(each)
  await db.node.create({ ...file('/a', 'z.txt', 9), drive: 'd2' })
  await db.grant.put(grant('/a', 'ann'))
  await db.grant.put(grant('/a/b', 'ann', new Date(0)))
  await db.grant.put(grant('/a', 'ann2'))
}

describeDesign(
  { name: 'further-file-permissions', answers, tables: { drive: driveTable }, create: createDrives, seed },
  {
    async 'a file by its path'(db) {
      expect(await db.node.at({ drive: 'd', path: '/a/b/c#.txt' })).toEqual({ ...file('/a/b', 'c#.txt', 3), path: '/a/b/c#.txt' })
      await expect(db.node.create(file('/a', 'z.txt', 8))).rejects.toMatchObject({ code: 'ITEM.EXISTS' })
    },
    async 'all below a folder'(db) {
      const below = await db.node.below({ drive: 'd' }, { path: { beginsWith: '/a/' } }).all()
      expect(paths(below)).toEqual(['/a/B.txt', '/a/b', '/a/b/c#.txt', '/a/z.txt'])
    },
    async 'folders, then files of a folder'(db) {
      expect(paths(await db.node.children({ drive: 'd', parent: '/a' }).all())).toEqual(['/a/b', '/a/B.txt', '/a/z.txt'])
      expect(paths(await db.node.children({ drive: 'd', parent: '/' }).all())).toEqual(['/a', '/a b'])
    },
    async 'the files that were changed last'(db) {
      expect(paths(await db.node.recent({ drive: 'd' }).all())).toEqual(['/a/B.txt', '/a b/x', '/a/b/c#.txt'])
    },
    async 'a file that is changed is the newest'(db) {
      await db.node.update({ drive: 'd', path: '/a/z.txt' }, { set: { changedAt: new Date(Date.UTC(2026, 0, 7)) } })
      expect(paths(await db.node.recent({ drive: 'd' }).all())[0]).toBe('/a/z.txt')
    },
    async 'grants on a folder'(db) {
      expect((await db.grant.on({ drive: 'd', path: '/a' }).all()).map(({ subject }) => subject)).toEqual(['ann', 'ann2'])
    },
    async 'what somebody may see of a drive'(db) {
      expect(await db.grant.ofSubject({ subject: 'ann', drive: 'd' }).all()).toEqual([grant('/a', 'ann')])
    },
    async 'whether somebody may, by the folders above'(db) {
      const above = ['/a', '/a/b'].map((path) => db.grant.ref({ drive: 'd', subject: 'ann', path }))
      // The one on `/a/b` has ended.
      expect(await db.batchGet(above)).toEqual([grant('/a', 'ann'), undefined])
    },
  },
)
