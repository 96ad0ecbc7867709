/** A `DynamoDBClient` or `DynamoDBDocumentClient` of the AWS SDK, or anything that sends its commands. */
export interface Client {
  send(command: never): Promise<unknown>
}

/** What a client of generated code is made of. */
export interface ConnectOptions<Table extends string = string> {
  readonly client: Client
  /** The deployed name of every table of the schema. */
  readonly tables: Readonly<Record<Table, string>>
  /** The time of day for timestamps; `new Date()` unless a test says otherwise. */
  readonly now?: () => Date
  /** Seals cursors, so that nobody else can make one. */
  readonly cursors?: CursorOptions
}

/** How cursors are sealed. */
export interface CursorOptions {
  /** The first one seals; cursors sealed with any of them are accepted, so that secrets can be replaced one after the other. */
  readonly secrets: readonly string[]
  /** Seconds that a cursor is accepted for; without end where it is not said. */
  readonly maxAge?: number
}

/** {@link CursorOptions}, checked. */
export interface CursorSeal extends CursorOptions {
  /** Epoch seconds. */
  now(): number
}

/** A client and the names of its tables: what every operation needs. */
export interface Connection {
  readonly client: Client
  /** From the name in the schema to the deployed name. */
  readonly tables: ReadonlyMap<string, string>
  readonly now: () => Date
  readonly cursors?: CursorSeal
}
