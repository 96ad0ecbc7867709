/** A `DynamoDBClient` or `DynamoDBDocumentClient` of the AWS SDK, or anything that sends its commands. */
export interface Client {
  send(command: never): Promise<unknown>
}
