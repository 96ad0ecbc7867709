import type { AttributeModel, EntityModel, KeyEncoding, KeyPart, KeyToken, TableModel } from '@keyloom/core'
import { isPlain, parsesBack } from '@keyloom/core'
import { valueCode } from '../codecs/value-code.js'
import { type EmitContext, runtime } from '../context.js'
import { holds } from '../keys/held-attributes.js'
import { type KeyImports, keyImports } from '../keys/key-imports.js'
import { partsOfKey, partsOfVariant } from '../keys/parts.js'
import type { FileBuilder } from '../print/file-builder.js'
import { sortedByName } from '../print/import-set.js'
import { array, block, type Code, call, object } from '../print/layout.js'
import { bindingName, camelCase, entry, propertyName, quote } from '../print/safe-identifier.js'
import type { EntityView } from './view.js'

/** One key attribute that gives back attributes that the index does not hold by themselves. */
interface Source {
  readonly part: Extract<KeyPart, { kind: 'template' }>
  readonly attributes: readonly AttributeModel[]
}

/**
 * The function that reads attributes from the keys of an index's items, where the index holds them nowhere else. Undefined where it holds
 * them all.
 */
export function recoverCode(view: EntityView, table: TableModel, file: FileBuilder, context: EmitContext): Code | undefined {
  const index = table.indexes.find(({ name }) => name === view.index)
  if (index === undefined) return undefined
  const isHeld = holds(table, index)
  const wanted = view.attributes.filter(({ stored }) => !isHeld(stored))
  return recoverFrom(view.entity, sourcesOf(wanted, partsOfIndex(view.entity, index.name)), keyImports(context, table.name, file.imports))
}

/** What a primary key alone says: attributes that are part of it as they are, and those that can be read from its templates. */
export function recoverFromKey(
  entity: EntityModel,
  file: FileBuilder,
  context: EmitContext,
): { readonly attributes: readonly AttributeModel[]; readonly recover: Code | undefined } {
  const parts = partsOfKey(entity.key)
  const natural = new Set(parts.flatMap((part) => (part.kind === 'natural' ? [part.source] : [])))
  const sources = sourcesOf(
    entity.attributes.filter(({ name }) => !natural.has(name)),
    parts,
  )
  const found = new Set(sources.flatMap(({ attributes }) => attributes))
  const attributes = entity.attributes.filter((attribute) => natural.has(attribute.name) || found.has(attribute))
  return { attributes, recover: recoverFrom(entity, sources, keyImports(context, entity.table, file.imports)) }
}

function recoverFrom(entity: EntityModel, sources: readonly Source[], key: KeyImports): Code | undefined {
  if (sources.length === 0) return undefined
  const parseKey = key.imports.value(runtime, 'parseKey')
  const names = new Map(sources.map(({ part }) => [part, bindingName(camelCase(part.attribute))]))
  const statements = sources.map(({ part, attributes }): Code => {
    const stored = part.type === 'number' ? 'N' : 'S'
    const text = `${entry('item', part.attribute)}?.${stored} ?? ''`
    const bigints = attributes.filter(({ type }) => type.kind === 'bigint')
    const formats = formatsCode(part.tokens, key)
    const types = bigints.length === 0 && formats.length === 0 ? [] : [array(bigints.map(attributeCode))]
    return [`const ${names.get(part)} = `, call(parseKey, [array(part.tokens.map(tokenCode)), text, ...types, ...formats])]
  })
  const result = sources.flatMap(({ part, attributes }) =>
    attributes.map(({ name }): Code => `${propertyName(name)}: ${key.decoded(entity.name, name, entry(names.get(part) ?? '', name))}`),
  )
  return ['(item) => ', block([...statements, ['return ', object(result)]])]
}

function partsOfIndex(entity: EntityModel, index: string): KeyPart[] {
  const membership = entity.indexes.find((each) => each.index === index)
  const variants = membership?.variants ?? []
  // Of several variants an item's keys have the form of one, and nothing says which: only the primary key is sure.
  return [...partsOfKey(entity.key), ...(variants.length === 1 ? variants.flatMap(partsOfVariant) : [])]
}

/** The first key attribute that gives each attribute back, in the order of the keys. */
function sourcesOf(wanted: readonly AttributeModel[], parts: readonly KeyPart[]): Source[] {
  const open = new Set(wanted)
  return parts.flatMap((part): Source[] => {
    if (part.kind === 'natural' || part.tokens.some((token) => token.kind === 'value' && isPlain(token.encoding))) return []
    const given = new Set(part.tokens.flatMap((token) => (token.kind === 'value' && isGivenBack(token.encoding) ? [token.attribute] : [])))
    const attributes = [...open].filter(({ name }) => given.has(name))
    for (const attribute of attributes) open.delete(attribute)
    return attributes.length === 0 ? [] : [{ part, attributes }]
  })
}

/** `{ cell: cellFormat }`, of the formats of the application's own that are in a key. */
function formatsCode(tokens: readonly KeyToken[], key: KeyImports): Code[] {
  const names = tokens.flatMap((token) => (token.kind === 'value' && token.encoding.kind === 'custom' ? [token.encoding.name] : []))
  return names.length === 0 ? [] : [object([...new Set(names)].map((name) => `${propertyName(name)}: ${key.format(name)}`))]
}

function isGivenBack(encoding: KeyEncoding): boolean {
  return encoding.kind !== 'binary' && parsesBack(encoding)
}

function tokenCode(token: KeyToken): Code {
  if (token.kind === 'literal') return object(["kind: 'literal'", `text: ${quote(token.text)}`])
  const { kind, ...options } = token.encoding
  // In one order, wherever the model comes from.
  const facts = [['kind', kind] as const, ...sortedByName(Object.entries(options), ([name]) => name)]
  const encoding = object(facts.map(([name, value]): Code => [`${propertyName(name)}: `, valueCode(value)]))
  return object(["kind: 'value'", `attribute: ${quote(token.attribute)}`, ['encoding: ', encoding]])
}

/** Tells a bigint from a number, which look alike in a key. */
function attributeCode({ name, stored, optional }: AttributeModel): Code {
  return object([`name: ${quote(name)}`, `stored: ${quote(stored)}`, "type: { kind: 'bigint' }", `optional: ${optional}`])
}
