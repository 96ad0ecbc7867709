import type { Codec } from '../codec/codec.js'
import { type Issue, issueText } from '../codec/issue.js'
import type { Expression } from '../expression/expression.js'
import { property } from '../own-property.js'
import type { AnyEntityPlan } from '../plans.js'
import type { ClaimAttribute, WithinChange } from './checked-changes.js'
import { invalidAt, type Path } from './invalid-at.js'
import { elementsOf, joinedList } from './list-changes.js'
import type { PartChange } from './write-types.js'

/** A part that is to change: where it is, what it holds, and what holds it. */
interface Part {
  readonly subject: string
  readonly path: Path
  readonly codec: Codec<unknown>
  readonly holder: Codec<unknown>
  place(expression: Expression): string
  holderPlace(expression: Expression): string
}

/** Changes of nested parts, each by its path. Two paths of which one begins with the other cannot both change. */
export function changesOfParts(
  plan: AnyEntityPlan,
  subject: string,
  changes: readonly PartChange[],
  claim: ClaimAttribute,
): readonly WithinChange[] {
  if (!Array.isArray(changes)) throw invalidAt(subject, ['parts'], changes, 'expected a list of changes, each with its path')
  const paths: Path[] = []
  return changes.map((change: PartChange) => {
    const part = findPart(plan, subject, change, claim)
    const other = paths.find((path) => overlaps(path, part.path))
    if (other !== undefined) throw invalidAt(subject, part.path, change, `this update changes ${JSON.stringify(other)} too, which overlaps`)
    paths.push(part.path)
    return changeOf(part, change)
  })
}

function findPart(plan: AnyEntityPlan, subject: string, change: PartChange, claim: ClaimAttribute): Part {
  const path: unknown = typeof change === 'object' && change !== null ? property(change, 'path') : undefined
  if (!isPath(path)) throw invalidAt(subject, ['parts'], change, 'a path is a list: the attribute, then names and positions in it')
  const [root, ...steps] = path
  let holder = claim.part(root, change)
  let codec: Codec<unknown> | undefined = holder
  for (const step of steps) {
    if (codec !== undefined) holder = codec
    codec = codec?.part?.(step)
  }
  if (codec === undefined) throw invalidAt(subject, path, change, 'the schema has no such part')
  const placeOf = (inside: Path) => (expression: Expression) => placeText(expression, plan.codec.stored(root), inside)
  return { subject, path, codec, holder, place: placeOf(steps), holderPlace: placeOf(steps.slice(0, -1)) }
}

function isPath(path: unknown): path is [string, ...(string | number)[]] {
  return (
    Array.isArray(path) &&
    path.length > 1 &&
    typeof path[0] === 'string' &&
    path.every((step) => typeof step === 'string' || (Number.isSafeInteger(step) && step >= 0))
  )
}

/** `#n0.#n1[2]` */
export function placeText(expression: Expression, root: string, steps: Path): string {
  const names = steps.map((step) => (typeof step === 'number' ? `[${step}]` : `.${expression.name(step)}`))
  return `${expression.name(root)}${names.join('')}`
}

function overlaps(one: Path, other: Path): boolean {
  const length = Math.min(one.length, other.length)
  return one.slice(0, length).every((step, index) => step === other[index])
}

const kinds = ['set', 'add', 'append', 'prepend', 'remove'] as const

function changeOf(part: Part, change: PartChange): WithinChange {
  const { subject, path } = part
  const asked = kinds.filter((kind) => property(change, kind) !== undefined)
  const [kind] = asked
  if (kind === undefined || asked.length > 1) throw invalidAt(subject, path, change, `it says one of ${kinds.join(', ')}`)
  // Of an element that is not there, DynamoDB would put the value at the end of the list.
  const required = isElement(part) ? part.place : part.holderPlace
  return {
    root: String(path[0]),
    ...actionOf(part, kind, property(change, kind)),
    requires: (expression) => `attribute_exists(${required(expression)})`,
  }
}

function isElement({ path }: Part): boolean {
  return typeof path.at(-1) === 'number'
}

function actionOf(part: Part, kind: (typeof kinds)[number], value: unknown): Pick<WithinChange, 'clause' | 'action'> {
  const { subject, path, codec, holder, place } = part
  if (kind === 'append' || kind === 'prepend') return joinedList(place, kind, elementsOf(subject, path, codec, value), !isElement(part))
  if (kind === 'remove') {
    const isEntry = holder.kind !== 'object' && holder.kind !== 'tuple'
    if (!isEntry && codec.optional !== true && codec.absent === undefined)
      throw invalidAt(subject, path, value, 'it is required, so it cannot be removed')
    return { clause: 'REMOVE', action: place }
  }
  const issues: Issue[] = []
  if (kind === 'add') {
    const operand = codec.kind === 'set' ? undefined : codec.increment?.(value, issues)
    if (operand === undefined && issues.length === 0) throw invalidAt(subject, path, value, 'only numbers can be added to here')
    refuse(part, value, issues)
    return {
      clause: 'SET',
      action(expression) {
        const at = place(expression)
        return `${at} = if_not_exists(${at}, ${expression.value({ N: '0' })}) + ${expression.value(operand!)}`
      },
    }
  }
  const checked = codec.check(value, issues)
  refuse(part, value, issues)
  const written = checked === undefined ? undefined : codec.write(checked)
  if (written === undefined) throw invalidAt(subject, path, value, 'DynamoDB holds no such value here')
  return { clause: 'SET', action: (expression) => `${place(expression)} = ${expression.value(written)}` }
}

function refuse({ subject, path }: Part, value: unknown, issues: readonly Issue[]): void {
  if (issues.length > 0) throw invalidAt(subject, path, value, issues.map(issueText).join('; '))
}
