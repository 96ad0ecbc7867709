/**
 * Two services of ElectroDB's examples, each with one table of overloaded indexes: a task manager (offices, employees, tasks) and a library
 * (authors, books, genres, members).
 */
import { defineCollection, defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

// ---- the task manager

const work = defineTable('taskManager', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' },
    gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk' },
    gsi3: { kind: 'global', partition: 'gsi3pk', sort: 'gsi3sk' },
    gsi4: { kind: 'global', partition: 'gsi4pk', sort: 'gsi4sk' },
    gsi5: { kind: 'global', partition: 'gsi5pk', sort: 'gsi5sk' },
  },
})

const name = z.string().min(1).max(80)

const office = defineEntity(work, 'Office', {
  attributes: { officeName: name, country: name, state: name, city: name, zip: name, address: z.string() },
  key: { partition: 'COUNTRY#{country}#STATE#{state}', sort: 'CITY#{city}#ZIP#{zip}#OFFICE#{officeName}' },
  indexes: { gsi1: { partition: 'OFFICE#{officeName}', sort: 'OFFICE' } },
  patterns: { inState: { by: ['country', 'state'] }, inCity: { by: ['country', 'state', 'city'] } },
})

const employee = defineEntity(work, 'Employee', {
  attributes: {
    employee: name,
    firstName: z.string(),
    lastName: z.string(),
    officeName: name,
    title: name,
    team: z.enum(['development', 'marketing', 'finance', 'product']),
    salary: z.int().min(0).max(9_999_999),
    manager: name,
    dateHired: z.iso.date(),
  },
  key: { partition: 'EMPLOYEE#{employee}', sort: 'EMPLOYEE' },
  indexes: {
    gsi1: { partition: 'OFFICE#{officeName}', sort: 'EMPLOYEE#TEAM#{team}#TITLE#{title}#{employee}' },
    gsi2: { partition: 'TEAM#{team}', sort: 'HIRED#{dateHired}#TITLE#{title}' },
    gsi3: { partition: 'EMPLOYEE#{employee}', sort: 'EMPLOYEE' },
    gsi4: { partition: 'TITLE#{title}', sort: 'SALARY#{salary}' },
    gsi5: { partition: 'MANAGER#{manager}', sort: 'TEAM#{team}#OFFICE#{officeName}' },
  },
  patterns: {
    hiredInTeam: { by: ['team'], range: 'dateHired' },
    earning: { by: ['title'], range: 'salary' },
    reportingTo: { by: ['manager'] },
  },
})

const task = defineEntity(work, 'Task', {
  attributes: {
    taskName: name,
    project: name,
    employee: name,
    status: z.enum(['open', 'in-progress', 'on-hold', 'closed']),
    points: z.int().min(0),
  },
  key: { partition: 'TASK#{taskName}', sort: 'PROJECT#{project}#EMPLOYEE#{employee}' },
  indexes: {
    gsi1: { partition: 'PROJECT#{project}', sort: 'EMPLOYEE#{employee}#STATUS#{status}' },
    gsi3: { partition: 'EMPLOYEE#{employee}', sort: 'TASK#PROJECT#{project}#STATUS#{status}' },
    gsi4: { partition: 'STATUS#{status}', sort: 'PROJECT#{project}#EMPLOYEE#{employee}' },
  },
  patterns: {
    ofProject: { by: ['project'] },
    inStatus: { by: ['status'] },
    inStatusOfProject: { by: ['status', 'project'] },
  },
})

const workplaces = defineCollection(work, 'workplaces', { by: ['officeName'], returns: { office, employees: [employee] } })
const assignments = defineCollection(work, 'assignments', { by: ['employee'], returns: { employee, tasks: [task] } })

// ---- the library

const library = defineTable('library', {
  key: { partition: 'pk', sort: 'sk' },
  indexes: {
    gsi1: { kind: 'global', partition: 'gsi1pk', sort: 'gsi1sk' },
    gsi2: { kind: 'global', partition: 'gsi2pk', sort: 'gsi2sk' },
    gsi3: { kind: 'global', partition: 'gsi3pk', sort: 'gsi3sk' },
  },
})

const person = { authorFirstName: name, authorLastName: name }

const author = defineEntity(library, 'Author', {
  attributes: { ...person, birthday: z.iso.date() },
  key: { partition: 'AUTHOR#{authorLastName}', sort: 'AUTHOR#{authorFirstName}#{birthday}' },
  indexes: { gsi2: { partition: 'AUTHOR#{authorLastName}#{authorFirstName}', sort: 'AUTHOR' } },
  patterns: { ofLastName: { by: ['authorLastName'] } },
})

const book = defineEntity(library, 'Book', {
  attributes: {
    isbn: name,
    bookId: name,
    bookTitle: name,
    releaseDate: z.iso.date(),
    ...person,
    /** Who has it; on the shelf it has no loan. */
    memberId: name.optional(),
    loanEndDate: z.iso.date().optional(),
  },
  key: { partition: 'BOOK#{isbn}', sort: 'BOOK#{bookId}' },
  indexes: {
    gsi1: { sparse: true, onPartialUpdate: 'read', partition: 'MEMBER#{memberId}', sort: 'LOAN#{loanEndDate}#{bookId}' },
    gsi2: { partition: 'AUTHOR#{authorLastName}#{authorFirstName}', sort: 'BOOK#{bookId}' },
    gsi3: { partition: 'TITLE#{bookTitle}', sort: 'BOOK#{releaseDate}' },
  },
  patterns: { copies: { by: ['isbn'] } },
})

const genre = defineEntity(library, 'Genre', {
  attributes: { isbn: name, genre: name, subgenre: name, bookTitle: name, ...person },
  key: { partition: 'BOOK#{isbn}', sort: 'GENRE#{genre}#{subgenre}' },
  indexes: {
    gsi1: { partition: 'GENRE#{genre}', sort: 'SUBGENRE#{subgenre}' },
    gsi2: { partition: 'AUTHOR#{authorLastName}#{authorFirstName}', sort: 'GENRE#{genre}#{subgenre}' },
    gsi3: { partition: 'TITLE#{bookTitle}', sort: 'GENRE#{genre}#{subgenre}' },
  },
  patterns: { ofGenre: { by: ['genre'] }, ofSubgenre: { by: ['genre', 'subgenre'] } },
})

const member = defineEntity(library, 'Member', {
  attributes: { memberId: name, city: z.string(), state: z.string() },
  key: { partition: 'MEMBER#{memberId}', sort: 'MEMBER' },
  indexes: { gsi1: { partition: 'MEMBER#{memberId}', sort: 'MEMBER' } },
})

const detail = defineCollection(library, 'detail', { by: ['isbn'], returns: { books: [book], genres: [genre] } })
const account = defineCollection(library, 'account', {
  by: ['memberId'],
  returns: { member, loans: [book] },
  where: { loans: { loanEndDate: 'present' } },
})
const works = defineCollection(library, 'works', {
  by: ['authorLastName', 'authorFirstName'],
  returns: { author, books: [book], genres: [genre] },
})
const titles = defineCollection(library, 'titles', { by: ['bookTitle'], returns: { books: [book], genres: [genre] } })

export default defineSchema({
  name: 'examples',
  tables: [work, library],
  entities: [office, employee, task, author, book, genre, member],
  collections: [workplaces, assignments, detail, account, works, titles],
})
