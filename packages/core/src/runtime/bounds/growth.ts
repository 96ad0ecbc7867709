import type { Expression } from '../expression/expression.js'
import type { AttributeValue } from '../item.js'

/** What an addition makes of a value, told from the value before it. */
export interface Growth {
  /** The clauses that hold while there is room in a value that is there. */
  clauses(place: string, expression: Expression): readonly string[]
  /** Whether there is room in this value; of none, whether what is added may stand alone. */
  hasRoom(stored: AttributeValue | undefined): boolean
}
