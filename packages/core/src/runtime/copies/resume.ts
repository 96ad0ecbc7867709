import { keyloomError } from '../../errors/index.js'

/** Where a run goes on: the list of copies, in the order of the plan, and the page of it. */
export interface Place {
  readonly list: number
  readonly cursor?: string
}

/** A place as text. It is of one version of the owner: copies that are done are done for that version. */
export function resumeText(version: number, { list, cursor }: Place): string {
  return JSON.stringify([version, list, ...(cursor === undefined ? [] : [cursor])])
}

/** Where a run begins; undefined where there are no copies. @throws KeyloomError `CURSOR.INVALID`. */
export function placeOf(subject: string, resume: unknown, version: number, lists: number): Place | undefined {
  const beginning = lists === 0 ? undefined : { list: 0 }
  if (resume === undefined) return beginning
  const [of, list, cursor] = parse(resume) ?? []
  const isPlace = Number.isSafeInteger(of) && Number.isSafeInteger(list) && (list as number) >= 0 && (list as number) < lists
  if (!isPlace || (cursor !== undefined && typeof cursor !== 'string'))
    throw keyloomError('CURSOR.INVALID', `${subject}: 'resume' is none that this update of copies has given.`, {
      fix: 'Leave it out to begin anew.',
      payload: { pattern: subject },
    })
  if (of !== version) return beginning
  return { list: list as number, ...(cursor !== undefined && { cursor }) }
}

function parse(resume: unknown): readonly unknown[] | undefined {
  if (typeof resume !== 'string') return undefined
  try {
    const fields: unknown = JSON.parse(resume)
    return Array.isArray(fields) ? fields : undefined
  } catch {
    return undefined
  }
}
