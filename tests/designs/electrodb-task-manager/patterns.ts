import { expect } from 'vitest'
import { describeDesign } from '../support/describe-design.js'
import { answers } from './answers.js'
import { createExamples, libraryTable, taskManagerTable } from './generated/index.js'
import { author, book, employee, genre, loan, member, office, seed, task } from './seed.js'

const ann = employee('ann', { salary: 120_000 })
const bob = employee('bob', { salary: 9000, dateHired: '2020-01-15' })
const cat = employee('cat', { team: 'finance', title: 'engineer2', manager: 'ann' })
const dan = employee('dan', { officeName: 'north2', team: 'product', title: 'lead', manager: 'ann' })
const lent = book('b1', loan)

describeDesign(
  {
    name: 'electrodb-task-manager',
    answers,
    tables: { taskManager: taskManagerTable, library: libraryTable },
    create: createExamples,
    seed,
  },
  {
    async 'employee by id'(db) {
      expect(await db.employee.get({ employee: 'ann' })).toEqual(ann)
    },
    async 'office and its employees'(db) {
      expect(await db.workplaces({ officeName: 'north' }).all()).toEqual({
        office: office('north'),
        employees: [ann, bob, cat],
        unknown: [],
      })
    },
    async 'employee and their tasks'(db) {
      expect(await db.assignments({ employee: 'ann' }).all()).toEqual({
        employee: ann,
        tasks: [task('weld', 'ann', 'on-hold'), task('paint', 'ann', 'open')],
        unknown: [],
      })
    },
    async 'team by hire date'(db) {
      const range = { dateHired: { between: ['2020-01-01', '2020-12-31'] as const } }
      expect(await db.employee.hiredInTeam({ team: 'development' }, range).all()).toEqual([bob])
      expect(await db.employee.hiredInTeam({ team: 'development' }).all()).toEqual([bob, ann])
    },
    async 'by title and salary range'(db) {
      expect(await db.employee.earning({ title: 'engineer' }, { salary: { gte: 9000, lt: 120_000 } }).all()).toEqual([bob])
      expect(await db.employee.earning({ title: 'engineer' }).all()).toEqual([bob, ann])
    },
    async 'direct reports'(db) {
      expect(await db.employee.reportingTo({ manager: 'ann' }).all()).toEqual([cat, dan])
    },
    async 'tasks by project'(db) {
      expect(await db.task.ofProject({ project: 'engine' }).all()).toEqual([
        task('weld', 'ann', 'on-hold'),
        task('paint', 'ann', 'open'),
        task('sand', 'bob', 'closed'),
      ])
    },
    async 'tasks by status'(db) {
      expect(await db.task.inStatus({ status: 'open' }).all()).toEqual([
        task('paint', 'ann', 'open'),
        task('mail', 'ann2', 'open', 'engine2'),
      ])
    },
    async 'tasks by status of a project'(db) {
      expect(await db.task.inStatusOfProject({ status: 'open', project: 'engine' }).all()).toEqual([task('paint', 'ann', 'open')])
    },
    async 'offices by state'(db) {
      expect(await db.office.inState({ country: 'USA', state: 'GA' }).all()).toEqual([
        office('north'),
        office('south'),
        office('north2', 'Savannah'),
      ])
    },
    async 'offices by city'(db) {
      expect(await db.office.inCity({ country: 'USA', state: 'GA', city: 'Atlanta' }).all()).toEqual([office('north'), office('south')])
    },
    async 'authors by last name'(db) {
      expect(await db.author.ofLastName({ authorLastName: 'Le Guin' }).all()).toEqual([author, { ...author, authorFirstName: 'Ursula K.' }])
    },
    async 'copies of a book'(db) {
      expect(await db.book.copies({ isbn: '978-1' }).all()).toEqual([lent, book('b2')])
    },
    async 'books by genre'(db) {
      expect(await db.genre.ofGenre({ genre: 'fiction' }).all()).toEqual([genre('science'), genre('utopia')])
    },
    async 'books by genre and subgenre'(db) {
      expect(await db.genre.ofSubgenre({ genre: 'fiction', subgenre: 'utopia' }).all()).toEqual([genre('utopia')])
    },
    async 'copies and genres of a book'(db) {
      expect(await db.detail({ isbn: '978-1' }).all()).toEqual({
        books: [lent, book('b2')],
        genres: [genre('science'), genre('utopia')],
        unknown: [],
      })
    },
    async 'member and loans'(db) {
      expect(await db.account({ memberId: 'm1' }).all()).toEqual({ member, loans: [lent], unknown: [] })
      // A copy that is brought back leaves the index.
      await db.book.update({ isbn: '978-1', bookId: 'b1' }, { remove: ['memberId', 'loanEndDate'] })
      expect(await db.account({ memberId: 'm1' }).all()).toEqual({ member, loans: [], unknown: [] })
      await db.book.update({ isbn: '978-1', bookId: 'b1' }, { set: loan })
    },
    async 'author and works'(db) {
      const telling = book('b3', { isbn: '978-2', bookTitle: 'The Telling', releaseDate: '2000-09-11', ...loan, memberId: 'm10' })
      expect(await db.works({ authorLastName: 'Le Guin', authorFirstName: 'Ursula' }).all()).toEqual({
        author,
        books: [lent, book('b2'), telling],
        genres: [genre('science'), genre('utopia'), genre('essay', { isbn: '978-2', genre: 'nonfiction', bookTitle: 'The Telling' })],
        unknown: [],
      })
    },
    async 'books and genres by title'(db) {
      const { books, genres } = await db.titles({ bookTitle: 'The Dispossessed' }).all()
      // Both copies stand at one place of the index, in no particular order.
      expect([...books].sort((a, b) => (a.bookId < b.bookId ? -1 : 1))).toEqual([lent, book('b2')])
      expect(genres).toEqual([genre('science'), genre('utopia')])
    },
  },
)
