import type { Item } from '../../scan/stored-entity.js'
import type { AttributeDraft, EntityDraft, ImportedTable, IndexDraft, TemplatesDraft, TypeDraft } from '../draft.js'
import { inferType } from './attribute-type.js'
import { commonTemplateOf, escapeOf, isTechnical, isTelling, type Sources, spell, templateOf } from './key-parts.js'
import { type InferredMembership, inferMembership } from './membership.js'
import { attributeName } from './names.js'
import type { Template } from './template.js'

export interface EntityFacts {
  readonly name: string
  readonly discriminator?: string
  readonly items: readonly Item[]
  /** The attribute with the type, which is no attribute of the entity. */
  readonly typeAttribute: string | false
  readonly delimiter: string
}

/** The entity that items of one type are of: its attributes, and how they form the keys. */
export function inferEntity(table: ImportedTable, facts: EntityFacts): EntityDraft {
  const { items, delimiter, typeAttribute } = facts
  const stored = [...new Set(items.flatMap((item) => Object.keys(item)))].filter((name) => name !== typeAttribute)
  const optional = new Set(stored.filter((name) => items.some((item) => item[name] === undefined)))
  const roles = rolesOf(table, { ...facts, stored, optional })
  const sources: Sources = { attributes: stored.filter((name) => !roles.formed.includes(name)), delimiter, optional }
  const primary = [...table.key.partition, ...table.key.sort].map(({ name }) => [name, roles.templates.get(name)] as const)
  const tableKeys = new Set(primary.map(([name]) => name))
  const memberships = table.indexes.flatMap((index) => {
    const own = [...index.key.partition, ...index.key.sort].map(({ name }) => name).filter((name) => !tableKeys.has(name))
    const formed = own.filter((name) => roles.formed.includes(name))
    const membership = inferMembership(index, formed, items, sources)
    return membership === undefined ? [] : [{ index, own, membership }]
  })

  const used = [...primary.map(([, template]) => template), ...memberships.flatMap(({ membership }) => templatesIn(membership))].filter(
    (template) => template !== undefined,
  )
  const shape = shapeOf(used, delimiter)
  const attributes = sources.attributes.map((name) => attributeOf(name, table, items, optional.has(name), shape))
  const nameOf = (name: string): string => attributeName(name)
  const ttl = attributes.find(({ name, stored: own }) => (own ?? name) === table.ttl)
  return {
    name: facts.name,
    ...(facts.discriminator !== undefined && { discriminator: facts.discriminator }),
    attributes,
    ...(ttl !== undefined && { ttl: ttl.name }),
    key: templatesDraft(
      table.key.partition.map(({ name }) => roles.templates.get(name)),
      table.key.sort.map(({ name }) => roles.templates.get(name)),
      delimiter,
      nameOf,
    ),
    indexes: Object.fromEntries(
      memberships.map(({ index, own, membership }) => [index.name, indexDraft(index.key, own, membership, delimiter, nameOf)]),
    ),
    unique: {},
    doubts: [
      ...(items.length === 1 ? ['one item does not tell values of its keys from constants'] : []),
      ...roles.doubts,
      ...memberships.flatMap(({ membership }) => membership.doubts),
      ...ambiguities(used, nameOf),
      ...(needsWitness(used, attributes, delimiter)
        ? ['no value in the items shows whether values are escaped in keys: see `escape`']
        : []),
    ],
    items,
  }
}

/** Whether a text of any characters stands before others in a key, and no item has one that would have been escaped there. */
function needsWitness(templates: readonly Template[], attributes: readonly AttributeDraft[], delimiter: string): boolean {
  const free = new Set(
    attributes.flatMap(({ name, stored, type }) => (type.kind === 'string' && type.format === undefined ? [stored ?? name] : [])),
  )
  const isFollowed = templates.some(({ tokens }) =>
    tokens.slice(0, -1).some((token) => token.kind === 'hole' && free.has(token.fragment.attribute)),
  )
  return isFollowed && escapeOf(templates, delimiter) === 'either'
}

interface Roles {
  /** Key attributes that other attributes form. */
  readonly formed: readonly string[]
  /** Those of the primary key with their templates. */
  readonly templates: ReadonlyMap<string, Template>
  readonly doubts: readonly string[]
}

/** Which key attributes are formed by others, and which are attributes of the entity. */
function rolesOf(
  table: ImportedTable,
  { items, delimiter, stored, optional }: EntityFacts & { readonly stored: readonly string[]; readonly optional: ReadonlySet<string> },
): Roles {
  const primary = [...table.key.partition, ...table.key.sort]
  const all = [
    ...new Map([primary, ...table.indexes.map(({ key }) => [...key.partition, ...key.sort])].flat().map((one) => [one.name, one])).values(),
  ]
  const keys = all.filter(({ name, type }) => type === 'string' && stored.includes(name)).map(({ name }) => name)
  const technical = keys.filter(isTechnical)
  const formed = new Set(technical)
  const templates = new Map<string, Template>()
  const doubts: string[] = []
  const having = (name: string): Item[] => items.filter((item) => item[name] !== undefined)
  const template = (name: string): Template | undefined => {
    const sources: Sources = { attributes: stored.filter((one) => !formed.has(one)), delimiter, optional }
    return templateOf(name, having(name), sources) ?? commonTemplateOf(name, having(name), sources)
  }

  // A name of its own says that it has values of its own, unless a template says more.
  for (const name of keys.filter((one) => !technical.includes(one))) {
    const found = template(name)
    if (found === undefined || !isTelling(found, delimiter)) continue
    formed.add(name)
    templates.set(name, found)
  }
  for (const { name } of primary) {
    if (!technical.includes(name)) continue
    const found = template(name)
    if (found !== undefined) templates.set(name, found)
    else {
      formed.delete(name)
      doubts.push(`no attributes form ${name}, so it is an attribute of its own`)
    }
  }
  for (const index of table.indexes) {
    const own = [...index.key.partition, ...index.key.sort]
      .map(({ name }) => name)
      .filter((name) => technical.includes(name) && !templates.has(name))
    const asked = own.filter((name) => formed.has(name))
    if (asked.length === 0) continue
    const attributes = stored.filter((one) => !formed.has(one))
    const isInside = items.some((item) => own.every((name) => item[name] !== undefined))
    if (!isInside || inferMembership(index, asked, items, { attributes, delimiter, optional }) !== undefined) continue
    for (const name of asked) formed.delete(name)
    doubts.push(`no attributes form the key of ${index.name}, so ${asked.join(' and ')} of it stand for themselves`)
  }
  return { formed: [...formed], templates, doubts }
}

function templatesIn({ variants }: InferredMembership): Template[] {
  return variants.flatMap(({ templates }) => [...templates.values()])
}

/** What templates ask of the types of their attributes. */
interface Shape {
  readonly inKey: ReadonlySet<string>
  readonly from0: ReadonlySet<string>
  /** Something follows them that no value may hold: only known values can stand there. */
  readonly enums: ReadonlySet<string>
}

function shapeOf(templates: readonly Template[], delimiter: string): Shape {
  const holes = templates.flatMap(({ tokens }) =>
    tokens.flatMap((token, index) => (token.kind === 'hole' ? [{ ...token.fragment, next: tokens[index + 1] }] : [])),
  )
  const isOpen = ({ fixed, next }: (typeof holes)[number]): boolean =>
    !fixed && next !== undefined && (next.kind === 'hole' || !next.text.startsWith(delimiter))
  const names = (of: typeof holes): ReadonlySet<string> => new Set(of.map(({ attribute }) => attribute))
  return { inKey: names(holes), from0: names(holes.filter(({ from0 }) => from0 === true)), enums: names(holes.filter(isOpen)) }
}

function attributeOf(stored: string, table: ImportedTable, items: readonly Item[], optional: boolean, shape: Shape): AttributeDraft {
  const values = items.flatMap((item) => item[stored] ?? [])
  const inferred =
    stored === table.ttl && values.every(({ N }) => N !== undefined && /^\d+$/.test(N))
      ? { type: { kind: 'date' as const } }
      : inferType(values)
  const isNatural = [table.key, ...table.indexes.map(({ key }) => key)].some(({ partition, sort }) =>
    [...partition, ...sort].some(({ name }) => name === stored),
  )
  const isOpen = shape.enums.has(stored) && inferred.type.kind === 'string'
  const inKey = isNatural || shape.inKey.has(stored)
  const type: TypeDraft = isOpen
    ? { kind: 'enum', values: [...new Set(values.map(({ S = '' }) => S))].toSorted() }
    : inferred.type.kind === 'string'
      ? { ...inferred.type, isKey: inKey }
      : inferred.type.kind === 'number'
        ? { ...inferred.type, from0: shape.from0.has(stored) }
        : inferred.type
  const name = attributeName(stored)
  const doubt = isOpen ? 'are these all values? A key needs to know them' : 'doubt' in inferred && !inKey ? inferred.doubt : undefined
  return { name, ...(name !== stored && { stored }), type, optional, ...(doubt !== undefined && { doubt }) }
}

function templatesDraft(
  partition: readonly (Template | undefined)[],
  sort: readonly (Template | undefined)[],
  delimiter: string,
  nameOf: (stored: string) => string,
): TemplatesDraft {
  const isPlain =
    escapeOf(
      [...partition, ...sort].filter((template) => template !== undefined),
      delimiter,
    ) === 'plain'
  const [first, second] = [partition[0], sort[0]].map((template) => (template === undefined ? undefined : spell(template, nameOf, isPlain)))
  return {
    ...(first !== undefined && { partition: first }),
    ...(second !== undefined && { sort: second }),
    ...(isPlain && { escape: 'plain' as const }),
  }
}

function indexDraft(
  key: ImportedTable['key'],
  own: readonly string[],
  { variants }: InferredMembership,
  delimiter: string,
  nameOf: (stored: string) => string,
): IndexDraft {
  const drafts = variants.map(({ when, templates, sparse }): TemplatesDraft => {
    const part = (names: ImportedTable['key']['partition']) =>
      names.filter(({ name }) => own.includes(name)).map(({ name }) => templates.get(name))
    const renamed = Object.fromEntries(Object.entries(when).map(([name, value]) => [nameOf(name), value]))
    return {
      ...(Object.keys(renamed).length > 0 && { when: renamed }),
      ...(sparse && { sparse: true as const }),
      ...templatesDraft(part(key.partition), part(key.sort), delimiter, nameOf),
    }
  })
  const [only, ...others] = drafts
  if (only === undefined || others.length > 0) return drafts
  return Object.keys(only).length === 0 ? true : only
}

/** Attributes that would have done as well. */
function ambiguities(templates: readonly Template[], nameOf: (stored: string) => string): string[] {
  const found = templates.flatMap(({ tokens }) =>
    tokens.flatMap((token) =>
      token.kind === 'hole' && token.others.length > 0
        ? [
            `{${nameOf(token.fragment.attribute)}} could be {${token.others.map(nameOf).join('}, {')}} as well: the values are the same in all items`,
          ]
        : [],
    ),
  )
  return [...new Set(found)]
}
