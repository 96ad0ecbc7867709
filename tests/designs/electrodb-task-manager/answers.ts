import type { Answers } from '../support/answers.js'

export const answers = {
  'employee by id': 'Employee.get',
  'office and its employees': 'workplaces',
  'employee and their tasks': 'assignments',
  'team by hire date': 'Employee.hiredInTeam',
  'by title and salary range': 'Employee.earning',
  'direct reports': 'Employee.reportingTo',
  'tasks by project': 'Task.ofProject',
  'tasks by status': 'Task.inStatus',
  'tasks by status of a project': 'Task.inStatusOfProject',
  'offices by state': 'Office.inState',
  'offices by city': 'Office.inCity',
  'authors by last name': 'Author.ofLastName',
  'copies of a book': 'Book.copies',
  'books by genre': 'Genre.ofGenre',
  'books by genre and subgenre': 'Genre.ofSubgenre',
  'copies and genres of a book': 'detail',
  'member and loans': 'account',
  'author and works': 'works',
  'books and genres by title': 'titles',
} as const satisfies Answers
