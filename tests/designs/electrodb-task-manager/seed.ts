import type { AuthorInput, BookInput, EmployeeInput, Examples, GenreInput, MemberInput, OfficeInput, TaskInput } from './generated/index.js'

export function office(officeName: string, city = 'Atlanta'): OfficeInput {
  return { officeName, country: 'USA', state: 'GA', city, zip: '30303', address: '1 Main Street' }
}

export function employee(id: string, of: Partial<EmployeeInput> = {}): EmployeeInput {
  return {
    employee: id,
    firstName: id,
    lastName: 'Smith',
    officeName: 'north',
    title: 'engineer',
    team: 'development',
    salary: 90_000,
    manager: 'jlowe',
    dateHired: '2024-05-01',
    ...of,
  }
}

export function task(taskName: string, employee: string, status: TaskInput['status'], project = 'engine'): TaskInput {
  return { taskName, project, employee, status, points: 3 }
}

export const author: AuthorInput = { authorFirstName: 'Ursula', authorLastName: 'Le Guin', birthday: '1929-10-21' }
const person = { authorFirstName: 'Ursula', authorLastName: 'Le Guin' }

export function book(bookId: string, of: Partial<BookInput> = {}): BookInput {
  return { isbn: '978-1', bookId, bookTitle: 'The Dispossessed', releaseDate: '1974-05-01', ...person, ...of }
}

export function genre(subgenre: string, of: Partial<GenreInput> = {}): GenreInput {
  return { isbn: '978-1', genre: 'fiction', subgenre, bookTitle: 'The Dispossessed', ...person, ...of }
}

export const member: MemberInput = { memberId: 'm1', city: 'Atlanta', state: 'GA' }
export const loan = { memberId: 'm1', loanEndDate: '2026-02-28' }

/** Salaries of four to six digits; an office, a member and an author whose names begin others; one copy on loan and one on the shelf. */
export async function seed(db: Examples): Promise<void> {
  await db.batchWrite([
    ...[office('north'), office('north2', 'Savannah'), office('south')].map((one) => db.office.batch.put(one)),
    ...[
      employee('ann', { salary: 120_000 }),
      employee('bob', { salary: 9000, dateHired: '2020-01-15' }),
      employee('cat', { team: 'finance', title: 'engineer2', manager: 'ann' }),
      employee('dan', { officeName: 'north2', team: 'product', title: 'lead', manager: 'ann' }),
    ].map((one) => db.employee.batch.put(one)),
    ...[
      task('paint', 'ann', 'open'),
      task('sand', 'bob', 'closed'),
      task('weld', 'ann', 'on-hold'),
      task('mail', 'ann2', 'open', 'engine2'),
    ].map((one) => db.task.batch.put(one)),
    db.author.batch.put(author),
    db.author.batch.put({ ...author, authorFirstName: 'Ursula K.' }),
    db.book.batch.put(book('b1', loan)),
    db.book.batch.put(book('b2')),
    db.book.batch.put(book('b3', { isbn: '978-2', bookTitle: 'The Telling', releaseDate: '2000-09-11', ...loan, memberId: 'm10' })),
    db.genre.batch.put(genre('utopia')),
    db.genre.batch.put(genre('science')),
    db.genre.batch.put(genre('essay', { isbn: '978-2', genre: 'nonfiction', bookTitle: 'The Telling' })),
    db.member.batch.put(member),
  ])
}
