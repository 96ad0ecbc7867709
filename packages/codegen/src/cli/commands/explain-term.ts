import { errorCodes } from '@keyloom/core'
import { type ExitCode, exitCodes } from '../exit-code.js'
import type { Io } from '../io.js'

/** A rule or an error code, in words. */
export interface Term {
  /** `L713` or `SCHEMA.KEY`. */
  readonly name: string
  readonly slug?: string
  readonly severity?: string
  readonly meaning: string
  readonly why?: string
  readonly fix?: string
  readonly docs: string
}

/** What a name means that is not of the schema; undefined where it is none. */
export async function termNamed(name: string): Promise<Term | undefined> {
  const code = Object.entries(errorCodes).find(([one]) => one === name.toUpperCase())
  if (code !== undefined) {
    const [error, meaning] = code
    return { name: error, meaning, docs: `https://keyloom.dev/errors#${error.toLowerCase().replaceAll(/[._]/g, '-')}` }
  }
  const { rules } = await import('../../lint/rules/index.js')
  const { suppressionUnused, suppressionWithoutReason } = await import('../../lint/suppression-rules.js')
  const rule = [...rules, suppressionUnused, suppressionWithoutReason].find(({ id, slug }) => id === name.toUpperCase() || slug === name)
  if (rule === undefined) return changeTerm(name)
  const { id, slug, severity, title, why, fix } = rule
  return { name: id, slug, severity, meaning: title, why, fix, docs: `https://keyloom.dev/rules#${id.toLowerCase()}` }
}

/** A rule of reviews: what it costs to be found is the recipe that its fix names. */
async function changeTerm(name: string): Promise<Term | undefined> {
  const isNamed = ({ id, slug }: { readonly id: string; readonly slug: string }) => id === name.toUpperCase() || slug === name
  const { changeRules } = await import('../../review/rules/index.js')
  const { driftRules } = await import('../../review/drift/rules/index.js')
  const change = changeRules.find(isNamed)
  const rule = change ?? driftRules.find(isNamed)
  if (rule === undefined) return undefined
  const { id, slug, severity, title } = rule
  const docs = `https://keyloom.dev/change-rules#${id.toLowerCase()}`
  const more = change === undefined ? { fix: driftRules.find(isNamed)?.fix ?? '' } : { why: change.why, fix: `Recipe ${change.recipe}.` }
  return { name: id, slug, severity, meaning: `${title}.`, ...more, docs }
}

export function reportTerm({ name, ...term }: Term, asJson: boolean, { stdout: { write, colors } }: Io): ExitCode {
  if (asJson) {
    write(`${JSON.stringify({ version: 1, command: 'explain', ok: true, name, ...term }, undefined, 2)}\n`)
    return exitCodes.clean
  }
  const { slug, severity, meaning, why, fix, docs } = term
  const title = [colors.bold(name), slug, severity === undefined ? undefined : `(${severity})`]
    .filter((word) => word !== undefined)
    .join(' ')
  write(`${title}\n  ${meaning}\n`)
  if (why !== undefined) write(`  Why: ${why}\n`)
  if (fix !== undefined) write(`  Fix: ${fix}\n`)
  write(`  ${colors.dim(docs)}\n`)
  return exitCodes.clean
}
