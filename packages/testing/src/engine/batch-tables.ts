import { validation } from './service-error.js'

const NAME = /^(arn:.+|[a-zA-Z0-9_.-]{3,255})$/

/** Refuses a batch one of whose tables has a name that no table can have. */
export function refuseBadTableNames(requestItems: Readonly<Record<string, unknown>>): void {
  if (Object.keys(requestItems).every((name) => NAME.test(name))) return
  throw validation(
    `1 validation error detected: Value '${JSON.stringify(requestItems).slice(0, 300)}' at 'requestItems' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 255, Member must have length greater than or equal to 3, Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+]`,
  )
}
