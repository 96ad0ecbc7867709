import type { ConstantValue } from './pattern.js'

/** What stands beside the templates of any key. */
export interface KeyOptions {
  /**
   * `plain`: values stand in the key as they are, numbers without padding, as other libraries have stored them. Nothing keeps a value from
   * holding what follows it, so that two items may have one key.
   */
  readonly escape?: 'plain'
}

/** What stands beside the templates of an index. */
export interface IndexOptions extends KeyOptions {
  /** Items without an optional attribute of the templates are not in the index. */
  readonly sparse?: boolean
  /** What an update does that changes some but not all attributes of this index's key; variants that say it say the same. */
  readonly onPartialUpdate?: 'require' | 'read' | 'drop'
  /** Only items of which this holds are in the index. */
  readonly when?: { readonly [attribute: string]: ConstantValue | readonly ConstantValue[] }
}

/** `true`: the entity's own attributes are the key. */
export type EntityKeyConfig = true | ({ readonly partition?: string; readonly sort?: string } & KeyOptions)
export type IndexTemplates = { readonly partition?: string; readonly sort?: string } & IndexOptions
/** A list: one set of templates for each of several conditions that exclude each other. */
export type EntityIndexConfig = true | IndexTemplates | readonly IndexTemplates[]
