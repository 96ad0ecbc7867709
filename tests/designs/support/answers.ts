/**
 * What answers each pattern of a published design, by the publisher's name for it: a pattern or collection of the schema
 * (`Order.byCustomer`), a write (`Order.create`), or a transaction. Several names are steps, one after the other. What no key of the design
 * can give is a pattern of `published.ts`, which holds the design as it was published; lint says why, and the schema has something instead.
 */
export interface Answers {
  readonly [pattern: string]: string | readonly string[] | { readonly impossible: string; readonly instead: string }
}

/** The names of what is asked. */
export function askedFor(answer: Answers[string]): readonly string[] {
  return typeof answer === 'string' ? [answer] : 'instead' in answer ? [answer.instead] : answer
}
