import type { CodeModel, CollectionModel, EntityModel } from '@keyloom/core'
import { collectionNames, type EmitContext, namesOf, planNamed, tableNamed } from '../context.js'
import { joinWords } from '../describe/key-text.js'
import { sentence } from '../describe/sentence.js'
import { attributesOfKey, ownAttributes } from '../keys/parts.js'
import { resultType } from '../plans/view-type.js'
import { type FileBuilder, fileBuilder } from '../print/file-builder.js'
import { block, members, union } from '../print/layout.js'
import { ownOutput } from '../print/own-import.js'
import { addChanges } from '../types/changes.js'
import { attributeType, type EntityTypes, entityMember, inputMember, property } from '../types/members.js'
import { namedTypeBody } from '../types/value-type.js'

/** `entities.ts`: the application's values, as types. */
export function emitEntities(context: EmitContext): FileBuilder {
  const file = fileBuilder(context.names.exported)
  for (const entity of context.model.entities) {
    const types = {
      entity,
      names: namesOf(context, entity.name),
      global: file.global,
      output: (code: CodeModel) => ownOutput(code, context.sources, file.imports),
    }
    addValues(file, types)
    addEntity(file, types)
    addViews(file, types, context)
    addKeyAndInput(file, types)
    addChanges(file, types, tableNamed(context, entity.table))
  }
  for (const collection of context.model.collections) addCollection(file, context, collection)
  return file
}

function addValues(file: FileBuilder, { entity, names, global }: EntityTypes): void {
  for (const { type, name, inputName, places } of new Set(names.values.values())) {
    for (const side of inputName === undefined ? (['entity'] as const) : (['entity', 'input'] as const)) {
      const own = side === 'entity' ? name : (inputName ?? name)
      const { kind, body } = namedTypeBody(type, places[0] ?? '', { names: names.values, global, side })
      const where = joinWords(places.map((place) => `\`${place.replaceAll(/\?|\|\d+/g, '')}\``))
      const docs = `${where} of ${entity.name}${side === 'input' ? ', to be written: what has a default may be left out' : ''}.`
      file.add([`export ${kind} ${own}${kind === 'type' ? ' =' : ' '}`, body], [docs], { kind: 'type', name: own })
    }
  }
}

function addEntity(file: FileBuilder, types: EntityTypes): void {
  const { entity, names } = types
  const shown = entity.attributes.filter(({ hidden }) => hidden !== true)
  const hidden = entity.attributes.filter((attribute) => attribute.hidden === true)
  const place = entity.discriminator === undefined ? 'In' : `Item type \`${entity.discriminator.value}\` in`
  file.add(
    [`export interface ${names.type} `, block(shown.map((attribute) => entityMember(types, attribute)))],
    [`${sentence(entity.description)} ${place} table \`${entity.table}\`.`],
    { kind: 'type', name: names.type },
  )
  if (hidden.length === 0) return
  const whole = names.whole()
  file.add(
    [`export interface ${whole} extends ${names.type} `, block(hidden.map((attribute) => entityMember(types, attribute)))],
    [`${names.type} with what is stored of it and never returned.`],
    { kind: 'type', name: whole },
  )
}

function addViews(file: FileBuilder, types: EntityTypes, context: EmitContext): void {
  for (const view of context.views.all) {
    if (view.entity !== types.entity || view.type.kind !== 'interface') continue
    const { name } = view.type
    file.add(
      [`export interface ${name} `, block(view.attributes.map((attribute) => entityMember(types, attribute)))],
      [`What index \`${view.index}\` holds of ${types.entity.name}.`],
      { kind: 'type', name },
    )
  }
}

function addKeyAndInput(file: FileBuilder, types: EntityTypes): void {
  const { entity, names } = types
  const key = ownAttributes(entity, attributesOfKey(entity.key)).flatMap((name) =>
    entity.attributes.filter((attribute) => attribute.name === name),
  )
  const members = key.map((attribute) => property(attribute.name, false, attributeType(types, attribute)))
  file.add(
    [`export interface ${names.key} `, block(members)],
    [`The primary key of ${entity.name}${entity.scope === undefined ? '' : ' within its scope'}.`],
    { kind: 'type', name: names.key },
  )

  const written = entity.attributes.filter(({ name, implied }) => implied === undefined && entity.scope?.includes(name) !== true)
  file.add(
    [`export interface ${names.input} `, block(written.map((attribute) => inputMember(types, attribute, entity.sequence)))],
    [`${entity.name}, to be written.${inputNotes(entity)}`],
    { kind: 'type', name: names.input },
  )
}

function inputNotes({ attributes, sequence }: EntityModel): string {
  const defaults = attributes.some((attribute) => attribute.default !== undefined) ? ' What has a default may be left out.' : ''
  const implied = attributes.filter((attribute) => attribute.implied !== undefined).map(({ name }) => `\`${name}\``)
  const numbered = sequence === undefined ? '' : ` A create takes the next \`${sequence.attribute}\`, where none is given.`
  return `${defaults}${numbered}${implied.length === 0 ? '' : ` The write sets ${implied.join(', ')}.`}`
}

function addCollection(file: FileBuilder, context: EmitContext, collection: CollectionModel): void {
  const plan = planNamed(context, collection.name)
  const { type } = collectionNames(context, collection.name)
  const typeOf = (entity: string) => resultType(context, plan, entity, file, true)
  if (collection.one === true) {
    const options = collection.returns.map((found) =>
      members(
        collection.returns.map((each) =>
          each === found ? property(each.property, false, typeOf(each.entity)) : property(each.property, true, 'never'),
        ),
      ),
    )
    file.add([`export type ${type} =`, union(options)], [sentence(collection.description)], { kind: 'type', name: type })
    return
  }
  const lists = collection.returns.map(({ property: name, entity, many }) => {
    const one = typeOf(entity)
    return property(name, !many, many ? `readonly ${one}[]` : one)
  })
  file.add([`export interface ${type} `, block(lists)], [sentence(collection.description)], { kind: 'type', name: type })
}
