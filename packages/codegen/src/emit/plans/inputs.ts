import type { AttributeModel, Condition, EntityModel, Plan } from '@keyloom/core'
import { type EmitContext, entityNamed, found, namesOf, runtime } from '../context.js'
import type { FileBuilder } from '../print/file-builder.js'
import { array, type Code, call } from '../print/layout.js'
import { access, literal, memberName, quote } from '../print/safe-identifier.js'
import { valueType } from '../types/value-type.js'

/** One value that a call gives by name. */
export interface PlanInput {
  readonly name: string
  readonly entity: string
  readonly attribute: AttributeModel
  /** The values that the pattern's `where` leaves of it. */
  readonly values?: readonly (string | number | boolean)[]
  /** Only the leading part of a text is asked for, so that it need not be a whole value: `2026-01-31`. */
  readonly isPart: boolean
  /** Given by a fan-out, by a walk or by the scope, not by the call. */
  readonly isHidden?: true
}

/** What a call of the plan gives: the pattern's or the collection's `by`, in its order. */
export function inputsOf(context: EmitContext, plan: Plan): PlanInput[] {
  if (plan.result.kind === 'collection') {
    const collection = found(
      context.model.collections.find(({ name }) => name === plan.name),
      `collection ${plan.name}`,
    )
    const member = found(collection.returns[0], `member of ${plan.name}`)
    return collection.by.map(({ attribute, format }) => {
      const own = attributeNamed(context, member.entity, member.aliases[attribute] ?? attribute)
      const isHidden = isOfScope(entityNamed(context, member.entity), { ...own, format })
      return { name: attribute, entity: member.entity, attribute: own, isPart: isPart(own, format), ...isHidden }
    })
  }
  const entity = entityNamed(context, plan.result.entity)
  const pattern = found(
    entity.patterns.find(({ name }) => `${entity.name}.${name}` === plan.name),
    `pattern ${plan.name}`,
  )
  const given = pattern.by.map(({ attribute, format }): PlanInput => {
    const own = attributeNamed(context, entity.name, attribute)
    const values = format === undefined ? narrowed(attribute, pattern.where) : undefined
    const narrow = values !== undefined && { values }
    return {
      name: attribute,
      entity: entity.name,
      attribute: own,
      isPart: isPart(own, format),
      ...narrow,
      ...isOfScope(entity, { ...own, format }),
    }
  })
  if (plan.kind === 'query' && plan.walk !== undefined) {
    const { input } = plan.walk
    return [
      ...given,
      { name: input, entity: entity.name, attribute: attributeNamed(context, entity.name, input), isPart: true, isHidden: true },
    ]
  }
  if (plan.kind !== 'query' || plan.fanOut === undefined) return given
  const { input, format, values } = plan.fanOut
  const hidden = { name: input, entity: entity.name, attribute: attributeNamed(context, entity.name, input), isHidden: true as const }
  return [...given, format === undefined ? { ...hidden, values, isPart: false } : { ...hidden, isPart: true }]
}

function isOfScope(
  { scope = [] }: EntityModel,
  { name, format }: { readonly name: string; readonly format: string | undefined },
): { readonly isHidden?: true } {
  return format === undefined && scope.includes(name) ? { isHidden: true } : {}
}

export function attributeNamed(context: EmitContext, entity: string, name: string): AttributeModel {
  const attribute = entityNamed(context, entity).attributes.find((candidate) => candidate.name === name)
  return found(attribute, `attribute ${entity}.${name}`)
}

/** `{ customerId: string }`, of those inputs that are asked for. */
export function inputsType(context: EmitContext, inputs: readonly PlanInput[], file: FileBuilder): string {
  return `{ ${inputs.map((input) => `${memberName(input.name)}: ${inputType(context, input, file)}`).join('; ')} }`
}

function inputType(context: EmitContext, { entity, attribute, values, isPart: isShort }: PlanInput, file: FileBuilder): string {
  if (values !== undefined) return values.map(literal).join(' | ')
  return isShort ? 'string' : attributeTypeIn(context, entity, attribute, file)
}

/** The type of an attribute, in a file other than `entities.ts`. */
export function attributeTypeIn(context: EmitContext, entity: string, attribute: AttributeModel, file: FileBuilder): string {
  const use = (name: string) => file.imports.type('./entities.js', name)
  // The type of what a codec of the application's own makes of a stored value stands in the entity alone.
  if (attribute.converts === true) {
    const type = `${use(namesOf(context, entity).type)}[${quote(attribute.name)}]`
    return attribute.optional ? `${file.global('Exclude')}<${type}, undefined>` : type
  }
  return valueType(attribute.type, attribute.name, { names: namesOf(context, entity).values, global: file.global, use, side: 'entity' })
}

/**
 * `readonly status: OrderStatus`, `readonly note?: string`: some of the members of an entity, for a file other than `entities.ts`. Written out,
 * because a `Pick` of each costs the compiler more than everything else.
 */
export function someMembers(context: EmitContext, entity: EntityModel, names: readonly string[], file: FileBuilder): string[] {
  return names.map((name) => {
    const attribute = attributeNamed(context, entity.name, name)
    return `readonly ${memberName(name)}${attribute.optional ? '?' : ''}: ${attributeTypeIn(context, entity.name, attribute, file)}`
  })
}

/** The codec that checks an input: the attribute's, unless the pattern takes less or more. */
export function inputCodec(context: EmitContext, { entity, attribute, values, isPart: isShort }: PlanInput, file: FileBuilder): Code {
  if (values !== undefined) return call(file.imports.value(runtime, 'literal'), [array(values.map(literal))])
  if (isShort) return call(file.imports.value(runtime, 'string'), [])
  return attributeCodec(context, entity, attribute, file)
}

export function attributeCodec(context: EmitContext, entity: string, attribute: AttributeModel, file: FileBuilder): string {
  return access(`${file.imports.value('./codecs.js', namesOf(context, entity).codec)}.attributes`, attribute.name)
}

/** The formats whose text a call gives, instead of the value it is made of. */
const PARTS = ['year', 'month', 'day', 'hour', 'orElse']

function isPart({ type }: AttributeModel, format: string | undefined): boolean {
  return type.kind === 'string' && format !== undefined && PARTS.includes(format)
}

/** What the conditions of a pattern leave of an attribute's values. */
function narrowed(attribute: string, where: readonly Condition[]): readonly (string | number | boolean)[] | undefined {
  const condition = where.find((each) => each.attribute === attribute && each.kind === 'oneOf')
  return condition?.kind === 'oneOf' ? condition.values : undefined
}
