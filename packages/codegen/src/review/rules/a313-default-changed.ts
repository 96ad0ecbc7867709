import type { Json } from '@keyloom/core'
import { changeOf, isSame, kept } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import type { ChangeRule } from '../rule.js'

/** A default is another one. */
export const defaultChanged: ChangeRule = {
  id: 'A313',
  slug: 'default-changed',
  severity: 'dangerous',
  breaks: ['R'],
  title: 'A default is another one',
  why: 'Stored items that rely on it change their meaning.',
  recipe: 'M2',
  check: ({ members }: Comparison) =>
    kept(members)
      .filter(({ base, head }) => !isSame(base.default, head.default))
      .map((member) => changeOf(member, text(member.base.default), text(member.head.default))),
}

function text(value: Json | undefined): string {
  return value === undefined ? 'no default' : JSON.stringify(value)
}
