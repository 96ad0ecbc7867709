/** `breaking`: some party certainly fails or loses items; `dangerous`: it depends on data or traffic that no schema knows. */
export type Severity = 'breaking' | 'dangerous' | 'safe'

/**
 * Who breaks. R: new code that reads or updates old items. W: old code that meets new items, in a rollout or after a rollback. I: the
 * infrastructure, by a request that AWS refuses or a table that is replaced. T: code that compiles against the generated types.
 * P: performance, cost, throttling.
 */
export type Party = 'R' | 'W' | 'I' | 'T' | 'P'

/** How to get from the old schema to the new one; `steps/recipes.ts` holds the steps of each. */
export type RecipeId = 'M0' | 'M1' | 'M2' | 'M3' | 'M4' | 'M5' | 'M6' | 'M7' | 'M8' | 'M9'

/** Something of the schema, by name: what the steps of a recipe are about. */
export interface Subject {
  readonly table?: string
  readonly entity?: string
  readonly index?: string
  /** Where it is an index that several entities joined. */
  readonly entities?: readonly string[]
}

/** What a change rule finds: one place of the schema, as it was and as it is. */
export interface Change {
  /** As reports show it: `Order.byCustomer`, `shop.gsi1`. */
  readonly target: string
  /** From the schema down, in the new schema or, of what is gone, in the old one. */
  readonly path: readonly string[]
  readonly before?: string
  readonly after?: string
  readonly about: Subject
  /** A sentence for this one place, behind the rule's own. */
  readonly note?: string
  /** Where this place is worse or better than the rule says, and why. */
  readonly severity?: Severity
  readonly why?: string
  readonly breaks?: readonly Party[]
  readonly recipe?: RecipeId
  /** Other places where a rule that this one supersedes would say the same again. */
  readonly covers?: readonly (readonly string[])[]
}
