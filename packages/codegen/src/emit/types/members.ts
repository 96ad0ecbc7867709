import type { AttributeModel, CodeModel, EntityModel } from '@keyloom/core'
import { joinWords } from '../describe/key-text.js'
import type { EntityNames } from '../names/schema-names.js'
import { jsdoc } from '../print/jsdoc.js'
import type { Code } from '../print/layout.js'
import { memberName } from '../print/safe-identifier.js'
import { type TypeContext, valueType } from './value-type.js'

/** What the members of an entity's interfaces are made with. */
export interface EntityTypes {
  readonly entity: EntityModel
  readonly names: EntityNames
  readonly global: (name: string) => string
  /** The type of what a codec of the application's own makes of a stored value. */
  readonly output: (code: CodeModel) => string
}

/** The type of an attribute as it is read, or as a caller may write it. */
export function attributeType(types: EntityTypes, attribute: AttributeModel, side: TypeContext['side'] = 'entity'): string {
  if (attribute.converts === true && attribute.code !== undefined) return types.output(attribute.code)
  return valueType(attribute.type, attribute.name, { names: types.names.values, global: types.global, side })
}

/** `readonly note?: string`, with the attribute's description above it. */
export function entityMember(types: EntityTypes, attribute: AttributeModel): Code {
  return documented(attributeDocs(attribute), property(attribute.name, attribute.optional, attributeType(types, attribute)))
}

/** As the caller writes it: what has a default or a sequence may be left out, and what may be left out may be `undefined`. */
export function inputMember(types: EntityTypes, attribute: AttributeModel, sequence?: EntityModel['sequence']): Code {
  const mayMiss = attribute.optional || attribute.default !== undefined || attribute.name === sequence?.attribute
  const type = attributeType(types, attribute, 'input')
  return property(attribute.name, mayMiss, mayMiss ? `${type} | undefined` : type)
}

/** Of an update: what is there is set. */
export function changeMember(types: EntityTypes, attribute: AttributeModel): Code {
  return property(attribute.name, true, attributeType(types, attribute, 'input'))
}

export function property(name: string, mayMiss: boolean, type: string): string {
  return `readonly ${memberName(name)}${mayMiss ? '?' : ''}: ${type}`
}

/** A member of an interface with its documentation. */
export function documented(docs: readonly string[], code: Code): Code {
  const comment = jsdoc(docs, 2).trimStart()
  return comment === '' ? code : [`${comment}  `, code]
}

function attributeDocs({ description, implied, readOnly, computed }: AttributeModel): string[] {
  if (description !== undefined) return [description]
  if (readOnly === true) return ['Set when the item is created; never changes.']
  if (computed !== undefined) return [`Computed of ${joinWords(computed.from.map((name) => `\`${name}\``))} by the write.`]
  if (implied === 'version') return ['The number of writes so far; every write checks and raises it.']
  if (implied === 'createdAt') return ['When the item was created; set by the write.']
  if (implied === 'counter') return ['Counts other items; set by their writes.']
  if (implied === 'deletedAt') return ['When the item was deleted, if it was; set by `delete`.']
  return implied === 'updatedAt' ? ['When the item was last written; set by the write.'] : []
}
