import type { Codec } from '../codec/codec.js'
import { type Issue, issueText } from '../codec/issue.js'
import type { Expression } from '../expression/expression.js'
import type { AttributeValue } from '../item.js'
import type { WithinChange } from './checked-changes.js'
import { invalidAt, type Path } from './invalid-at.js'

/** The action that adds elements to one end of a list. A list that may be absent begins as an empty one. */
export function joinedList(
  place: (expression: Expression) => string,
  end: 'append' | 'prepend',
  elements: AttributeValue,
  mayBeAbsent: boolean,
): Pick<WithinChange, 'clause' | 'action'> {
  return {
    clause: 'SET',
    action(expression) {
      const at = place(expression)
      const list = mayBeAbsent ? `if_not_exists(${at}, ${expression.value({ L: [] })})` : at
      const added = expression.value(elements)
      return `${at} = list_append(${end === 'append' ? `${list}, ${added}` : `${added}, ${list}`})`
    },
  }
}

/** The elements to add to a list, checked one by one. */
export function elementsOf(subject: string, path: Path, codec: Codec<unknown>, value: unknown): AttributeValue {
  if (codec.kind !== 'list') throw invalidAt(subject, path, value, 'only lists can be appended to')
  if (!Array.isArray(value)) throw invalidAt(subject, path, value, 'expected a list of elements')
  const elements = value.map((each, position) => {
    const issues: Issue[] = []
    const element = codec.part?.(position)
    const checked = element?.check(each, issues)
    if (issues.length > 0) throw invalidAt(subject, [...path, position], each, issues.map(issueText).join('; '))
    const written = checked === undefined ? undefined : element?.write(checked)
    if (written === undefined) throw invalidAt(subject, [...path, position], each, 'a list cannot hold it')
    return written
  })
  return { L: elements }
}
