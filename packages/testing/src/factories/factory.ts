import { type AttributeModel, type EntityModel, keyloomError, type Model } from '@keyloom/core'
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
  /** The zod schemas of attributes that a `z.codec` converts, which the model does not hold: `{ price: money }`. */
  readonly codecs?: Readonly<Record<string, { decode(stored: never): unknown }>>
}

/**
 * A factory of one entity, from its model: `modelOf(schema)`, or `parseModel` of the generated `model.json`. `Input` is the generated type
 * of what is written. Values are valid by construction and the same in every run; an attribute with a regular expression of your own has
 * to be given, and one that a codec converts needs its schema in `codecs`.
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
export function createFactory<Input extends object>(
  model: Model,
  entityName: string,
  { seed = 0, codecs = {} }: FactoryOptions = {},
): Factory<Input> {
  const { attributes } = findEntity(model, entityName)
  const random = randomSource(seed)
  const own = attributes.filter(({ implied }) => implied === undefined)
  const one = (overrides: Partial<Input> = {}): Input => {
    const open = own.filter((each) => !Object.hasOwn(overrides, each.name) && canMake(each, entityName, codecs))
    const made = objectOf(open, random, entityName)
    const decoded = Object.entries(made).map(([name, stored]) => [
      name,
      codecs[name] === undefined ? stored : codecs[name].decode(stored as never),
    ])
    return { ...Object.fromEntries(decoded), ...overrides } as Input
  }
  return Object.assign(one, {
    list: (count: number, overrides?: Partial<Input> | ((index: number) => Partial<Input>)) =>
      Array.from({ length: count }, (_, index) => one(typeof overrides === 'function' ? overrides(index) : overrides)),
  })
}

/** What is stored of a converted attribute can be thought of; what the application has of it is known to its codec alone. */
function canMake({ name, converts, optional }: AttributeModel, entity: string, codecs: NonNullable<FactoryOptions['codecs']>): boolean {
  if (converts !== true || codecs[name] !== undefined) return true
  if (optional) return false
  throw keyloomError('ENGINE.MISUSE', `${entity}.${name} is what a codec makes of a stored value, and the factory does not have it.`, {
    fix: `Give it its zod schema: \`codecs: { ${name} }\`.`,
    payload: { subject: `${entity}.${name}` },
  })
}

function findEntity({ entities }: Model, name: string): EntityModel {
  const entity = entities.find((each) => each.name === name)
  if (entity !== undefined) return entity
  throw keyloomError('ENGINE.MISUSE', `The model has no entity '${name}'.`, {
    fix: `It has ${entities.map((each) => each.name).join(', ')}.`,
  })
}
