import { isSame } from '../compare/compared.js'
import type { Comparison } from '../compare/comparison.js'
import { leadingText } from '../compare/key-tokens.js'
import { partFinding } from '../compare/part-findings.js'
import type { ComparedPart } from '../compare/parts.js'
import type { ChangeRule } from '../rule.js'

/** Items changed places with others of their partition. */
export const sortOrderRelationChanged: ChangeRule = {
  id: 'K115',
  slug: 'sort-order-relation-changed',
  severity: 'breaking',
  breaks: ['R'],
  title: 'Items changed places with others of their partition',
  why: 'A read that takes a parent with its first children finds them on the other side.',
  recipe: 'M3',
  supersedes: ['K101', 'K102', 'K103', 'K104', 'K105', 'G211'],
  check: ({ parts }: Comparison) =>
    parts
      .filter((part) => part.side === 'sort' && part.change !== 'same' && parts.some((other) => haveChangedPlaces(part, other, parts)))
      .map((part) => partFinding(part)),
}

function haveChangedPlaces(part: ComparedPart, other: ComparedPart, parts: readonly ComparedPart[]): boolean {
  if (other === part || other.side !== 'sort' || other.index !== part.index || other.about.table !== part.about.table) return false
  const before = compare(leadingText(part.tokens[0]), leadingText(other.tokens[0]))
  const after = compare(leadingText(part.tokens[1]), leadingText(other.tokens[1]))
  return before !== 0 && after === -before && sharePartition(part, other, parts)
}

/** Whether the partition keys of both are spelled alike, so that their items are in one partition. */
function sharePartition(part: ComparedPart, other: ComparedPart, parts: readonly ComparedPart[]): boolean {
  const partition = (one: ComparedPart) =>
    parts.find(({ about, index, side }) => side === 'partition' && index === one.index && about.entity === one.about.entity)
  return isSame(shape(partition(part)), shape(partition(other)))
}

function shape(part: ComparedPart | undefined): readonly string[] {
  return part?.tokens[1].map((token) => (token.kind === 'literal' ? token.text : `{${token.encoding.kind}}`)) ?? []
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
