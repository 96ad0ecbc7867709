import type { QueryPlan, SortBound } from '@keyloom/core'
import { runtime } from '../context.js'
import { encodingCode } from '../keys/encoding-code.js'
import { type Code, object } from '../print/layout.js'
import { quote } from '../print/safe-identifier.js'
import { attributeCodec, attributeNamed, attributeTypeIn } from './inputs.js'
import { itemFunction, keyImportsOf, type PlanCode, textFunction } from './key-code.js'

/** What a Query asks of the sort key; nothing where every item of the partition belongs to the answer. */
export function sortCode(code: PlanCode, { sort: { equal, bound } }: QueryPlan, rangeName: string | undefined): Code[] {
  if (bound.kind === 'all') return equal.length === 0 ? [] : [equalTo(code, equal)]
  if (bound.kind === 'equal') return [equalTo(code, [...equal, bound.part])]
  const before: Code[] = equal.length === 0 ? [] : [['equal: ', itemFunction(code, equal, [])]]
  return [['sort: ', object([`kind: ${quote(bound.kind)}`, ...before, ...boundMembers(code, bound, rangeName)], { broken: true })]]
}

type Bounded = Exclude<SortBound, { kind: 'all' | 'equal' }>

function boundMembers(code: PlanCode, bound: Bounded, rangeName: string | undefined): Code[] {
  switch (bound.kind) {
    case 'prefix':
      return [`attribute: ${quote(bound.part.attribute)}`, ['prefix: ', textFunction(code, bound.part)]]
    case 'between':
      return [
        `attribute: ${quote(bound.low.attribute)}`,
        ['low: ', textFunction(code, bound.low)],
        ['high: ', textFunction(code, bound.high)],
        `dropHigh: ${bound.dropHigh}`,
      ]
    case 'range': {
      const condition = code.file.imports.value(runtime, bound.part.type === 'number' ? 'numberRange' : 'textRange')
      return [
        `attribute: ${quote(bound.part.attribute)}`,
        `condition: ${condition}`,
        ['prefix: ', textFunction(code, bound.part)],
        ['range: ', rangeCode(code, bound, rangeName)],
      ]
    }
  }
}

function rangeCode(code: PlanCode, { range }: Extract<SortBound, { kind: 'range' }>, name = range.attribute): Code {
  const { context, file } = code
  const attribute = attributeNamed(context, range.entity, range.attribute)
  const key = keyImportsOf(code)
  const stored = key.stored(range.entity, range.attribute, 'value')
  const text = encodingCode(range.encoding, stored, `${range.entity}.${range.attribute}`, key)
  return object(
    [
      `attribute: ${quote(name)}`,
      `codec: ${attributeCodec(context, range.entity, attribute, file)}`,
      `text: (value: ${attributeTypeIn(context, range.entity, attribute, file)}) => ${text}`,
      `followed: ${range.followed}`,
      `delimiter: ${quote(range.delimiter)}`,
      `descending: ${range.descending}`,
      ...(range.encoding.kind === 'custom' || attribute.converts === true ? ['whole: true'] : []),
    ],
    { broken: true },
  )
}

function equalTo(code: PlanCode, parts: QueryPlan['partition']): Code {
  return ['sort: ', object(["kind: 'equal'", ['value: ', itemFunction(code, parts, [])]], { broken: true })]
}
