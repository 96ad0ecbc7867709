import type { AttributeModel, AttributeType, EntityModel, Json, PropertyModel } from '@keyloom/core'
import { type Compared, isSame, type Kept, pairByName } from './compared.js'

/** An attribute of an entity, or a property somewhere inside one. */
export interface Member {
  readonly name: string
  readonly type: AttributeType
  readonly optional: boolean
  readonly default?: Json
  /** Of an attribute: the name in the item. */
  readonly stored?: string
  readonly unit?: string
  readonly hidden?: true
  readonly readOnly?: true
  readonly computed?: AttributeModel['computed']
}

export type ComparedMember = Compared<Member>

export function compareMembers(entity: Kept<Compared<EntityModel>>): ComparedMember[] {
  const pairs = pairByName<AttributeModel>(entity.base.attributes, entity.head.attributes, (attribute) => attribute.renamedFrom)
  return pairs.flatMap((pair) => {
    const name = (pair.head ?? pair.base)!.name
    const member = { ...pair, target: `${entity.target}.${name}`, path: [...entity.path, 'attributes', name], about: entity.about }
    return [member, ...inside(member)]
  })
}

/** The properties inside a member that is still of the same kind: each is compared as if it were an attribute. */
function inside(member: ComparedMember): ComparedMember[] {
  if (member.base === undefined || member.head === undefined || isSame(member.base.type, member.head.type)) return []
  return insideTypes(member, member.base.type, member.head.type)
}

function insideTypes(member: ComparedMember, base: AttributeType, head: AttributeType): ComparedMember[] {
  if (base.kind === 'nullable' || head.kind === 'nullable') return insideTypes(member, withoutNull(base), withoutNull(head))
  if (base.kind === 'object' && head.kind === 'object') {
    return pairByName<PropertyModel>(base.properties, head.properties).flatMap((pair) => {
      const { name } = (pair.head ?? pair.base)!
      const property = { ...pair, target: `${member.target}.${name}`, path: [...member.path, name], about: member.about }
      return [property, ...inside(property)]
    })
  }
  const [before, after] = [elementOf(base), elementOf(head)]
  if (base.kind !== head.kind || before === undefined || after === undefined || isSame(before, after)) return []
  const wrap = (type: AttributeType): Member => ({ name: '[]', type, optional: false })
  const element = { ...member, target: `${member.target}[]`, base: wrap(before), head: wrap(after) }
  return [element, ...insideTypes(element, before, after)]
}

function elementOf(type: AttributeType): AttributeType | undefined {
  if (type.kind === 'array' || type.kind === 'set') return type.element
  return type.kind === 'map' || type.kind === 'record' ? type.value : undefined
}

export function withoutNull(type: AttributeType): AttributeType {
  return type.kind === 'nullable' ? type.inner : type
}

/** The attribute of an entity that a member is, as opposed to a property inside one. */
export function isAttribute(member: ComparedMember): boolean {
  return (member.head ?? member.base)?.stored !== undefined
}
