import type { AttributeValue } from '@aws-sdk/client-dynamodb'

/** A stored item. */
export type Item = Record<string, AttributeValue>

/** What is taken from the plan of an entity in generated code: how its items are read, and how their keys are formed. */
export interface StoredEntity {
  /** The name of the entity. */
  readonly name: string
  /** Its table, by the name in the schema. */
  readonly table: string
  readonly discriminator?: { readonly attribute: string; readonly value: string }
  owns?(item: Item): boolean
  readonly codec: {
    /** Throws where the item does not satisfy the schema. */
    read(item: Item): object
    write(entity: object): Item
    /** The entity with what is computed of its attributes made anew; absent where nothing is. */
    computed?(entity: object): object
    /** The name an attribute is stored under. */
    stored(attribute: string): string
    readonly attributes: Readonly<Record<string, ValueCodec>>
  }
  readonly key: { readonly attributes: readonly string[]; build(entity: object): Item }
  readonly indexes: readonly IndexKeys[]
  /** What hides items from reads: that they have expired, or were deleted. */
  readonly hidden?: readonly { isHidden(item: Item, now: Date): boolean }[]
  /** Builds the other primary key that items may have. */
  otherKey?(entity: object): Item
}

export interface ValueCodec {
  /** The value as it is stored, where a codec of the application's converts it. */
  encoded?(value: unknown): unknown
  /** Pushes what a write of the value would be refused for. */
  check(value: unknown, issues: { readonly path: readonly (string | number)[]; readonly message: string }[]): unknown
}

/** An index with the key attributes that Keyloom forms. */
export interface IndexKeys {
  readonly name: string
  readonly attributes: readonly string[]
  readonly from: readonly string[]
  build(entity: object): Item | undefined
}

/** The plans of the entities among the exports of a generated `plans.ts`. */
export function storedEntities(plans: Readonly<Record<string, unknown>>): StoredEntity[] {
  return Object.values(plans).filter(isStoredEntity)
}

function isStoredEntity(value: unknown): value is StoredEntity {
  return typeof value === 'object' && value !== null && 'codec' in value && 'key' in value && 'indexes' in value
}

/** Whether an item is of the entity, as far as its discriminator tells. */
export function isOf({ discriminator, owns }: StoredEntity, item: Item): boolean {
  const given = discriminator === undefined ? undefined : item[discriminator.attribute]
  return given === undefined
    ? owns?.(item) === true || (discriminator === undefined && owns === undefined)
    : given.S === discriminator?.value
}
