import { keyOf } from '../keys.js'
import type { WrittenChange } from '../storage/change.js'
import type { StreamViewType } from '../storage/table.js'
import { itemSize } from '../value/size.js'
import { encodeItem, type WireItem } from '../value/wire.js'

/** What happened to an item. */
export type StreamEvent = 'INSERT' | 'MODIFY' | 'REMOVE'

/** A record of a stream, as the wire has it. */
export interface StreamRecord {
  readonly eventID: string
  readonly eventName: StreamEvent
  readonly eventVersion: '1.1'
  readonly eventSource: 'aws:dynamodb'
  readonly awsRegion: string
  readonly dynamodb: {
    readonly ApproximateCreationDateTime: number
    readonly Keys: WireItem
    readonly NewImage?: WireItem
    readonly OldImage?: WireItem
    readonly SequenceNumber: string
    readonly SizeBytes: number
    readonly StreamViewType: StreamViewType
  }
  /** Who removed the item, if it was not a caller. */
  readonly userIdentity?: { readonly Type: 'Service'; readonly PrincipalId: 'dynamodb.amazonaws.com' }
}

/** What a record takes from its surroundings. */
export interface RecordContext {
  readonly viewType: StreamViewType
  readonly sequenceNumber: string
  readonly eventId: string
  readonly region: string
  readonly now: number
}

/** The record of a write that changed something. */
export function recordOf({ change, cause }: WrittenChange, context: RecordContext): StreamRecord {
  const { table, before, after } = change
  const { viewType } = context
  const keys = keyOf(table.keys, (after ?? before)!.item)
  const newImage = viewType === 'NEW_IMAGE' || viewType === 'NEW_AND_OLD_IMAGES' ? after : undefined
  const oldImage = viewType === 'OLD_IMAGE' || viewType === 'NEW_AND_OLD_IMAGES' ? before : undefined
  return {
    eventID: context.eventId,
    eventName: before === undefined ? 'INSERT' : after === undefined ? 'REMOVE' : 'MODIFY',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: context.region,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(context.now / 1000),
      Keys: encodeItem(keys),
      ...(newImage === undefined ? {} : { NewImage: encodeItem(newImage.item) }),
      ...(oldImage === undefined ? {} : { OldImage: encodeItem(oldImage.item) }),
      SequenceNumber: context.sequenceNumber,
      SizeBytes: itemSize(keys) + (newImage?.size ?? 0) + (oldImage?.size ?? 0),
      StreamViewType: viewType,
    },
    ...(cause === 'ttl' ? { userIdentity: { Type: 'Service', PrincipalId: 'dynamodb.amazonaws.com' } } : {}),
  }
}
