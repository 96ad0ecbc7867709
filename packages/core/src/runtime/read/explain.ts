import type { AttributeValue } from '../item.js'
import { type PageRequest, pageInput } from './fetch-page.js'
import type { ConsistentOption, Explanation } from './query-types.js'
import type { Question } from './question.js'
import type { Source } from './source.js'

/** Eventually consistent: half a unit for 4 KB of an item of 400 KB, or of a page of 1 MB; consistent reads are twice that. */
export const itemUnits = 50
const pageUnits = 128

/**
 * The request of a question, without sending it.
 *
 * @example
 * ```ts
 * import { explanationOf, question } from '@keyloom/core/runtime'
 *
 * const { index, keyCondition } = explanationOf(question(connection, plans.orderByCustomer, plans.order, { customerId }))
 * ```
 */
export function explanationOf<Options>({ reader, source }: Question<unknown, Options>, options: Options = {} as Options): Explanation {
  const { consistent }: ConsistentOption = options as ConsistentOption
  return explainSource(source(), { hydrates: reader.hydrate !== undefined }, { consistent })
}

/** What a source would send. */
export function explainSource(source: Source, reader: { readonly hydrates?: boolean }, request: PageRequest = {}): Explanation {
  const input = pageInput(source, request)
  const keyCondition = input !== undefined && 'KeyConditionExpression' in input ? input.KeyConditionExpression : undefined
  const filter = input?.FilterExpression === undefined ? undefined : readable(input.FilterExpression, input)
  const consistent = source.consistency === 'always' || request.consistent === true
  return {
    pattern: source.pattern,
    operation: input === undefined ? 'none' : source.operation,
    table: source.table,
    ...(source.index !== undefined && { index: source.index }),
    ...(keyCondition !== undefined && { keyCondition: readable(keyCondition, input!) }),
    ...(filter !== undefined && { filter }),
    consistent,
    reads: readsText(source, filter, reader.hydrates === true),
    readUnits: input === undefined ? 0 : pageUnits * (consistent ? 2 : 1),
    ...(reader.hydrates === true && {
      steps: [`${source.operation} of ${source.index ?? source.table}`, `BatchGetItem of ${source.table}, 100 items a request`],
    }),
    ...(input !== undefined && { input: { ...input } }),
  }
}

function readsText({ operation, limit, keeps }: Source, filter: string | undefined, hydrates: boolean): string {
  const all = operation === 'Scan' ? 'Every item of the table or index' : 'Every item within the key condition'
  const some = limit === undefined ? '' : ` until ${limit} ${limit === 1 ? 'is' : 'are'} found`
  const again = hydrates ? ' Each is read a second time, whole, from the table.' : ''
  const returned = filter === undefined ? 'all that are of the entity are returned' : `only those with ${filter} are returned`
  const ends = keeps === undefined ? '' : ', without the ends that the range excludes'
  return `${all} is read and billed${some}; ${returned}${ends}.${again}`
}

interface Placeholders {
  readonly ExpressionAttributeNames?: Record<string, string> | undefined
  readonly ExpressionAttributeValues?: Record<string, AttributeValue> | undefined
}

/** An expression with names and values in place of their placeholders, for people. */
function readable(text: string, { ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {} }: Placeholders): string {
  return text.replace(/#n\d+|:v\d+/g, (placeholder) => names[placeholder] ?? valueText(values[placeholder]))
}

function valueText(value: AttributeValue | undefined): string {
  if (value?.S !== undefined) return JSON.stringify(value.S)
  return value?.N ?? `0x${Buffer.from(value?.B ?? []).toString('hex')}`
}
