import { isKeyloomError, type KeyloomError } from '../../errors/index.js'
import type { Item } from '../item.js'
import type { AnyEntityPlan, EntityView } from '../plans.js'
import { belongsTo } from '../read/belongs-to.js'
import { type RawRecord, readRecord } from './read-record.js'
import type { StreamRecordInput } from './stream-input.js'
import type { StreamView, UnknownStreamRecord } from './stream-record.js'

/** The entities whose changes a stream tells of. */
export interface StreamPlan {
  readonly entities: readonly StreamEntityPlan[]
}

/** How records of a stream become changes of one entity. */
export interface StreamEntityPlan {
  readonly entity: AnyEntityPlan
  /** What the stream of its table copies. */
  readonly view: StreamView
  /** What the primary key alone says. */
  readonly key: EntityView<object>
  /** Whether a primary key has the form of this entity's; absent: any may be. */
  owns?(keys: Item): boolean
}

/**
 * The change that a record of a stream tells of, by entity. What the schema does not know, or an image of another version that it cannot
 * read, is a record with `entity: undefined`: it never stops a batch.
 *
 * @throws KeyloomError `STREAM.INVALID` for what is no record of a table.
 *
 * @example
 * ```ts
 * import { decodeRecord, type StreamPlan, type StreamRecordInput } from '@keyloom/core/runtime'
 *
 * declare const records: StreamPlan // of streams.ts
 * export const decodeStreamRecord = (record: StreamRecordInput): KioskStreamRecord => decodeRecord(records, record)
 * ```
 */
export function decodeRecord<Record>(plan: StreamPlan, input: StreamRecordInput): Record {
  const raw = readRecord(input)
  const found = entityOf(plan, raw)
  return (found === undefined ? unknownRecord(raw, 'type') : decodeKnown(found, raw)) as Record
}

/** Told by what an image says, else by the form of the key, where only one entity has keys like it. */
function entityOf({ entities }: StreamPlan, { facts, newImage, oldImage }: RawRecord): StreamEntityPlan | undefined {
  const names = Object.keys(facts.keys)
  const fitting = entities.filter(
    ({ entity: { key } }) => key.attributes.length === names.length && key.attributes.every((name) => names.includes(name)),
  )
  const image = newImage ?? oldImage
  if (image !== undefined) {
    const known = fitting.find(({ entity }) => belongsTo(entity, image))
    const isSame = known !== undefined && (oldImage === undefined || belongsTo(known.entity, oldImage))
    return isSame ? known : undefined
  }
  const like = fitting.filter(({ owns }) => owns === undefined || owns(facts.keys))
  return like.length === 1 ? like[0] : undefined
}

function decodeKnown({ entity, view, key }: StreamEntityPlan, raw: RawRecord): object {
  const { type, facts, expired, newImage, oldImage } = raw
  const isNew = type !== 'REMOVE' && (view === 'new-image' || view === 'new-and-old-images')
  const isOld = type !== 'INSERT' && (view === 'old-image' || view === 'new-and-old-images')
  if ((isNew && newImage === undefined) || (isOld && oldImage === undefined)) return unknownRecord(raw, 'image', entity.name)
  try {
    return {
      ...facts,
      type,
      entity: entity.name,
      key: key.codec.read(facts.keys),
      ...(type === 'REMOVE' && { expired }),
      ...(isNew && { newImage: entity.codec.read(newImage!) }),
      ...(isOld && { oldImage: entity.codec.read(oldImage!) }),
    }
  } catch (error) {
    if (!isKeyloomError(error)) throw error
    return unknownRecord(raw, 'malformed', entity.name, error)
  }
}

function unknownRecord(
  raw: RawRecord,
  reason: UnknownStreamRecord['reason'],
  expected?: string,
  error?: KeyloomError,
): UnknownStreamRecord {
  const { type, facts, expired, newImage, oldImage } = raw
  return {
    ...facts,
    type,
    entity: undefined,
    reason,
    ...(expected !== undefined && { expected }),
    ...(error !== undefined && { error }),
    expired,
    ...(newImage !== undefined && { newImage }),
    ...(oldImage !== undefined && { oldImage }),
  }
}
