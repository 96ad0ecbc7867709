import type { CollectionMember, CollectionModel, EntityModel, Model, TableModel } from '../model/index.js'
import { type BoundKey, bindKey } from './bind-key.js'
import { type Candidate, candidateName, candidatesOf } from './candidate.js'
import { show, uncertain, whyIncomplete } from './implied.js'
import { findEntity } from './key-part.js'
import type { Known } from './known.js'
import type { BoundPart, BoundToken } from './plan.js'
import { notInPartition } from './scope.js'
import { names } from './serve.js'

/** One entity of a collection with its key in the place that is tried. */
export interface MemberKey {
  readonly member: CollectionMember
  readonly entity: EntityModel
  readonly candidate: Candidate
  readonly key: BoundKey
}

/** The keys of all members in the table or one index, in one partition; or why they are not in one. */
export function memberKeys(
  model: Model,
  table: TableModel,
  collection: CollectionModel,
  place: string,
): readonly MemberKey[] | { readonly why: string } {
  const keys: MemberKey[] = []
  for (const member of collection.returns) {
    const entity = findEntity(model, member.entity)
    if (entity === undefined) return { why: `there is no entity ${member.entity}` }
    const found = memberKey(table, collection, place, member, entity)
    if ('why' in found) return found
    const [first] = keys
    if (first !== undefined && !first.key.partition.every((part, i) => areSameParts(part, found.key.partition[i]))) {
      return { why: `${first.entity.name} and ${entity.name} have different partition keys` }
    }
    keys.push(found)
  }
  return keys
}

function memberKey(
  table: TableModel,
  { by }: CollectionModel,
  place: string,
  member: CollectionMember,
  entity: EntityModel,
): MemberKey | { readonly why: string } {
  const inputs = by.map((one) => ({ ...one, input: one.attribute, attribute: member.aliases[one.attribute] ?? one.attribute }))
  const known: Known = { entity, inputs, where: member.where ?? [] }
  let why = `no ${entity.name} is in it`
  for (const candidate of candidatesOf(table, entity).filter((one) => candidateName(one) === place)) {
    const key = bindKey(candidate, known)
    const unused = 'unknown' in key ? [] : inputs.filter((input) => !key.used.inputs.has(input))
    const incomplete = whyIncomplete(candidate, known)
    const unscoped = notInPartition(entity, candidate.partition)
    if (unscoped.length > 0) why = `the partition key of ${entity.name} does not hold its scope ${names(unscoped)} exactly`
    else if ('unknown' in key) why = `the partition key of ${entity.name} needs ${names(key.unknown)}`
    else if (incomplete !== undefined) why = `not every ${entity.name} is in it: ${incomplete}`
    else if (unused.length > 0) why = `the key of ${entity.name} does not fix ${names(unused.map(({ input }) => input))} exactly`
    else {
      const [condition] = uncertain(candidate, known, key.used)
      if (condition === undefined) return { member, entity, candidate, key }
      why = `neither the key of ${entity.name} nor its \`when\` makes ${show(condition)}`
    }
  }
  return { why }
}

/** Whether two parts form the same text from the same inputs. */
export function areSameParts(a: BoundPart, b: BoundPart | undefined): boolean {
  return b !== undefined && a.tokens.length === b.tokens.length && a.tokens.every((token, i) => areSameTokens(token, b.tokens[i]))
}

export function areSameTokens(a: BoundToken, b: BoundToken | undefined): boolean {
  if (a.kind === 'literal' || b === undefined || b.kind === 'literal')
    return a.kind === 'literal' && b?.kind === 'literal' && a.text === b.text
  return a.input === b.input && a.format === b.format && JSON.stringify(a.encoding) === JSON.stringify(b.encoding)
}
