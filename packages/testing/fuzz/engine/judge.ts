import { allowances, type Compared, type Explanation, exceptions } from '../explained.js'
import { type Comparable, text } from './compare.js'

/** What is made of two answers. */
export interface Verdict {
  readonly isSame: boolean
  /** What was needed to call them the same, or what explains that they are not. */
  readonly explanations: readonly Explanation[]
  /** Whether the two may be in different states now. */
  readonly mayDiverge: boolean
}

/** Compares two answers; explanations are asked only when they differ. */
export function judge(compared: Compared): Verdict {
  if (agree(compared)) return { isSame: true, explanations: [], mayDiverge: false }
  const exception = exceptions.find(({ matches }) => matches(compared))
  if (exception !== undefined)
    return {
      isSame: false,
      explanations: [exception],
      mayDiverge: (compared.ours.error === undefined) !== (compared.theirs.error === undefined),
    }
  const used: Explanation[] = []
  let adjusted = compared
  for (const allowance of allowances) {
    const next = allowance.adjust(adjusted)
    if (!isSame(next.ours, adjusted.ours) || !isSame(next.theirs, adjusted.theirs)) used.push(allowance)
    adjusted = next
    if (agree(adjusted)) return { isSame: false, explanations: used, mayDiverge: false }
  }
  return { isSame: false, explanations: [], mayDiverge: true }
}

function agree({ ours, theirs }: Compared): boolean {
  return isSame(ours, theirs)
}

function isSame(a: Comparable, b: Comparable): boolean {
  return a.error === b.error && text(a.content) === text(b.content)
}
