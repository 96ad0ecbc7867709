import { readdirSync } from 'node:fs'
import type { RuleCases } from './rule-case.js'

/** The cases of every change rule, in the order of their ids. */
export async function loadCases(): Promise<readonly RuleCases[]> {
  const folder = new URL('./cases/', import.meta.url)
  const files = readdirSync(folder).toSorted()
  return Promise.all(files.map(async (file) => ((await import(new URL(file, folder).href)) as { readonly default: RuleCases }).default))
}
