/**
 * Whether text has a UTF-8 form: half of a surrogate pair has none. Node 20 and every engine of 2023 on have the method, which the ES2023
 * types do not know.
 */
export function isWellFormed(text: string): boolean {
  return (text as unknown as { isWellFormed(): boolean }).isWellFormed()
}
