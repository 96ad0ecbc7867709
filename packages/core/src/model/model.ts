/**
 * The model: a schema as plain JSON. It is the contract between the schema language and everything after it (planner, generator, lint,
 * review), so it holds no functions, no zod and no positions in source files. `buildModel` makes it and freezes it.
 *
 * Names: an *attribute* is meant by its name in the schema; the name it is stored under is `stored`.
 */

/** A value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/** A whole schema as plain JSON: what `generate` writes as `model.json`, and what every later stage reads in place of the schema. */
export interface Model {
  readonly kind: 'model'
  /** Of this structure; a reader refuses a higher one. */
  readonly modelVersion: 1
  /** Of the way values become key text; changes only when stored keys would. */
  readonly keyFormat: 1
  readonly name: string
  readonly tables: readonly TableModel[]
  readonly entities: readonly EntityModel[]
  readonly collections: readonly CollectionModel[]
  /** Absent where the schema declares none. */
  readonly transactions?: readonly TransactionModel[]
  readonly suppress?: readonly SuppressionModel[]
}

/** A finding of lint that the schema accepts, below the declaration that it stands on. */
export interface SuppressionModel {
  /** The id of the rule: `L713`. */
  readonly rule: string
  /** What of the declaration is meant, such as `indexes.gsi1`; absent: all of it. */
  readonly target?: string
  /** Why; lint reports a suppression without a reason. */
  readonly because: string
}

// ---- tables

/**
 * DynamoDB's type of a key attribute:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.CoreComponents.html#HowItWorks.CoreComponents.PrimaryKey
 */
export type KeyType = 'string' | 'number' | 'binary'

/** One attribute of a key, by its stored name. */
export interface KeyAttribute {
  readonly name: string
  readonly type: KeyType
}

/** The attributes of a primary key or of an index's key. A table and a local index have one partition attribute; `sort` may be empty. */
export interface KeySchema {
  readonly partition: readonly KeyAttribute[]
  readonly sort: readonly KeyAttribute[]
}

/** A table: its key, its indexes and how it is deployed. */
export interface TableModel {
  readonly kind: 'table'
  readonly name: string
  readonly key: KeySchema
  readonly indexes: readonly IndexModel[]
  /** The attribute that tells the entities of the table apart; absent where their keys do. */
  readonly discriminator?: string
  /** Ends a value inside a key. */
  readonly delimiter: string
  /** Formats of the application's own. */
  readonly formats?: readonly FormatModel[]
  /** The stored attribute with the time of expiry, in epoch seconds. */
  readonly ttl?: string
  readonly stream?: 'keys-only' | 'new-image' | 'old-image' | 'new-and-old-images'
  readonly capacity: CapacityModel
  readonly suppress?: readonly SuppressionModel[]
  /** What items of entities that are gone may still hold, so that nothing new takes it. */
  readonly tombstones?: TableTombstones
  /** How the table is deployed; what is absent is safe: protected, recoverable, retained. */
  readonly deployment?: DeploymentModel
}

/** What a format declares of itself, and where generated code imports it from. */
export interface FormatModel {
  readonly name: string
  readonly injective: boolean
  readonly ordered: boolean
  readonly width?: number
  readonly code: CodeModel
}

/** How a table is protected and encrypted where it is deployed; what is absent has the default of `infra`. */
export interface DeploymentModel {
  readonly deletionProtection?: boolean
  readonly pointInTimeRecovery?: boolean
  /** What becomes of the table when it is taken out of the infrastructure code. */
  readonly onRemoval?: 'retain' | 'destroy'
  readonly tableClass?: 'standard' | 'infrequent-access'
  /** Who owns the key that encrypts it. */
  readonly encryption?: 'aws-owned' | 'aws-managed' | 'customer-managed'
}

/** What removed entities of a table left behind in stored items, so that nothing new may be called so. */
export interface TableTombstones {
  /** Texts that partition keys of removed entities begin with. */
  readonly prefixes?: readonly string[]
  /** Discriminator values of removed entities. */
  readonly discriminators?: readonly string[]
}

/** A secondary index of a table. */
export interface IndexModel {
  readonly kind: 'global' | 'local'
  readonly name: string
  /** Of a local index, the partition attribute is the table's. */
  readonly key: KeySchema
  readonly projection: ProjectionModel
  /** Absent: that of the table. */
  readonly capacity?: CapacityModel
}

/** What an index copies of an item besides its own and the table's key attributes. `attributes` are stored names. */
export type ProjectionModel =
  | { readonly kind: 'all' }
  | { readonly kind: 'keys' }
  | { readonly kind: 'include'; readonly attributes: readonly string[] }

/** How reads and writes of a table or of one index are paid for. */
export type CapacityModel =
  | { readonly mode: 'on-demand' }
  | { readonly mode: 'provisioned'; readonly read: CapacityBounds; readonly write: CapacityBounds }

/** Capacity units per second that auto-scaling stays within. */
export interface CapacityBounds {
  readonly min: number
  readonly max: number
  /** Percent of use that auto-scaling aims at. */
  readonly target: number
}

// ---- entities

/** A type of item: its attributes, its key, where it is in indexes, and what is asked of it. */
export interface EntityModel {
  readonly kind: 'entity'
  readonly name: string
  readonly table: string
  readonly description?: string
  /** Written on every item; absent where the table has no discriminator. */
  readonly discriminator?: { readonly attribute: string; readonly value: string }
  readonly attributes: readonly AttributeModel[]
  /** The primary key: the table's partition attribute, then its sort attribute where it has one. */
  readonly key: EntityKey
  /** The other primary key that items may have while they move from one to the other: the one before, or the one to come. */
  readonly otherKey?: EntityKey
  /** Every index that items of this entity are in: declared, or because they hold all its key attributes. In the table's order. */
  readonly indexes: readonly Membership[]
  readonly patterns: readonly PatternModel[]
  /** The attribute with the number of writes so far, where the entity is optimistically locked. */
  readonly version?: string
  readonly timestamps?: { readonly createdAt: string; readonly updatedAt: string }
  /** The attribute with the time of expiry. */
  readonly ttl?: string
  /** Attributes that a client fixes before anything else, such as the tenant; the partition of every key that is read holds them. */
  readonly scope?: readonly string[]
  /** What no two items have in common. */
  readonly unique?: readonly UniqueModel[]
  /** A delete leaves the item, hidden, with the time of it. */
  readonly softDelete?: SoftDeleteModel
  /** Items can be given another primary key. */
  readonly move?: boolean
  /** Entities of the table that may have the same primary key: at most one of them has it at a time. */
  readonly sharesKeyWith?: readonly string[]
  /** The attribute that a create takes the next number of a parent for. */
  readonly sequence?: SequenceModel
  /** The counters of other items that say how many items of this entity there are. */
  readonly countedIn?: readonly CounterModel[]
  /** Items are the points of a series, which are appended; the newest one is kept in an item of its own. */
  readonly latestIn?: LatestModel
  /** What items hold of items of other entities, their owners. */
  readonly copies?: readonly CopiesModel[]
  /** The name it had before. */
  readonly renamedFrom?: string
  /** Stored names of removed attributes, which items may still have. */
  readonly tombstones?: readonly string[]
  /** The attributes that identify an item, where the schema says them. */
  readonly id?: readonly string[]
  readonly expect?: ExpectationModel
  readonly suppress?: readonly SuppressionModel[]
}

/** How much of an entity there will be: for rules and estimates. */
export interface ExpectationModel {
  /** In all. */
  readonly items?: number
  /** Of one item, on average. */
  readonly bytes?: number
  /** Items read in a second, at the busiest. */
  readonly reads?: number
  /** Items written in a second, at the busiest. */
  readonly writes?: number
}

/** An entity whose delete marks the item and keeps it. */
export interface SoftDeleteModel {
  /** The attribute with the time of the delete; items that have it are hidden. */
  readonly attribute: string
  /** Days after which DynamoDB removes the item, by the table's TTL attribute. */
  readonly purgeAfterDays?: number
}

/** A counter: a number in another item, the parent, that Keyloom alone changes. */
export interface CounterModel {
  /** The entity that the parent is of, in the same table. */
  readonly parent: string
  /** The attribute of the parent. */
  readonly counter: string
  /** From each attribute of the parent's primary key to the attribute of this entity that has its value. */
  readonly key: Readonly<Record<string, string>>
}

/** A counter whose next number an attribute of a new item gets. */
export interface SequenceModel extends CounterModel {
  /** The attribute that is filled. */
  readonly attribute: string
}

/** Where the newest point of a series is. */
export interface LatestModel {
  /** The entity of that item, in the same table: all its attributes are attributes of the point. */
  readonly entity: string
  /** The attribute that says which point is newer. */
  readonly by: string
}

/** Attributes that are copies of an owner's. */
export interface CopiesModel {
  /** The entity of the owner, which has a version. */
  readonly owner: string
  /** From each copy to the attribute of the owner. */
  readonly attributes: Readonly<Record<string, string>>
  /** The attribute with the version of the owner that the copies are of. */
  readonly version: string
  /** From each attribute of the owner's primary key to the attribute of this entity that has its value. */
  readonly key: Readonly<Record<string, string>>
  /** The pattern of this entity that finds the items with copies of one owner; without it nothing updates them. */
  readonly found?: string
}

/** A unique constraint. Items that lack one of its attributes are free of it. */
export interface UniqueModel {
  readonly name: string
  readonly attributes: readonly string[]
  /** The key of its sentinel: the item that holds the values for the one that has them, in the table of the entity. */
  readonly key: EntityKey
}

/** An attribute of an entity. */
export interface AttributeModel {
  readonly name: string
  /** The name of the attribute in the item. */
  readonly stored: string
  readonly type: AttributeType
  /** The attribute may be absent from an item. */
  readonly optional: boolean
  /** What an absent attribute becomes when an entity is written (zod's `default`). */
  readonly default?: Json
  readonly description?: string
  /** What its number counts or its text means, such as `cents`: a change of it changes no type. */
  readonly unit?: string
  /** What reports of stored items never show. */
  readonly sensitive?: true
  /** The name it had before. */
  readonly renamedFrom?: string
  /** Its zod schema has code of its own: where generated code imports it from, beside the schema file. */
  readonly code?: CodeModel
  /** Stored, and never returned. */
  readonly hidden?: true
  /** Set when an item is created, and never changed. */
  readonly readOnly?: true
  /** A codec in that schema makes what the application has of what is stored; `type` is of what is stored. */
  readonly converts?: true
  /** Set by Keyloom, not by the caller. */
  readonly implied?: 'version' | 'createdAt' | 'updatedAt' | 'counter' | 'deletedAt' | 'computed'
  /** The attributes that it is made of, and where generated code imports the function from. */
  readonly computed?: { readonly from: readonly string[]; readonly code: CodeModel }
}

/** An exported constant: its name, and its module relative to the folder of the schema file. */
export interface CodeModel {
  readonly name: string
  readonly module: string
}

/**
 * What values an attribute has and how DynamoDB stores them. `optional` and `default` stand on attributes and properties, not here.
 * Numbers are JSON; a bound that JSON cannot hold (a bigint, a date) is a string.
 */
export type AttributeType =
  | StringType
  | {
      readonly kind: 'number'
      readonly integer: boolean
      readonly min?: number
      readonly max?: number
      readonly exclusiveMin?: number
      readonly exclusiveMax?: number
      readonly multipleOf?: readonly number[]
    }
  | { readonly kind: 'bigint'; readonly min?: string; readonly max?: string; readonly multipleOf?: readonly string[] }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'null' }
  /** One of these values, in the order of the schema. */
  | { readonly kind: 'enum'; readonly values: readonly (string | number)[] }
  | { readonly kind: 'literal'; readonly values: readonly (string | number | boolean | null)[] }
  /** Stored as an ISO string in UTC with milliseconds, or as epoch seconds where it is the table's TTL attribute. */
  | { readonly kind: 'date'; readonly stored: 'iso' | 'epochSeconds'; readonly min?: string; readonly max?: string }
  | { readonly kind: 'binary' }
  | { readonly kind: 'array'; readonly element: AttributeType; readonly min?: number; readonly max?: number }
  | { readonly kind: 'tuple'; readonly items: readonly AttributeType[]; readonly rest?: AttributeType }
  | { readonly kind: 'set'; readonly element: AttributeType; readonly min?: number; readonly max?: number }
  | { readonly kind: 'map'; readonly key: AttributeType; readonly value: AttributeType }
  /** `partial`: not every value of the key type has to be there (`z.partialRecord`). */
  | { readonly kind: 'record'; readonly key: AttributeType; readonly value: AttributeType; readonly partial?: boolean }
  | { readonly kind: 'object'; readonly properties: readonly PropertyModel[]; readonly unknownKeys: 'strip' | 'refuse' | 'keep' }
  | { readonly kind: 'union'; readonly options: readonly AttributeType[]; readonly discriminator?: string }
  | { readonly kind: 'nullable'; readonly inner: AttributeType }
  /** Anything that DynamoDB can hold (`z.any()`, `z.unknown()`), or of that only JSON (`z.json()`). Never part of a key. */
  | { readonly kind: 'unknown'; readonly json?: true }

/** Text, with what zod checks of it. */
export interface StringType {
  readonly kind: 'string'
  /** zod's name of the format: `uuid`, `ulid`, `datetime`, `email`, … */
  readonly format?: string
  readonly minLength?: number
  readonly maxLength?: number
  /** Regular expressions a value must match: source and flags. */
  readonly patterns?: readonly { readonly source: string; readonly flags: string }[]
  /** Digits of the seconds' fraction, for the format `datetime`. */
  readonly precision?: number
  readonly startsWith?: string
  readonly endsWith?: string
  readonly includes?: readonly string[]
  /** Of the format `url`: what its protocol (without the colon) and host name must match. */
  readonly url?: { readonly protocol?: RegexModel; readonly hostname?: RegexModel }
}

/** A regular expression: source and flags. */
export interface RegexModel {
  readonly source: string
  readonly flags: string
}

/** A property of a nested object. */
export interface PropertyModel {
  readonly name: string
  readonly type: AttributeType
  readonly optional: boolean
  readonly default?: Json
}

// ---- keys

/** How the attributes of an entity form the primary key of its items. */
export interface EntityKey {
  readonly partition: KeyPart
  readonly sort?: KeyPart
}

/** What one attribute of a key holds for an entity. `attribute` is the stored name of the key attribute. */
export type KeyPart =
  /** Text (or one number) formed by a template. */
  | {
      readonly kind: 'template'
      readonly attribute: string
      readonly type: KeyType
      readonly template: string
      readonly tokens: readonly KeyToken[]
    }
  /** The key attribute is an attribute of the entity: typed, raw, never escaped. */
  | {
      readonly kind: 'natural'
      readonly attribute: string
      readonly type: KeyType
      readonly source: string
      readonly encoding: KeyEncoding
    }

/** One piece of a template. */
export type KeyToken =
  | { readonly kind: 'literal'; readonly text: string }
  | {
      readonly kind: 'value'
      readonly attribute: string
      /** The format as written after the colon, such as `pad(8)` or `day`. */
      readonly format?: string
      readonly encoding: KeyEncoding
    }

/**
 * How a value becomes text whose byte order is the order of the values. All but `slice`, `shard`, `hash`, `orElse`, `lower` and `upper` are
 * injective; a custom one says it itself.
 * `keys/encode.ts` holds one function for each.
 */
export type KeyEncoding =
  /**
   * Text. `escape` is the delimiter, where another part follows and a value may hold a byte that has to be escaped for it; `plain` says that
   * it stays as it is all the same, so that keys of different values may be one.
   */
  | { readonly kind: 'text'; readonly escape?: string; readonly change?: 'lower' | 'upper'; readonly plain?: true }
  /** A number as it prints, in a plain template: keys do not sort by it. */
  | { readonly kind: 'numeral' }
  /** A whole number from 0 on, padded with zeros to `width` digits. */
  | { readonly kind: 'padded'; readonly width: number; readonly descending: boolean }
  /** A whole number or bigint of either sign: `width` digits, negative ones complemented behind `-`. */
  | { readonly kind: 'signed'; readonly width: number; readonly descending: boolean }
  /** A number with a fraction, of either sign; `width` digits before the point. */
  | { readonly kind: 'decimal'; readonly width: number; readonly descending?: true }
  /** A Date as an ISO string in UTC with milliseconds. */
  | { readonly kind: 'date'; readonly descending: boolean }
  /** The leading part of a date, of an ISO string in UTC, or of the time inside an id. Lossy. */
  | {
      readonly kind: 'slice'
      readonly unit: 'year' | 'month' | 'day' | 'hour'
      readonly of: 'date' | 'text' | 'ulid' | 'ksuid' | 'uuidv7'
    }
  /** Each value of an enum by its rank; all ranks have one width. */
  | { readonly kind: 'rank'; readonly ranks: Readonly<Record<string, string>> }
  /** So many hexadecimal digits of a hash. Lossy. */
  | { readonly kind: 'hash'; readonly digits: number }
  /** A text in the place of a value that is absent. Lossy, since a value may have this text. */
  | { readonly kind: 'orElse'; readonly text: string; readonly of: KeyEncoding }
  /** One of `count` parts that values are spread over, by a hash; `width` digits. Lossy. */
  | { readonly kind: 'shard'; readonly count: number; readonly width: number }
  /** An ISO string in UTC with fixed precision, its digits complemented. */
  | { readonly kind: 'descendingText' }
  | { readonly kind: 'boolean' }
  /** What a format of the application's own makes of it, one of the table's `formats`; `escape` and `plain` are those of a text. */
  | {
      readonly kind: 'custom'
      readonly name: string
      readonly injective: boolean
      readonly ordered: boolean
      /** The characters of every text. */
      readonly width?: number
      readonly escape?: string
      readonly plain?: true
    }
  /** A key attribute of type number or binary holds the value itself. */
  | { readonly kind: 'number' }
  | { readonly kind: 'bigint' }
  | { readonly kind: 'epochSeconds' }
  | { readonly kind: 'binary' }

/** That an entity's items are in an index, under which condition, and what its key attributes hold. */
export interface Membership {
  readonly index: string
  /** Said in the schema, or a fact because the items hold the index's key attributes. */
  readonly declared: boolean
  /** Disjoint; an item is in the index when one holds. One variant without conditions: always. */
  readonly variants: readonly MembershipVariant[]
  /** The user said that items without an optional part are not in the index. */
  readonly sparse: boolean
  /** What an update does that changes some but not all attributes of this index's key. */
  readonly onPartialUpdate: 'require' | 'read' | 'drop'
}

/** One way in which items of an entity are in an index: when, and with which key. */
export interface MembershipVariant {
  /** Complete: an optional attribute of the parts is `present` here, whether the schema said so by `when`, by `sparse` or not at all. */
  readonly when: readonly Condition[]
  readonly partition: readonly KeyPart[]
  readonly sort: readonly KeyPart[]
}

/** A fact about one attribute of an item. */
export type Condition =
  | { readonly kind: 'oneOf'; readonly attribute: string; readonly values: readonly (string | number | boolean)[] }
  | { readonly kind: 'present'; readonly attribute: string }
  | { readonly kind: 'absent'; readonly attribute: string }

// ---- access patterns

/** An access pattern of one entity, as it was declared. */
export interface PatternModel {
  readonly kind: 'pattern'
  readonly name: string
  readonly description?: string
  /** Known exactly, in the order of the schema. `format` asks for a lossy form by name (`createdAt:day`). */
  readonly by: readonly PatternInput[]
  readonly where: readonly Condition[]
  /** The attribute that a range of may be asked for. */
  readonly range?: string
  readonly order?: PatternOrder
  /** A known number of queries, one for each value or shard, merged in order. */
  readonly fanOut?: FanOut
  /** One query after the other, of one stretch of time each, in the order of the pattern. */
  readonly walk?: Walk
  /** At most one item answers. */
  readonly one: boolean
  /** The number of items that answer at most. */
  readonly limit?: number
  /** Attributes that a call may give conditions on although no key holds them: what fails is read and billed, then dropped. */
  readonly filter: readonly string[]
  /** The attributes to return; absent: all. */
  readonly select?: readonly string[]
  /** What an index finds is read again, whole, from the table. */
  readonly hydrate?: true
  /** Items of other entities within its bounds are read, billed and dropped by their discriminator. */
  readonly isolate?: 'filter'
  /** Items that are still under their other key are not part of the answer. */
  readonly moving?: 'incomplete'
  readonly consistent: boolean
  /** Pins the index; `table` is the base. */
  readonly index?: string
  /** The name it had before. */
  readonly renamedFrom?: string
  readonly scan?: { readonly because: string; readonly index?: string }
}

/** An attribute that the caller of a pattern gives. */
export interface PatternInput {
  readonly attribute: string
  readonly format?: string
}

/** What a pattern asks for all of: the values of an attribute, or, with the format `shard`, all shards of it. */
export interface FanOut {
  readonly attribute: string
  readonly format?: 'shard'
  readonly values?: readonly (string | number | boolean)[]
}

/** The stretches of time that a partition is made of: `{createdAt:day}`. A call reads `maxBuckets` of them at most. */
export interface Walk {
  readonly attribute: string
  readonly unit: 'year' | 'month' | 'day' | 'hour'
  readonly maxBuckets: number
}

/** The order that items of a pattern are returned in. */
export interface PatternOrder {
  readonly attribute: string
  readonly direction: 'asc' | 'desc'
}

/** An access pattern that returns several entities from one item collection. */
export interface CollectionModel {
  readonly kind: 'collection'
  readonly name: string
  readonly description?: string
  readonly table: string
  /** Names as the collection gives them; a member whose attribute is called otherwise has an alias. */
  readonly by: readonly PatternInput[]
  readonly returns: readonly CollectionMember[]
  readonly range?: string
  readonly order?: PatternOrder
  /** Counts the items of the many side. */
  readonly limit?: number
  /** At most one item answers, which is of one of the members. */
  readonly one?: true
  /** Items of entities that are no members, within its bounds, are read, billed and dropped by their discriminator. */
  readonly isolate?: 'filter'
  /** Items that are still under their other key are not part of the answer. */
  readonly moving?: 'incomplete'
  /** The property of the one item that stands before all others in the order of the read. */
  readonly first?: string
  readonly index?: string
}

/** One entity of a collection, and the property of the result that its items are in. */
export interface CollectionMember {
  /** The property of the result. */
  readonly property: string
  readonly entity: string
  readonly many: boolean
  /** From a name in `by`, `range` or `order` to the attribute of this member, where they differ. */
  readonly aliases: Readonly<Record<string, string>>
  /** What holds of its items; absent: nothing more than that they are this member's. */
  readonly where?: readonly Condition[]
}

// ---- transactions

/** A declared transaction: steps that are all done, or none of them. */
export interface TransactionModel {
  readonly kind: 'transaction'
  readonly name: string
  readonly description?: string
  readonly table: string
  readonly input: readonly TransactionInput[]
  readonly steps: readonly TransactionStep[]
}

/** What a call gives; it has the type of this attribute. */
export interface TransactionInput {
  readonly name: string
  readonly entity: string
  readonly attribute: string
}

/** One operation. In its values, `{ "input": "userId" }` stands for what the call gives. */
export interface TransactionStep {
  readonly name: string
  readonly action: 'create' | 'put' | 'update' | 'delete' | 'check'
  readonly entity: string
  /** Of create and put: the whole item. */
  readonly values?: Readonly<Record<string, Json>>
  /** Of the others. */
  readonly key?: Readonly<Record<string, Json>>
  readonly set?: Readonly<Record<string, Json>>
  readonly add?: Readonly<Record<string, Json>>
  readonly remove?: readonly string[]
  /** What must hold of the item, as a condition of the runtime says it. */
  readonly if?: Readonly<Record<string, Json>>
  /** Of a check: there must be no such item. */
  readonly exists?: false
}
