import type { AttributeModel, EntityModel, KeyPart, TableModel } from '../../model/index.js'
import type { Report } from '../report.js'

/** What the parts of an entity are built from. */
export interface EntityContext {
  readonly report: Report
  readonly path: readonly string[]
  readonly name: string
  readonly table: TableModel
  readonly attributes: ReadonlyMap<string, AttributeModel>
  /** The attributes of the entity's scope; none where it is in no scope. */
  readonly scope: readonly string[]
  readonly discriminator: { readonly attribute: string; readonly value: string } | undefined
}

/** The attributes of the entity by the names they are stored under. */
export function byStoredName(context: EntityContext): ReadonlyMap<string, AttributeModel> {
  return new Map([...context.attributes.values()].map((attribute) => [attribute.stored, attribute]))
}

/** The attributes without which there is no such part: of one with `orElse`, there always is. */
export function sourcesOf(part: KeyPart): readonly string[] {
  if (part.kind === 'natural') return [part.source]
  return part.tokens.flatMap((token) => (token.kind === 'value' && token.encoding.kind !== 'orElse' ? [token.attribute] : []))
}

/** The attributes that form the primary key of an entity. */
export function keyAttributes({ key }: EntityModel): ReadonlySet<string> {
  return new Set([...sourcesOf(key.partition), ...(key.sort === undefined ? [] : sourcesOf(key.sort))])
}
