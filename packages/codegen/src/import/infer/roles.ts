import type { Item } from '../../scan/stored-entity.js'
import type { ImportedTable } from '../draft.js'
import { commonTemplateOf, isTechnical, isTelling, type Sources, templateOf } from './key-parts.js'
import { inferMembership } from './membership.js'
import type { Template } from './template.js'

/** What the key attributes of an entity are. */
export interface Roles {
  /** Key attributes that other attributes form. */
  readonly formed: readonly string[]
  /** Those of the primary key with their templates. */
  readonly templates: ReadonlyMap<string, Template>
  readonly doubts: readonly string[]
}

export interface RoleFacts extends Pick<Sources, 'delimiter' | 'optional'> {
  readonly items: readonly Item[]
  /** Every attribute of the items. */
  readonly stored: readonly string[]
}

/** Which key attributes are formed by others, and which are attributes of the entity. */
export function rolesOf(table: ImportedTable, { items, delimiter, stored, optional }: RoleFacts): Roles {
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
