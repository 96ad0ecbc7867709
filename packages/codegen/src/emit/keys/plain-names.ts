import { reservedWords } from '@keyloom/core'

/** Whether an attribute of this name can stand in an expression as it is: any other needs a placeholder. */
export function isPlainName(name: string): boolean {
  return /^[A-Za-z]\w*$/.test(name) && !reservedWords.has(name.toUpperCase())
}
