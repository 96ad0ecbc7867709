import type { KeyloomError } from '../../errors/index.js'
import type { Item } from '../item.js'

/** What a stream copies of an item that is written. */
export type StreamView = 'keys-only' | 'new-image' | 'old-image' | 'new-and-old-images'

/** What every record of a stream says. */
export interface StreamFacts {
  /** Of the record; a record that is delivered again has the same. */
  readonly eventId?: string
  /** The place in its shard, of DynamoDB Streams. */
  readonly sequenceNumber?: string
  /** About when the item was written. */
  readonly at?: Date
  /** The primary key as it is stored. */
  readonly keys: Item
}

interface Known<Name extends string, Key> extends StreamFacts {
  readonly entity: Name
  /** The attributes that stand in the primary key, as far as they can be read from it. */
  readonly key: Key
}

type NewImage<E, View extends StreamView> = View extends 'new-image' | 'new-and-old-images' ? { readonly newImage: E } : unknown
type OldImage<E, View extends StreamView> = View extends 'old-image' | 'new-and-old-images' ? { readonly oldImage: E } : unknown

/** A change of an item of one entity, with the images that the stream of its table has. */
export type StreamRecord<Name extends string, E, Key, View extends StreamView> =
  | (Known<Name, Key> & { readonly type: 'INSERT' } & NewImage<E, View>)
  | (Known<Name, Key> & { readonly type: 'MODIFY' } & NewImage<E, View> & OldImage<E, View>)
  | (Known<Name, Key> & {
      readonly type: 'REMOVE'
      /** Removed by time to live, not by a request. */
      readonly expired: boolean
    } & OldImage<E, View>)

/** A change of an item that is none of the schema's entities, or not as the schema says; a batch goes on with the next. */
export interface UnknownStreamRecord extends StreamFacts {
  readonly type: 'INSERT' | 'MODIFY' | 'REMOVE'
  readonly entity: undefined
  /**
   * `type`: no entity of the schema, or the item changed its entity. `malformed`: an image does not satisfy the schema, as one of another
   * version may not; `error` says how. `image`: the stream does not have the images that the schema says.
   */
  readonly reason: 'type' | 'malformed' | 'image'
  /** The entity that it seems to be. */
  readonly expected?: string
  readonly error?: KeyloomError
  readonly expired: boolean
  readonly newImage?: Item
  readonly oldImage?: Item
}
