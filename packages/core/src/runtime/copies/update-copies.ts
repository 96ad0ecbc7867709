import { type KeyloomError, keyloomError } from '../../errors/index.js'
import { type CallLimits, whyEnded } from '../call.js'
import type { Connection } from '../connection.js'
import { invalidInput } from '../input.js'
import type { Item } from '../item.js'
import { property, setOwn } from '../own-property.js'
import type { CopiesPlan, EntityPlan } from '../plans.js'
import type { tableQuery } from '../read/query.js'
import { get } from '../write/get.js'
import { withinCall } from '../write/within-call.js'
import { type Place, placeOf, resumeText } from './resume.js'
import { type Outcome, type Values, writeCopy } from './write-copy.js'

/** Options of an update of copies. */
export interface UpdateCopiesOptions extends CallLimits {
  /** Copies that are written at one time; 8 where it is not said. */
  readonly concurrency?: number
  /** Where an earlier run ended: the `resume` of its progress, or of its error. It begins anew where the owner has changed since. */
  readonly resume?: string
  /** Called after each page of copies. */
  readonly onProgress?: (progress: CopiesProgress) => void
}

/** What an update of copies came to. */
export interface CopiesUpdated {
  /** The version of the owner that the copies have now, where they have no newer one. */
  readonly version: number
  readonly updated: number
  /** Copies that had this version already, or a newer one. */
  readonly current: number
  /** Items that were deleted meanwhile. */
  readonly gone: number
}

/** How far an update of copies has come. */
export interface CopiesProgress extends CopiesUpdated {
  /** Goes on from here; absent at the end. */
  readonly resume?: string
}

/** A copy that was not updated, and why. */
interface FailedCopy {
  readonly entity: string
  readonly key: Item
  readonly error: unknown
}

/** Copies that are found by one request. */
const pageSize = 100
/** Failures after which a run ends: what is wrong is not one of the copies then. */
const maxFailures = 100

/**
 * Brings the copies that other entities have of an item up to date: reads the item, finds its copies page by page, and writes those that
 * are of an older version, each under the condition that it still is. So runs that overlap leave the newest version, a run that is repeated
 * changes nothing, and one that ended early is begun anew or goes on by `resume`.
 *
 * @throws KeyloomError `ITEM.NOT_FOUND` where there is no such item; `COPIES.INCOMPLETE` with what became of the copies, the failures and
 * `resume` once it has begun; `CURSOR.INVALID`, `INPUT.INVALID`, `REQUEST.*` before.
 *
 * @example
 * ```ts
 * import { updateCopies } from '@keyloom/core/runtime'
 *
 * const { updated } = await updateCopies(connection, calendarPlans.event, { eventId })
 * ```
 */
export async function updateCopies<E extends object>(
  connection: Connection,
  plan: EntityPlan<E>,
  key: object,
  options: UpdateCopiesOptions = {},
): Promise<CopiesUpdated> {
  const subject = `${plan.name}.updateCopies`
  const { concurrency = 8 } = options
  if (!(Number.isSafeInteger(concurrency) && concurrency > 0))
    throw invalidInput(subject, 'concurrency', concurrency, 'it is a whole number above 0')
  const within = withinCall(connection, subject, options)
  const owner = await get(within, plan, key, { consistent: true })
  if (owner === undefined)
    throw keyloomError('ITEM.NOT_FOUND', `${subject}: there is no such ${plan.name}.`, { payload: { entity: plan.name, key } })
  const version = property(owner, plan.version!) as number
  const copies = plan.copies ?? []
  const counts = { updated: 0, current: 0, gone: 0 }
  const failed: FailedCopy[] = []
  // The first page that is not wholly done: the rest of it is tried again from there.
  let undone: Place | undefined
  let place: Place | undefined = placeOf(subject, options.resume, version, copies.length)
  const incomplete = (at: Place | undefined, cause: unknown): KeyloomError => {
    const resume = at === undefined ? {} : { resume: resumeText(version, at) }
    const done = `${counts.updated} were updated, ${failed.length} failed`
    return keyloomError('COPIES.INCOMPLETE', `${subject} ended before all copies had version ${version}: ${done}.`, {
      fix: 'Call it again, with the `resume` of the payload to go on from there.',
      payload: { entity: plan.name, version, ...counts, failed, ...resume },
      cause,
    })
  }
  while (place !== undefined && failed.length < maxFailures) {
    const here: Place = place
    const copy = copies[here.list]!
    try {
      const page = await pageOf(within, copy, owner, here)
      const values = valuesOf(copy, owner, version)
      const outcomes = await inParallel(page.items, concurrency, (item) => writeCopy(within, copy, item, values))
      for (const { outcome, key: Key, error } of outcomes) {
        if (outcome === 'failed') failed.push({ entity: copy.entity().name, key: Key, error })
        else counts[outcome]++
      }
      if (outcomes.some(({ outcome }) => outcome === 'failed')) undone ??= here
      const ended = within.call === undefined ? undefined : whyEnded(within.call)
      if (ended !== undefined) throw ended
      place = page.next ?? (here.list + 1 < copies.length ? { list: here.list + 1 } : undefined)
    } catch (error) {
      throw incomplete(undone ?? here, error)
    }
    const next = undone ?? place
    options.onProgress?.({ version, ...counts, ...(next !== undefined && { resume: resumeText(version, next) }) })
  }
  if (undone !== undefined) throw incomplete(undone, failed[0]?.error)
  return { version, ...counts }
}

/** One page of the items with copies, as they are stored, those that reads hide among them. */
async function pageOf(
  connection: Connection,
  { entity, found, ask, key }: CopiesPlan,
  owner: object,
  { list, cursor }: Place,
): Promise<{ readonly items: readonly Item[]; readonly next?: Place }> {
  const { hidden: _, ...plan } = entity()
  const by: Record<string, unknown> = {}
  for (const [name, source] of Object.entries(key)) setOwn(by, source, property(owner, name))
  const pattern = found()
  const asked = (ask as typeof tableQuery)(connection, pattern, { ...plan, codec: { read: (item: Item) => item } }, by)
  const consistent = pattern.indexKind !== 'global'
  const page = await asked.page({ pageSize, consistent, ...(cursor !== undefined && { cursor }) })
  return { items: page.items, ...(page.cursor !== undefined && { next: { list, cursor: page.cursor } }) }
}

/** What the copies will be. */
function valuesOf({ attributes, version: name }: CopiesPlan, owner: object, version: number): Values {
  const set: Record<string, unknown> = {}
  const remove: string[] = []
  for (const [copy, source] of Object.entries(attributes)) {
    const value = property(owner, source)
    if (value === undefined) remove.push(copy)
    else setOwn(set, copy, value)
  }
  setOwn(set, name, version)
  return { changes: { set, remove }, version }
}

/** Does all of these, so many at one time. */
async function inParallel(items: readonly Item[], width: number, work: (item: Item) => Promise<Outcome>): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = []
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < items.length) outcomes.push(await work(items[next++]!))
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker))
  return outcomes
}
