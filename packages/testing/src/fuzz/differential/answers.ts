import { type Answer, comparable } from './normalize.js'
import type { FuzzRequest } from './requests.js'

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

/** Whether two answers to a request are the same but for what they say they cost. */
export function sameButCapacity(request: FuzzRequest, ours: Answer, local: Answer): boolean {
  return sameBut([], request, ours, local)
}

/** Whether two answers to a request are the same but for their cost and some other members. */
export function sameBut(members: readonly string[], { operation, input }: FuzzRequest, ours: Answer, local: Answer): boolean {
  const request = { operation, input: { ...input, ReturnConsumedCapacity: 'NONE' } }
  const without = (answer: Answer): string => {
    if ('error' in answer) return ''
    return comparable(request, { output: Object.fromEntries(Object.entries(answer.output).filter(([name]) => !members.includes(name))) })
  }
  return succeeded(ours) && succeeded(local) && without(ours) === without(local)
}
