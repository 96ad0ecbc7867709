import type { AttributeModel, TableModel } from '@keyloom/core'
import { joinWords } from '../describe/key-text.js'
import type { FileBuilder } from '../print/file-builder.js'
import { block, type Code, intersection, members, union } from '../print/layout.js'
import { literal, memberName, quote } from '../print/safe-identifier.js'
import { type ChangeRules, changeRules, isChangeable, type TogetherRule } from './change-rules.js'
import { attributeType, changeMember, type EntityTypes, property } from './members.js'
import { addPartChanges } from './part-changes.js'

/** The type of what an update changes, with one type more for each index whose key it has to change as a whole. */
export function addChanges(file: FileBuilder, types: EntityTypes, table: TableModel): void {
  const { names, entity } = types
  const rules = changeRules(entity, table)
  if (!isChangeable(rules)) return
  if (rules.parts.length > 0) addPartChanges(file, types, rules.parts, names.partChange())
  for (const rule of rules.together) {
    const name = names.together(rule.index)
    file.add([`export type ${name} =`, union(options(rule, rules, types))], togetherDocs(rule, entity.name), { kind: 'type', name })
  }
  const base = rules.together.length === 0 ? names.changes : names.anyChanges()
  const docs = `What an update of ${entity.name} may change${rules.together.length === 0 ? '.' : ', if the keys of its indexes allow it.'}`
  file.add([`export interface ${base} `, block(changeMembers(rules, types))], [docs], { kind: 'type', name: base })
  if (rules.together.length === 0) return
  const parts = [base, ...rules.together.map((rule) => names.together(rule.index))]
  file.add([`export type ${names.changes} =`, intersection(parts)], [`What an update of ${entity.name} may change.`], {
    kind: 'type',
    name: names.changes,
  })
}

function changeMembers(rules: ChangeRules, types: EntityTypes): Code[] {
  const { set, add, remove, append, parts } = rules
  const whole = (attributes: readonly AttributeModel[], side: 'entity' | 'input' = 'entity') =>
    members(attributes.map((attribute) => property(attribute.name, true, attributeType(types, attribute, side))))
  return [
    ...(set.length === 0 ? [] : [['readonly set?: ', block(set.map((attribute) => changeMember(types, attribute)))]]),
    ...(add.length === 0 ? [] : [['readonly add?: ', whole(add)]]),
    ...(remove.length === 0 ? [] : [removeMember(remove, '?')]),
    ...(append.length === 0
      ? []
      : [
          ['readonly append?: ', whole(append, 'input')],
          ['readonly prepend?: ', whole(append, 'input')],
        ]),
    ...(rules.delete.length === 0 ? [] : [['readonly delete?: ', whole(rules.delete)]]),
    ...(parts.length === 0 ? [] : [`readonly parts?: readonly ${types.names.partChange()}[]`]),
  ]
}

/** Untouched; given as a whole, one of them by its removal; or leaving the index, which needs nothing else. */
function options(rule: TogetherRule, { remove }: ChangeRules, types: EntityTypes): Code[] {
  const removable = remove.filter((attribute) => !rule.entering.includes(attribute))
  const without: Code = members([
    ['readonly set?: ', members(rule.attributes.map(({ name }) => property(name, true, 'never')))],
    ...(rule.entering.length === 0 ? [] : [removeMember(removable, '?')]),
  ])
  const canBeGiven = rule.unknown.length === 0
  return [
    ...(rule.always ? [] : [without]),
    ...(canBeGiven ? rule.removable.map((attribute) => whole(rule.attributes, [attribute], types, remove)) : []),
    ...(canBeGiven ? [whole(rule.attributes, [], types)] : []),
    ...rule.moving.map(({ attribute, values, others }) => {
      const given = others.map((other) => property(other.name, false, attributeType(types, other, 'input')))
      return members([['readonly set: ', members([chosen(attribute, values), ...given])]])
    }),
    ...rule.leaving.map(({ attribute, values }) => members([['readonly set: ', members([chosen(attribute, values)])]])),
  ]
}

function chosen({ name }: AttributeModel, values: readonly (string | number | boolean)[]): Code {
  return `readonly ${memberName(name)}: ${values.map(literal).join(' | ')}`
}

/** Every attribute is given: `removed` by `remove`, the others by `set`. */
function whole(
  attributes: readonly AttributeModel[],
  removed: readonly AttributeModel[],
  types: EntityTypes,
  removable: readonly AttributeModel[] = [],
): Code {
  const set = attributes.map((attribute) =>
    removed.includes(attribute)
      ? property(attribute.name, true, 'never')
      : property(attribute.name, false, attributeType(types, attribute, 'input')),
  )
  return members([['readonly set: ', members(set)], ...(removed.length === 0 ? [] : [removeMember(removable, '')])])
}

function removeMember(attributes: readonly AttributeModel[], mark: '?' | ''): Code {
  const names = attributes.map(({ name }) => quote(name))
  const element = names.length === 0 ? 'never' : names.length === 1 ? names[0] : `(${names.join(' | ')})`
  return `readonly remove${mark}: readonly ${element}[]`
}

function togetherDocs(rule: TogetherRule, entity: string): string[] {
  const names = joinWords(rule.attributes.map(({ name }) => `\`${name}\``))
  const leaving = rule.leaving.map(({ attribute, values }) => `\`${attribute.name}\` ${joinWords(values.map(String), 'or')}`)
  return [
    `What an update of ${entity} changes of the key of index \`${rule.index}\`: ${howMuch(names, rule)}`,
    ...rule.moving.map(({ attribute, values, others }) => {
      const needed = others.length === 0 ? 'nothing else' : `only ${joinWords(others.map(({ name }) => `\`${name}\``))}`
      return `With \`${attribute.name}\` ${joinWords(values.map(String), 'or')} it needs ${needed}.`
    }),
    leaving.length === 0 ? '' : `With ${joinWords(leaving, 'or')} the item leaves the index, which needs nothing else.`,
  ]
}

function howMuch(names: string, { always, unknown, attributes }: TogetherRule): string {
  const [stuck] = unknown
  if (stuck !== undefined) {
    return `not ${names}, since \`${stuck.name}\` is part of the key and an update does not know it. (\`onPartialUpdate: 'read'\` reads it.)`
  }
  if (always) return `always ${names}, since what every write sets is part of the key.`
  return attributes.length === 1 ? `${names}.` : `${names} together, or none of them.`
}
