import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { EntityKey, EntityModel, KeyPart } from '@keyloom/core'
import type { Item } from '../scan/stored-entity.js'
import type { Ward } from './ward.js'

/** The key of an item for a report: where a sensitive attribute forms a part of it, the template in place of the value. */
export function shownKey({ table, entities }: Ward, type: string, item: Item): Readonly<Record<string, string>> {
  const known = entities.find(({ model }) => model.name === type)?.model
  const forms = known === undefined ? entities.flatMap(({ model }) => keysOf(model)) : [{ entity: known, key: known.key }]
  const { partition, sort } = table.key
  return Object.fromEntries(
    [...partition, ...sort].flatMap(({ name }) => {
      const value = item[name]
      if (value === undefined) return []
      // An item of no entity may have had the key of any.
      const hidden = forms.flatMap(({ entity, key }) => partsOf(key).filter((part) => part.attribute === name && isSensitive(entity, part)))
      const [first] = hidden
      return [[name, first === undefined ? shownValue(value) : known === undefined ? '(hidden)' : templateOf(first)]]
    }),
  )
}

function keysOf(entity: EntityModel): { readonly entity: EntityModel; readonly key: EntityKey }[] {
  return [entity.key, ...(entity.unique ?? []).map(({ key }) => key)].map((key) => ({ entity, key }))
}

function partsOf({ partition, sort }: EntityKey): KeyPart[] {
  return sort === undefined ? [partition] : [partition, sort]
}

function isSensitive({ attributes }: EntityModel, part: KeyPart): boolean {
  const sources =
    part.kind === 'natural' ? [part.source] : part.tokens.flatMap((token) => (token.kind === 'value' ? [token.attribute] : []))
  return attributes.some(({ name, sensitive }) => sensitive === true && sources.includes(name))
}

function templateOf(part: KeyPart): string {
  return part.kind === 'template' ? part.template : `{${part.source}}`
}

function shownValue(value: AttributeValue): string {
  return value.S ?? value.N ?? Buffer.from(value.B ?? []).toString('base64')
}
