import type { AttributeType, KeyEncoding, Model } from '@keyloom/core'
import type { DeepMutable } from '../shop.js'

/** A model while a mutation works on it. */
export type Draft = DeepMutable<Model>
export type DraftTable = Draft['tables'][number]
export type DraftEntity = Draft['entities'][number]
export type DraftPart = DraftEntity['key']['partition']
export type DraftPattern = DraftEntity['patterns'][number]
export type DraftToken = Extract<DraftPart, { kind: 'template' }>['tokens'][number]

/**
 * The least change that a rule is about. It is given the old model, adds to it what the change needs and the design does not have, and
 * returns what makes the new one of a copy; undefined where the design has no place for it, and the change is of a graft.
 */
export type Mutation = (base: Draft) => ((head: Draft) => void) | undefined

/** What a mutation adds to a design is called so. */
export const witness = 'witness'

/** An attribute more, on an entity. */
export function addAttribute(entity: DraftEntity, type: AttributeType, more: object = {}): void {
  entity.attributes.push({ name: witness, stored: witness, optional: false, ...more, type } as never)
}

export const text = (text: string): DraftToken => ({ kind: 'literal', text })

/** The value of the attribute {@link witness}, or of another. */
export function value(encoding: KeyEncoding = { kind: 'text' }, format?: string, attribute: string = witness): DraftToken {
  return { kind: 'value', attribute, ...(format !== undefined && { format }), encoding } as DraftToken
}

export function template(attribute: string, tokens: readonly DraftToken[]): DraftPart {
  const spelled = tokens.map((one) =>
    one.kind === 'literal' ? one.text : `{${one.attribute}${one.format === undefined ? '' : `:${one.format}`}}`,
  )
  return { kind: 'template', attribute, type: 'string', template: spelled.join(''), tokens: [...tokens] }
}

/** The tokens of a part that is formed by a template. */
export function tokensOf(part: DraftPart | undefined): readonly DraftToken[] {
  return part?.kind === 'template' ? part.tokens : []
}

/** Gives a part of a primary key other tokens, also where an index takes its key from it. */
export function setKey(entity: DraftEntity, side: 'partition' | 'sort', tokens: readonly DraftToken[]): void {
  const part = template(entity.key[side]!.attribute, tokens)
  entity.key[side] = part
  for (const variant of entity.indexes.flatMap(({ variants }) => variants)) {
    for (const parts of [variant.partition, variant.sort]) {
      for (const [i, one] of parts.entries()) if (one.attribute === part.attribute) parts[i] = structuredClone(part)
    }
  }
}

/** The attributes that the values of some parts are of. */
export function sourcesOf(...parts: readonly (DraftPart | undefined)[]): string[] {
  return parts.flatMap((part) =>
    part?.kind === 'natural' ? [part.source] : tokensOf(part).flatMap((token) => (token.kind === 'value' ? [token.attribute] : [])),
  )
}

export function tableOf(model: Draft, entity: DraftEntity): DraftTable {
  return model.tables.find(({ name }) => name === entity.table)!
}

/** Whether something of the model beside the entity names it: what would change with it. */
export function isNamed(model: Draft, { name }: DraftEntity): boolean {
  const others = { ...model, entities: model.entities.filter((entity) => entity.name !== name).map((entity) => ({ ...entity, name: '' })) }
  return JSON.stringify(others).includes(`"${name}"`)
}

/** Something of the first entity that has it, by its place, so that it is found in a copy as well. */
export function firstEntity(model: Draft, holds: (entity: DraftEntity) => boolean = () => true): number | undefined {
  const place = model.entities.findIndex(holds)
  return place < 0 ? undefined : place
}
