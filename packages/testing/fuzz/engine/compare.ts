import { canonicalNumber } from '../../src/engine/value/decimal.js'
import type { FuzzRequest } from './requests.js'
import type { Source } from './tables.js'
import type { Json } from './values.js'
import type { Outcome } from './wire.js'

/** What is compared of an outcome: the error's name, or the answer without what is an engine's own. */
export interface Comparable {
  readonly error: string | undefined
  readonly message: string | undefined
  readonly content: unknown
  /** What the reasons of a cancelled transaction say; not compared. */
  readonly details?: string
}

const own = new Set(['TableArn', 'TableId', 'CreationDateTime', 'IndexArn', 'TableStatus', 'IndexStatus', 'TableSizeBytes', 'ItemCount', 'IndexSizeBytes', 'LatestStreamArn', 'LatestStreamLabel', 'DeletionProtectionEnabled', 'LastUpdateToPayPerRequestDateTime', 'NumberOfDecreasesToday', 'ProvisionedThroughput', 'BillingModeSummary', 'WarmThroughput', 'TableClassSummary', 'Backfilling']) // biome-ignore format: a list

/** The parts of an outcome that must agree. */
export function comparable({ operation, input }: FuzzRequest, sources: readonly Source[], { status, body }: Outcome): Comparable {
  if (status !== 200) {
    const type = String(body.__type)
    const details = JSON.stringify(body.CancellationReasons)
    const reasons = (body.CancellationReasons as Json[] | undefined)?.map(({ Code, Item }) => ({
      Code,
      Item: Item && normalized(Item as Json),
    }))
    return {
      error: type.slice(type.indexOf('#') + 1),
      message: String(body.message ?? body.Message),
      content: { reasons, item: body.Item === undefined ? undefined : normalized(body.Item) },
      details,
    }
  }
  const content = normalized(body) as Json
  if (operation === 'Scan' && Array.isArray(content.Items)) content.Items = content.Items.map(text).sort()
  if (operation === 'Query' && Array.isArray(content.Items) && input.IndexName !== undefined) {
    const range = sources.find(({ index }) => index === input.IndexName)?.range
    content.Items = inAnyOrderOfEquals(content.Items as Json[], range)
  }
  if (operation === 'Scan') delete content.LastEvaluatedKey
  if (operation === 'BatchGetItem') content.Responses = mapped(content.Responses, (items) => (items as unknown[]).map(text).sort())
  if (operation.endsWith('Table')) return { error: undefined, message: undefined, content: withoutOwn(content) }
  return { error: undefined, message: undefined, content }
}

/** Items with equal keys in an index come in no particular order; without the key attribute nothing can be said of the order. */
function inAnyOrderOfEquals(items: readonly Json[], range: string | undefined): readonly string[] {
  if (range === undefined || items.some((item) => !Object.hasOwn(item, range))) return items.map(text).sort()
  const runs: { readonly key: string; readonly members: string[] }[] = []
  for (const item of items) {
    const key = keyText(item[range] as Json)
    const run = runs.at(-1)
    if (run?.key === key) run.members.push(text(item))
    else runs.push({ key, members: [text(item)] })
  }
  return runs.flatMap(({ members }) => members.sort())
}

function keyText(key: Json): string {
  return typeof key.N === 'string' ? canonicalNumber(key.N) : text(key)
}

/** A text that is equal for equal content. */
export function text(content: unknown): string {
  return JSON.stringify(content, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}

/** JSON with the members of sets in order, whatever the depth. */
function normalized(content: unknown): unknown {
  if (Array.isArray(content)) return content.map(normalized)
  if (typeof content !== 'object' || content === null) return content
  return Object.fromEntries(
    Object.entries(content).map(([name, value]) => [name, isSet(name, value) ? [...(value as string[])].sort() : normalized(value)]),
  )
}

function isSet(name: string, value: unknown): boolean {
  return (name === 'SS' || name === 'NS' || name === 'BS') && Array.isArray(value)
}

function mapped(content: unknown, change: (value: unknown) => unknown): Json {
  return Object.fromEntries(Object.entries(content ?? {}).map(([name, value]) => [name, change(value)]))
}

/** A table's description without what is an engine's own; indexes by name. */
function withoutOwn(content: unknown): unknown {
  if (Array.isArray(content)) return content.map(withoutOwn).sort((a, b) => (text(a) < text(b) ? -1 : 1))
  if (typeof content !== 'object' || content === null) return content
  return Object.fromEntries(
    Object.entries(content)
      .filter(([name]) => !own.has(name))
      .map(([name, value]) => [name, withoutOwn(value)]),
  )
}
