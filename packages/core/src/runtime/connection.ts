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
}

/** A client and the names of its tables: what every operation needs. */
export interface Connection {
  readonly client: Client
  /** From the name in the schema to the deployed name. */
  readonly tables: ReadonlyMap<string, string>
  readonly now: () => Date
}
