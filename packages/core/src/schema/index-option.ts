import type { ConstantValue } from './pattern.js'

/** What stands beside the templates of an index. */
export interface IndexOptions {
  /** Items without an optional attribute of the templates are not in the index. */
  readonly sparse?: boolean
  /** What an update does that changes some but not all attributes of this index's key; variants that say it say the same. */
  readonly onPartialUpdate?: 'require' | 'read' | 'drop'
  /** Only items of which this holds are in the index. */
  readonly when?: { readonly [attribute: string]: ConstantValue | readonly ConstantValue[] }
}

/** `true`: the entity's own attributes are the key. */
export type EntityKeyConfig = true | { readonly partition?: string; readonly sort?: string }
export type IndexTemplates = { readonly partition?: string; readonly sort?: string } & IndexOptions
/** A list: one set of templates for each of several conditions that exclude each other. */
export type EntityIndexConfig = true | IndexTemplates | readonly IndexTemplates[]
