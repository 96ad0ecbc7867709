import { type KeyloomError, keyloomError } from '../../errors/index.js'
import type { Bounds, Codec } from '../codec/codec.js'
import type { AttributeValue, Item } from '../item.js'
import { property } from '../own-property.js'
import type { AnyEntityPlan } from '../plans.js'
import type { Bound } from '../write/bound.js'
import { changesOf } from '../write/checked-changes.js'
import { invalidAt, type Path } from '../write/invalid-at.js'
import { placeText } from '../write/part-changes.js'
import type { Changes } from '../write/write-types.js'
import { addedNumber } from './added-number.js'
import { addedSize } from './added-size.js'
import type { Growth } from './growth.js'

/**
 * The bounds of whole values that the additions of an update could leave: `add` to numbers and sets, `append` and `prepend` to lists, also
 * of nested parts. The changes have been checked.
 *
 * @throws KeyloomError `INPUT.INVALID` where a list is given more elements than it may have in all.
 *
 * @example
 * ```ts
 * import { boundsOfChanges } from '@keyloom/core/runtime'
 *
 * const plan = { ...plans.order, bounds: boundsOfChanges } // as generated for an entity that has numbers, lists or sets with bounds
 * ```
 */
export function boundsOfChanges(plan: AnyEntityPlan, subject: string, changes: Changes): readonly Bound[] {
  if ((changes.add ?? changes.append ?? changes.prepend ?? changes.parts) === undefined) return []
  const codecs: Readonly<Record<string, Codec<unknown>>> = plan.codec.attributes
  const whole = [changes.add, changes.append, changes.prepend].flatMap(changesOf)
  const parts = (changes.parts ?? []).map((part): [Path, unknown] => [part.path, part.add ?? part.append ?? part.prepend])
  const additions = [...whole.map(([name, value]): [Path, unknown] => [[name], value]), ...parts]
  return additions.flatMap(([path, value]) => {
    const [root, ...steps] = path as readonly [string, ...(string | number)[]]
    const codec = steps.reduce<Codec<unknown> | undefined>((holder, step) => holder?.part?.(step), codecs[root])
    if (value === undefined || codec?.bounds === undefined) return []
    const { max } = codec.bounds
    if (Array.isArray(value) && max !== undefined && value.length > max)
      throw invalidAt(subject, path, value, `the whole list has at most ${max} elements`)
    const growth = growthOf(codec, value, codec.bounds)
    return growth === undefined ? [] : [boundOf(plan, subject, { path, root, steps, growth, bounds: codec.bounds })]
  })
}

function growthOf(codec: Codec<unknown>, value: unknown, bounds: Bounds): Growth | undefined {
  if (Array.isArray(value)) return addedSize(bounds, value.length, [])
  const operand = codec.increment?.(value, [])
  if (operand?.N !== undefined) return addedNumber(bounds, operand.N)
  const members = [
    ...(operand?.SS ?? []).map((S): AttributeValue => ({ S })),
    ...(operand?.NS ?? []).map((N): AttributeValue => ({ N })),
    ...(operand?.BS ?? []).map((B): AttributeValue => ({ B })),
  ]
  return members.length === 0 ? undefined : addedSize(bounds, members.length, members)
}

interface Addition {
  readonly path: Path
  readonly root: string
  readonly steps: Path
  readonly growth: Growth
  readonly bounds: Bounds
}

function boundOf(plan: AnyEntityPlan, subject: string, { path, root, steps, growth, bounds }: Addition): Bound {
  const stored = plan.codec.stored(root)
  return {
    clause(expression) {
      const place = placeText(expression, stored, steps)
      const clauses = growth.clauses(place, expression)
      if (growth.hasRoom(undefined))
        return clauses.length === 0 ? undefined : `(attribute_not_exists(${place}) OR ${clauses.join(' AND ')})`
      return clauses.length === 0 ? `attribute_exists(${place})` : clauses.join(' AND ')
    },
    failed: (item, cause) =>
      growth.hasRoom(valueAt(item, stored, steps)) ? undefined : outOfBounds(plan, subject, path, bounds, item, cause),
  }
}

function valueAt(item: Item, stored: string, steps: Path): AttributeValue | undefined {
  return steps.reduce<AttributeValue | undefined>(
    (value, step) => (typeof step === 'number' ? value?.L?.[step] : (property(value?.M ?? {}, step) as AttributeValue | undefined)),
    property(item, stored) as AttributeValue | undefined,
  )
}

function outOfBounds(plan: AnyEntityPlan, subject: string, path: Path, bounds: Bounds, item: Item, cause: unknown): KeyloomError {
  return keyloomError('ITEM.OUT_OF_BOUNDS', `${subject}: ${JSON.stringify(path)} would leave the bounds that its schema gives it.`, {
    fix: 'Read the item and add less, or take something away first.',
    path,
    payload: { entity: plan.name, attribute: path[0], bounds, item },
    cause,
  })
}
