import type { AttributeType } from '@keyloom/core'
import { changeOf, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { partAttributes } from '../compare/key-tokens.js'
import { isAttribute } from '../compare/members.js'
import { typeChange } from '../compare/type-change.js'
import { memberText } from '../compare/type-text.js'
import type { ChangeRule } from '../rule.js'

/** A value in a key may be longer, empty, or hold more characters. */
export const keyComponentConstraintWidened: ChangeRule = {
  id: 'K114',
  slug: 'key-component-constraint-widened',
  severity: 'dangerous',
  breaks: ['R', 'I'],
  title: 'A value in a key may be longer, empty, or hold more characters',
  why: 'A key may pass the limit of 2048 or 1024 bytes, become empty, or need an escape that readers outside of Keyloom do not know.',
  recipe: 'M1',
  supersedes: ['A311', 'A312'],
  check: ({ members, parts }: Comparison) =>
    kept(members)
      .filter((member) => isAttribute(member) && member.base.type.kind === 'string' && member.head.type.kind === 'string')
      .filter(
        (member) => typeChange(member.base.type, member.head.type) === 'loosened' || hasLostFormat(member.base.type, member.head.type),
      )
      .filter(({ about, head }) =>
        parts.some((part) => part.about.entity === about.entity && partAttributes(part.head).includes(head.name)),
      )
      .map((member) => changeOf(member, memberText(member.base), memberText(member.head))),
}

function hasLostFormat(base: AttributeType, head: AttributeType): boolean {
  return base.kind === 'string' && head.kind === 'string' && base.format !== undefined && head.format === undefined
}
