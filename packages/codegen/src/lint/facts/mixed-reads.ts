import type { Model, SchemaProblem } from '@keyloom/core'
import type { Fault } from '../rule.js'
import { askedBy } from './asked-by.js'
import { keyText } from './text.js'

/** A pattern or collection whose bounds hold items of others, in the table or in an index. */
export interface MixedRead extends Fault {
  readonly index?: string
}

/** What the planner found to be mixed, with a key that is read although it is of another. The same entities in one place are mixed once. */
export function mixedReads(model: Model, problems: readonly SchemaProblem[]): readonly MixedRead[] {
  const reads = problems.flatMap(({ path, message, fix, met }): MixedRead[] => {
    if (met === undefined) return []
    const { index, entities, key } = met
    return [
      {
        path,
        entities: [...askedBy(path, model), ...entities],
        message: `${message} Such a key: ${keyText(key)}.`,
        ...(fix !== undefined && { fix }),
        ...(index !== undefined && { index }),
      },
    ]
  })
  return [
    ...new Map(reads.toReversed().map((read) => [JSON.stringify([read.index, read.entities?.toSorted()]), read])).values(),
  ].toReversed()
}
