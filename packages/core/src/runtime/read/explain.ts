import type { AttributeValue } from '../item.js'
import { type PageRequest, pageInput } from './fetch-page.js'
import type { Explanation } from './query-types.js'
import type { Source } from './source.js'

/** What a source would send. */
export function explainSource(source: Source, request: PageRequest = {}): Explanation {
  const input = pageInput(source, request)
  const keyCondition = input !== undefined && 'KeyConditionExpression' in input ? input.KeyConditionExpression : undefined
  return {
    pattern: source.pattern,
    operation: input === undefined ? 'none' : source.operation,
    table: source.table,
    ...(source.index !== undefined && { index: source.index }),
    ...(keyCondition !== undefined && { keyCondition: readable(keyCondition, input!) }),
    consistent: source.consistency === 'always' || request.consistent === true,
    ...(input !== undefined && { input: { ...input } }),
  }
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
