import type { KeyRange } from '../../keys/index.js'
import { checkInput, invalidInput } from '../input.js'
import { property } from '../own-property.js'
import type { RangePlan } from '../plans.js'

/** What a call asks of a range, each end as it stands in the key. @throws KeyloomError `INPUT.INVALID`. */
export function rangeEnds<Value>(subject: string, plan: RangePlan, asked: unknown, inKey: (value: unknown) => Value): KeyRange<Value> {
  if (asked === undefined) return {}
  if (typeof asked !== 'object' || asked === null) {
    throw invalidInput(subject, plan.attribute, asked, 'a range is an object such as { gte: … }')
  }
  return mapRange(checkEnds(subject, plan, asked), inKey)
}

const alone = ['eq', 'between', 'beginsWith']
const lower = ['gt', 'gte']
const upper = ['lt', 'lte']

function checkEnds(subject: string, plan: RangePlan, ends: object): KeyRange<unknown> {
  const { attribute: name, codec } = plan
  const operators = Object.keys(ends)
  const count = (of: readonly string[]): number => operators.filter((each) => of.includes(each)).length
  const unknown = operators.find((each) => ![...alone, ...lower, ...upper].includes(each))
  if (unknown !== undefined) throw invalidInput(subject, name, ends, `'${unknown}' is no end of a range`)
  if ((count(alone) > 0 && operators.length > 1) || count(lower) > 1 || count(upper) > 1) {
    throw invalidInput(subject, name, ends, `${operators.join(' and ')} cannot stand together`)
  }
  const asked: Record<string, unknown> = {}
  for (const operator of operators) {
    const value = property(ends, operator)
    if (operator === 'between') {
      if (!Array.isArray(value) || value.length !== 2) throw invalidInput(subject, name, value, 'between takes two values')
      asked[operator] = value.map((each) => checkInput(subject, name, codec, each))
    } else if (operator === 'beginsWith') {
      if (typeof value !== 'string') throw invalidInput(subject, name, value, 'beginsWith takes text')
      if (plan.whole === true) throw invalidInput(subject, name, value, 'the key has another form of it, so beginsWith says nothing')
      asked[operator] = value
    } else asked[operator] = checkInput(subject, name, codec, value)
  }
  return asked
}

function mapRange<Value>(range: KeyRange<unknown>, change: (value: unknown) => Value): KeyRange<Value> {
  const mapped = Object.entries(range).map(([operator, value]) => [
    operator,
    operator === 'between' ? (value as readonly unknown[]).map(change) : change(value),
  ])
  return Object.fromEntries(mapped) as KeyRange<Value>
}
