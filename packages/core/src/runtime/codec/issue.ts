/** One fault of a value, in the shape of zod's issues: `code` and `path` say what and where; the other members depend on the code. */
export interface Issue {
  readonly code: IssueCode
  /** Attribute and property names and list positions, outermost first. */
  path: (string | number)[]
  readonly message: string
  readonly expected?: string
  readonly origin?: string
  readonly format?: string
  readonly pattern?: string
  readonly minimum?: number | bigint
  readonly maximum?: number | bigint
  readonly inclusive?: boolean
  readonly exact?: boolean
  readonly divisor?: number | bigint
  readonly values?: readonly unknown[]
  readonly keys?: readonly string[]
  readonly errors?: readonly (readonly Issue[])[]
  readonly issues?: readonly Issue[]
  readonly note?: string
  readonly discriminator?: string
}

/** What is wrong with a value, in zod's words. */
export type IssueCode =
  | 'invalid_type'
  | 'too_small'
  | 'too_big'
  | 'invalid_format'
  | 'not_multiple_of'
  | 'unrecognized_keys'
  | 'invalid_union'
  | 'invalid_key'
  | 'invalid_element'
  | 'invalid_value'
  | 'custom'

/** Puts `key` before the path of every issue from `start` on: a container learns of faults after its part has found them. */
export function prefixIssues(issues: Issue[], start: number, key: string | number): void {
  for (let position = start; position < issues.length; position++) issues[position]!.path.unshift(key)
}

/** An issue as one phrase: `note.text: Invalid input: expected string, received number`. */
export function issueText({ path, message }: Issue): string {
  return path.length === 0 ? message : `${path.join('.')}: ${message}`
}
