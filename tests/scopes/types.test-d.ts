import { expectTypeOf, test } from 'vitest'
import type { ScopedWork, Task, TaskInput, TaskKey, Work, WorkScope } from './generated/index.js'

declare const work: Work
declare const ann: ScopedWork

test('what is in a scope is not reached without it', () => {
  expectTypeOf<keyof Work>().toEqualTypeOf<'plan' | 'in' | 'transact' | 'transactGet' | 'batchGet' | 'batchWrite'>()
  // @ts-expect-error Property 'task' does not exist on type 'Work'.
  work.task
  // @ts-expect-error Property 'projectWithTasks' does not exist on type 'Work'.
  work.projectWithTasks
  // @ts-expect-error Property 'tenantId' is missing in type '{}' but required in type 'WorkScope'.
  work.in({})
  expectTypeOf(work.in).parameters.toEqualTypeOf<[WorkScope]>()
})

test('within it, inputs lose its attributes and values keep them', () => {
  expectTypeOf<keyof TaskKey>().toEqualTypeOf<'projectId' | 'taskId'>()
  expectTypeOf<keyof TaskInput>().toEqualTypeOf<'projectId' | 'taskId' | 'title' | 'state' | 'note'>()
  expectTypeOf<Task['tenantId']>().toEqualTypeOf<string>()
  expectTypeOf(ann.task.byProject).parameters.toEqualTypeOf<[{ projectId: string }]>()
  expectTypeOf(ann.project.all).parameters.toEqualTypeOf<[]>()
  // @ts-expect-error Object literal may only specify known properties, and 'tenantId' does not exist in type 'TaskKey'.
  ann.task.get({ tenantId: 'bob', projectId: 'p', taskId: 't' })
  // @ts-expect-error Object literal may only specify known properties, and 'tenantId' does not exist in type.
  ann.task.update({ projectId: 'p', taskId: 't' }, { set: { tenantId: 'bob' } })
  // @ts-expect-error Object literal may only specify known properties, and 'tenantId' does not exist in type.
  ann.addTask({ tenantId: 'bob', projectId: 'p', taskId: 't', title: '' })
})
