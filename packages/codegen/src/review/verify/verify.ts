import {
  type CollectionModel,
  describePlan,
  type EntityModel,
  type Model,
  type Plan,
  planCollection,
  planPattern,
  type SchemaProblem,
} from '@keyloom/core'
import { type Compared, kept } from '../compare/compared.js'
import { type Comparison, compareModels } from '../compare/comparison.js'
import { partText } from '../compare/key-tokens.js'
import type { ComparedPart } from '../compare/parts.js'
import { namesOf, type Question } from '../compare/questions.js'

/** An access pattern of one schema that the other does not answer by the same request. */
export interface Unanswered {
  /** `Order.byCustomer` */
  readonly target: string
  readonly why: string
}

/** What may be rolled out first. */
export interface Verification {
  /** Patterns of the old schema that the keys and indexes of the new one do not answer: running code misses what new code writes. */
  readonly old: readonly Unanswered[]
  /** Patterns of the new schema that the keys and indexes of the old one do not answer: new code misses what is stored. */
  readonly new: readonly Unanswered[]
  /**
   * `any`: both serve each other. `data`: indexes and stored items first, then the code. `code`: the code first, then what it leaves behind.
   * `neither`: only by steps in which both forms are there.
   */
  readonly first: 'any' | 'data' | 'code' | 'neither'
}

/** Compiles the access patterns of each schema against the other one. */
export function verify(base: Model, head: Model): Verification {
  const comparison = compareModels(base, head)
  const { entities, parts, base: before, head: after } = comparison
  const questions = comparison.questions.filter((question) => !isOnlyRenamed(question, comparison))
  const nameIn = (side: 'base' | 'head') => (name: string) =>
    entities.find((one) => one.base?.name === name || one.head?.name === name)?.[side]?.name
  const rekeyed = kept(entities).filter(({ about }) => parts.some((part) => part.about.entity === about.entity && isOther(part)))
  const old = [
    ...rekeyed.flatMap(({ target, base: own, head: theirs }) => notFound(target, own, theirs, 'the new schema')),
    ...questions.flatMap((question) => unanswered(question, question.base, after, nameIn('head'), 'the new schema')),
  ]
  const fresh = [
    ...rekeyed.flatMap(({ target, base: theirs, head: own }) => notFound(target, own, theirs, 'the old schema')),
    ...questions.flatMap((question) => unanswered(question, question.head, before, nameIn('base'), 'the old schema')),
  ]
  const first = old.length > 0 ? (fresh.length > 0 ? 'neither' : 'code') : fresh.length > 0 ? 'data' : 'any'
  return { old, new: fresh, first }
}

/** Whether a pattern is one request in both schemas, but for names of attributes that items have under the same name as before. */
function isOnlyRenamed({ base, head }: Compared<Question>, { members }: Comparison): boolean {
  if (base?.plan === undefined || head?.plan === undefined) return false
  const of = namesOf(head.plan)
  const renamed = kept(members).filter(
    (one) => of.includes(one.about.entity ?? '') && one.base.name !== one.head.name && one.base.stored === one.head.stored,
  )
  const names = new Map(renamed.map((one) => [one.base.name, one.head.name]))
  const request = requestText(base.plan).replaceAll(/(?<=[{`])\w+(?=[:}`])/g, (name) => names.get(name) ?? name)
  return renamed.length > 0 && request === requestText(head.plan)
}

/** Whether a part of the primary key forms other text than before. */
function isOther({ index, change }: ComparedPart): boolean {
  return index === undefined && change !== 'same' && change !== 'respelled'
}

/** By its primary key an item is read and written without any pattern; code knows the other key of items that move, too. */
function notFound(target: string, own: EntityModel, theirs: EntityModel, other: string): Unanswered[] {
  if (own.otherKey !== undefined && keyText(own.otherKey) === keyText(theirs.key)) return []
  const asked = {
    target: `${target}.get`,
    why: `it asks for the key ${keyText(own.key)}, and by ${other} items have ${keyText(theirs.key)}`,
  }
  return [asked]
}

function keyText({ partition, sort }: EntityModel['key']): string {
  const parts = sort === undefined ? [partition] : [partition, sort]
  return parts.map((part) => `\`${partText(part)}\``).join(' / ')
}

type NameOf = (entity: string) => string | undefined

function unanswered(
  { target }: Compared<Question>,
  question: Question | undefined,
  model: Model,
  nameOf: NameOf,
  other: string,
): Unanswered[] {
  if (question?.plan === undefined) return []
  const result = compile(question, question.plan, model, nameOf)
  if (result === undefined) return [{ target, why: `${other} does not have its entity` }]
  if (!('kind' in result)) return [{ target, why: result.message.replace(`${question.name}: `, '') }]
  const [own, theirs] = [requestText(question.plan), requestText(result)]
  return own === theirs ? [] : [{ target, why: `it asks ${own}, and by ${other} it would ask ${theirs}` }]
}

function compile({ pattern, collection }: Question, plan: Plan, model: Model, nameOf: NameOf): Plan | SchemaProblem | undefined {
  if (collection !== undefined) return compileCollection(collection, model, nameOf)
  const name = plan.result.kind === 'collection' ? undefined : nameOf(plan.result.entity)
  const entity = model.entities.find((one) => one.name === name)
  return entity === undefined || pattern === undefined ? undefined : planPattern(model, withPattern(entity, pattern), pattern)
}

function compileCollection(collection: CollectionModel, model: Model, nameOf: NameOf): Plan | SchemaProblem | undefined {
  const returns = collection.returns.flatMap((member) => {
    const entity = nameOf(member.entity)
    return entity === undefined ? [] : [{ ...member, entity }]
  })
  return returns.length < collection.returns.length ? undefined : planCollection(model, { ...collection, returns })
}

function withPattern(entity: EntityModel, pattern: EntityModel['patterns'][number]): EntityModel {
  return { ...entity, patterns: [pattern] }
}

function requestText(plan: Plan): string {
  const { operation, index, keyCondition } = describePlan(plan)
  return `${operation} ${index} ${keyCondition}`.trim()
}
