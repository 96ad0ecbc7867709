import type { AttributeType, KeyEncoding } from '@keyloom/core'
import {
  addAttribute,
  type Draft,
  type DraftEntity,
  type DraftToken,
  firstEntity,
  type Mutation,
  setKey,
  sourcesOf,
  text,
  tokensOf,
  value,
  witness,
} from './draft.js'

/** The first entity whose sort key is a template and in no collection, where another key would be another collection. */
function free(model: Draft, holds: (entity: DraftEntity) => boolean = ({ key }) => tokensOf(key.sort).length > 0): number | undefined {
  const inCollections = new Set(model.collections.flatMap(({ returns }) => returns.map(({ entity }) => entity)))
  return firstEntity(model, (entity) => !inCollections.has(entity.name) && holds(entity))
}

/** Other tokens for one part of the primary key of an entity. */
function respelled(side: 'partition' | 'sort', spell: (tokens: readonly DraftToken[]) => readonly DraftToken[] | undefined): Mutation {
  return (base) => {
    const place = free(base, ({ key }) => spell(tokensOf(key[side])) !== undefined)
    return place === undefined
      ? undefined
      : (head) => setKey(head.entities[place]!, side, spell(tokensOf(head.entities[place]!.key[side]))!)
  }
}

/** The first literal of a template, changed. */
function firstText(change: (text: string) => string): (tokens: readonly DraftToken[]) => readonly DraftToken[] | undefined {
  return ([first, ...rest]) =>
    first?.kind === 'literal' && change(first.text) !== first.text ? [text(change(first.text)), ...rest] : undefined
}

const oneLetterMore = (literal: string) => literal.replace(/[a-z]+/i, '$&X')
const otherCase = (literal: string) => (literal === literal.toUpperCase() ? literal.toLowerCase() : literal.toUpperCase())

/** A value behind the sort key, in one encoding and then in another. */
function encoded(type: AttributeType, ...sides: readonly (readonly [encoding: KeyEncoding, format?: string])[]): Mutation {
  return (base) => {
    const place = free(base)
    if (place === undefined) return undefined
    const sort = tokensOf(base.entities[place]!.key.sort)
    const spell = (model: Draft, [encoding, format]: readonly [KeyEncoding, string?]) =>
      setKey(model.entities[place]!, 'sort', [...sort, text('#'), value(encoding, format)])
    addAttribute(base.entities[place]!, type)
    spell(base, sides[0]!)
    return (head) => spell(head, sides[1]!)
  }
}

const integer: AttributeType = { kind: 'number', integer: true, min: 0, max: 999_999 }
const padded = (width: number, descending = false): KeyEncoding => ({ kind: 'padded', width, descending })
const shard = (count: number): KeyEncoding => ({ kind: 'shard', count, width: 1 })

/** Every part of a key of one table that holds one of its key attributes. */
function partsOf(model: Draft, table: string, attribute: string) {
  const owners = model.entities.filter((entity) => entity.table === table)
  const keys = [...owners.map(({ key }) => key), ...owners.flatMap(({ unique = [] }) => unique.map(({ key }) => key))]
  return keys.flatMap(({ partition, sort }) => [partition, sort]).filter((part) => part?.attribute === attribute)
}

/** The place of a table whose partition attribute is made by templates alone and is in no index. */
function overloadedTable(model: Draft): number | undefined {
  const place = model.tables.findIndex(({ name, key, indexes }) => {
    const [{ name: attribute } = { name: '' }] = key.partition
    const isNatural = partsOf(model, name, attribute).some((part) => part?.kind === 'natural')
    return !isNatural && !indexes.some((index) => index.kind === 'local' || JSON.stringify(index.key).includes(`"${attribute}"`))
  })
  return place < 0 ? undefined : place
}

/** The text that the sort keys of an entity begin with. */
function leadingText({ key }: DraftEntity): string {
  const [first] = tokensOf(key.sort)
  return first?.kind === 'literal' ? first.text : ''
}

function sharePartition(one: DraftEntity, other: DraftEntity): boolean {
  return one.table === other.table && JSON.stringify(one.key.partition) === JSON.stringify(other.key.partition)
}

export const keyMutations: Readonly<Record<string, Mutation>> = {
  K101: respelled('partition', (tokens) => (tokens.length === 0 ? undefined : [text('WITNESS#'), ...tokens])),
  K102: respelled('sort', firstText(oneLetterMore)),
  K103: respelled('partition', firstText(otherCase)),
  K104: (base) => {
    const place = free(base)
    if (place === undefined) return undefined
    addAttribute(base.entities[place]!, { kind: 'string' })
    return (head) => {
      const entity = head.entities[place]!
      setKey(entity, 'sort', [...tokensOf(entity.key.sort), text('#'), value()])
    }
  },
  K105: respelled('sort', (tokens) => (tokens.length > 1 && tokens.at(-1)?.kind === 'value' ? tokens.slice(0, -1) : undefined)),
  K106: respelled('sort', (tokens) => {
    const [first, second] = tokens.filter((token) => token.kind === 'value')
    return first === undefined || second === undefined
      ? undefined
      : tokens.map((token) => (token === first ? second : token === second ? first : token))
  }),
  K107: encoded(integer, [padded(6), 'pad(6)'], [padded(8), 'pad(8)']),
  K108: encoded(integer, [padded(6)], [padded(6, true), 'desc']),
  K109: () => (head) => {
    const { key } = head.tables[0]!
    for (const attribute of [...key.partition, ...key.sort]) attribute.type = 'binary'
  },
  K110: (base) => {
    const place = overloadedTable(base)
    if (place === undefined) return undefined
    return (head) => {
      const { name, key } = head.tables[place]!
      for (const part of partsOf(head, name, key.partition[0]!.name)) part!.attribute = witness
      key.partition[0]!.name = witness
    }
  },
  K111: (base) => {
    const place = base.tables.findIndex(({ key, indexes }) => key.sort.length > 0 && !indexes.some(({ kind }) => kind === 'local'))
    if (place < 0) return undefined
    return (head) => {
      head.tables[place]!.key.sort = []
      for (const entity of head.entities) if (entity.table === head.tables[place]!.name) delete entity.key.sort
    }
  },
  K112: encoded({ kind: 'string' }, [shard(4), 'shard(4)'], [shard(8), 'shard(8)']),
  K113: encoded({ kind: 'string' }, [shard(8), 'shard(8)'], [shard(4), 'shard(4)']),
  K114: (base) => {
    const isText = ({ type }: DraftEntity['attributes'][number]) => type.kind === 'string' && type.format === undefined
    const inKey = ({ key, attributes }: DraftEntity) =>
      attributes.findIndex((one) => isText(one) && sourcesOf(key.partition, key.sort).includes(one.name))
    const place = firstEntity(base, (entity) => inKey(entity) >= 0)
    if (place === undefined) return undefined
    const setLength = (model: Draft, maxLength: number) =>
      Object.assign(model.entities[place]!.attributes[inKey(model.entities[place]!)]!.type, { maxLength })
    setLength(base, 36)
    return (head) => setLength(head, 72)
  },
  K115: (base) => {
    const siblingOf = (entity: DraftEntity) =>
      base.entities.find((other) => sharePartition(other, entity) && ![leadingText(entity), ''].includes(leadingText(other)))
    const place = free(base, (entity) => leadingText(entity) !== '' && siblingOf(entity) !== undefined)
    if (place === undefined) return undefined
    return (head) => {
      const entity = head.entities[place]!
      const isFirst = leadingText(entity) < leadingText(siblingOf(base.entities[place]!)!)
      setKey(entity, 'sort', [text(isFirst ? '~' : '!'), ...tokensOf(entity.key.sort)])
    }
  },
  K116: encoded(integer, [padded(6), 'pad(6)'], [padded(6)]),
}
