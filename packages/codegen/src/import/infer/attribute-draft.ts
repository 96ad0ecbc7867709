import type { Item } from '../../scan/stored-entity.js'
import type { AttributeDraft, ImportedTable, TypeDraft } from '../draft.js'
import { inferType } from './attribute-type.js'
import { attributeName } from './names.js'
import type { Template } from './template.js'

/** What templates ask of the types of their attributes. */
export interface Shape {
  readonly inKey: ReadonlySet<string>
  readonly from0: ReadonlySet<string>
  /** Their values have ranks, or something follows them that no value may hold: only known values can stand there. */
  readonly enums: ReadonlySet<string>
}

export function shapeOf(templates: readonly Template[], delimiter: string): Shape {
  const holes = templates.flatMap(({ tokens }) =>
    tokens.flatMap((token, index) => (token.kind === 'hole' ? [{ ...token.fragment, next: tokens[index + 1] }] : [])),
  )
  const isOpen = ({ fixed, next }: (typeof holes)[number]): boolean =>
    !fixed && next !== undefined && (next.kind === 'hole' || !next.text.startsWith(delimiter))
  const names = (of: typeof holes): ReadonlySet<string> => new Set(of.map(({ attribute }) => attribute))
  return {
    inKey: names(holes),
    from0: names(holes.filter(({ from0 }) => from0 === true)),
    enums: names(holes.filter((hole) => hole.isEnum === true || isOpen(hole))),
  }
}

/** An attribute as its values and the templates it stands in show it. */
export function attributeOf(stored: string, table: ImportedTable, items: readonly Item[], optional: boolean, shape: Shape): AttributeDraft {
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
