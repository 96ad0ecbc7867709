import { type Answer, comparable } from './normalize.js'

/** Whether an answer is an error of this name. */
export function isError(answer: Answer, name: string): boolean {
  return 'error' in answer && answer.error === name
}

/** Whether an answer is no error. */
export function succeeded(answer: Answer): boolean {
  return 'output' in answer
}

/** The message of an error; nothing for an answer that is none. */
export function messageOf(answer: Answer): string {
  return 'error' in answer ? answer.message : ''
}

/** The codes of a cancelled transaction. */
export function reasonsOf(answer: Answer): readonly string[] {
  return 'reasons' in answer ? (answer.reasons ?? []) : []
}

/** The messages of a cancelled transaction. */
export function reasonMessagesOf(answer: Answer): readonly string[] {
  return 'reasonMessages' in answer ? (answer.reasonMessages ?? []) : []
}

/** Whether a page can be continued. */
export function hasCursor(answer: Answer): boolean {
  return 'output' in answer && answer.output.LastEvaluatedKey !== undefined
}

/** The units an answer says it cost. */
export function unitsOf(answer: Answer): number {
  const capacity = 'output' in answer ? answer.output.ConsumedCapacity : undefined
  const list = (Array.isArray(capacity) ? capacity : [capacity]) as ({ CapacityUnits?: number } | undefined)[]
  return list.reduce((sum, each) => sum + (each?.CapacityUnits ?? 0), 0)
}

/** Whether two answers are the same but for what they say they cost. */
export function sameButCapacity(ours: Answer, local: Answer): boolean {
  return sameBut(['ConsumedCapacity'], ours, local)
}

/** Whether two answers are the same but for some members. */
export function sameBut(members: readonly string[], ours: Answer, local: Answer): boolean {
  if (!('output' in ours) || !('output' in local)) return false
  const without = (output: Readonly<Record<string, unknown>>): string =>
    comparable(
      { operation: '', input: {} },
      { output: Object.fromEntries(Object.entries(output).filter(([name]) => !members.includes(name))) },
    )
  return without(ours.output) === without(local.output)
}
