import type { PatternInput } from '@keyloom/core'
import { isSame } from './compared.js'
import type { Question } from './questions.js'

/** How a question is called: `byStatus by status, range number`. */
export function inputsText(question: Question): string {
  const { name, range } = asked(question)
  return [`${name} by ${inputNames(question).join(', ') || 'nothing'}`, ...(range === undefined ? [] : [`range ${range}`])].join(', ')
}

/** Whether every call of the old question compiles for the new one: a range or a filter more may be left out. */
export function takes(base: Question, head: Question): boolean {
  const [before, after] = [asked(base), asked(head)]
  return (
    before.name === after.name &&
    isSame(inputNames(base).toSorted(), inputNames(head).toSorted()) &&
    (before.range === undefined || before.range === after.range) &&
    (base.pattern?.filter ?? []).every((name) => head.pattern?.filter.includes(name))
  )
}

/** What a question returns: `one Order with total`. */
export function resultText({ pattern, collection, name }: Question): string {
  if (collection !== undefined)
    return collection.returns.map(({ property, entity, many }) => `${property}: ${entity}${many ? '[]' : ''}`).join(', ')
  const selected = pattern?.select === undefined ? '' : ` with ${pattern.select.join(', ')}`
  return `${pattern?.one === true ? 'one' : 'many'} ${name.split('.')[0]}${selected}`
}

/** The order a question promises; empty where it promises none. */
export function orderText({ pattern, collection }: Question): string {
  const order = pattern?.order ?? collection?.order
  return order === undefined ? '' : `${order.attribute} ${order.direction}`
}

function asked({ name, pattern, collection }: Question): {
  readonly name: string
  readonly range?: string
  readonly by: readonly PatternInput[]
} {
  const { range, by = [] } = pattern ?? collection ?? {}
  return { name: pattern?.name ?? name, by, ...(range !== undefined && { range }) }
}

function inputNames(question: Question): string[] {
  return asked(question).by.map(({ attribute, format }) => (format === undefined ? attribute : `${attribute}:${format}`))
}
