import type { Item } from '../item.js'
import type { Codec } from './codec.js'

/** Makes an entity, or what an index holds of one, of a stored item. */
export interface ReadCodec<E> {
  /** @throws KeyloomError `ITEM.MALFORMED` with all issues. */
  read(item: Item): E
}

/** How the attributes of an entity become those of an item and back. */
export interface EntityCodec<E> extends ReadCodec<E> {
  /** The name of the entity. */
  readonly name: string
  /** By attribute name. */
  readonly attributes: Readonly<Record<keyof E & string, Codec<unknown>>>
  /** The name an attribute is stored under. */
  stored(attribute: string): string
  /**
   * Checks an input and gives the entity it means: a copy with defaults, without unknown attributes, `implied` values added.
   *
   * @throws KeyloomError `ITEM.INVALID` with all issues.
   */
  parse(input: object, implied?: Readonly<Record<string, unknown>>): E
  /** The attributes of a checked entity, without key attributes and discriminator. */
  write(entity: E): Item
}
