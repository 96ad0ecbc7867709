import { type EntityModel, keyloomError, type Model } from '@keyloom/core'
import { randomSource } from './random-source.js'
import { objectOf } from './value.js'

/** Makes entities to write in tests. */
export interface Factory<Input> {
  /** One entity: what `overrides` does not say is made up, and valid. */
  (overrides?: Partial<Input>): Input
  /** So many entities, each with its own overrides where a function gives them. */
  list(count: number, overrides?: Partial<Input> | ((index: number) => Partial<Input>)): Input[]
}

/** What a factory takes its chance from. */
export interface FactoryOptions {
  /** Two factories of one seed make the same entities. */
  readonly seed?: number
}

/**
 * A factory of one entity, from its model: `modelOf(schema)`, or `parseModel` of the generated `model.json`. `Input` is the generated type
 * of what is written. Values are valid by construction and the same in every run; an attribute with a regular expression of your own has
 * to be given.
 *
 * @throws KeyloomError `ENGINE.MISUSE` where the model has no such entity, or no value of an attribute is known.
 * @example
 * ```ts
 * import { defineEntity, defineSchema, defineTable, modelOf } from '@keyloom/core'
 * import { createFactory } from '@keyloom/testing'
 * import { z } from 'zod'
 *
 * const table = defineTable('notes', { key: { partition: 'pk' } })
 * const note = defineEntity(table, 'Note', {
 *   attributes: { noteId: z.uuid(), text: z.string().max(100) },
 *   key: { partition: 'NOTE#{noteId}' },
 * })
 * const schema = defineSchema({ name: 'notes', tables: [table], entities: [note] })
 *
 * const newNote = createFactory<{ noteId: string; text: string }>(modelOf(schema), 'Note', { seed: 7 })
 * const notes = newNote.list(3, (index) => ({ text: `note ${index}` }))
 * console.log(notes.length)
 * ```
 */
export function createFactory<Input extends object>(model: Model, entityName: string, { seed = 0 }: FactoryOptions = {}): Factory<Input> {
  const { attributes } = findEntity(model, entityName)
  const random = randomSource(seed)
  const own = attributes.filter(({ implied }) => implied === undefined)
  const one = (overrides: Partial<Input> = {}): Input => {
    const open = own.filter(({ name }) => !Object.hasOwn(overrides, name))
    return { ...objectOf(open, random, entityName), ...overrides } as Input
  }
  return Object.assign(one, {
    list: (count: number, overrides?: Partial<Input> | ((index: number) => Partial<Input>)) =>
      Array.from({ length: count }, (_, index) => one(typeof overrides === 'function' ? overrides(index) : overrides)),
  })
}

function findEntity({ entities }: Model, name: string): EntityModel {
  const entity = entities.find((each) => each.name === name)
  if (entity !== undefined) return entity
  throw keyloomError('ENGINE.MISUSE', `The model has no entity '${name}'.`, {
    fix: `It has ${entities.map((each) => each.name).join(', ')}.`,
  })
}
