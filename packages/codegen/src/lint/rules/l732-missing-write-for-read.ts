import type { AttributeType, Condition, EntityModel, PatternModel } from '@keyloom/core'
import { attributeOf } from '../facts/attribute.js'
import type { Fault, Rule } from '../rule.js'

export const missingWriteForRead: Rule = {
  id: 'L732',
  slug: 'missing-write-for-read',
  severity: 'info',
  title: 'For everything that is read, something writes it.',
  why: 'No item that the schema lets anybody write is ever in the answer.',
  fix: 'Let the attribute have the value, or remove the pattern.',
  check: ({ model }) =>
    model.entities.flatMap((entity) =>
      entity.patterns.flatMap((pattern): Fault[] => {
        const unwritten = whyNeverWritten(entity, pattern)
        return unwritten === undefined
          ? []
          : [
              {
                path: ['entities', entity.name, 'patterns', pattern.name],
                message: `\`${entity.name}.${pattern.name}\` asks for items ${unwritten}.`,
              },
            ]
      }),
    ),
}

function whyNeverWritten(entity: EntityModel, { where }: PatternModel): string | undefined {
  if (entity.expect?.writes === 0 && entity.expect.items === 0) return 'that nobody is expected to write'
  for (const condition of where) {
    const attribute = attributeOf(entity, condition.attribute)
    if (attribute === undefined) return `with \`${condition.attribute}\`, which no write sets`
    if (condition.kind === 'absent' && !attribute.optional) return `without \`${attribute.name}\`, which every item has`
    if (condition.kind === 'oneOf' && !canBe(attribute.type, condition))
      return `with \`${attribute.name}\` ${condition.values.map((value) => JSON.stringify(value)).join(' or ')}, which it never is`
    if (where.some((other) => areContrary(condition, other))) return `that have \`${attribute.name}\` and do not have it`
  }
  return undefined
}

function canBe(type: AttributeType, { values }: Condition & { readonly kind: 'oneOf' }): boolean {
  if (type.kind !== 'enum' && type.kind !== 'literal') return true
  return values.some((value) => (type.values as readonly unknown[]).includes(value))
}

function areContrary(one: Condition, other: Condition): boolean {
  return one.attribute === other.attribute && one.kind === 'absent' && other.kind !== 'absent'
}
