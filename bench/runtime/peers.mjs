import { DynamoDB, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { create as dynamoose } from './peers/dynamoose.mjs'
import { create as electrodb } from './peers/electrodb.mjs'
import { create as keyloom } from './peers/keyloom.ts'
import { create as lib } from './peers/lib.mjs'
import { create as libZod } from './peers/lib-zod.mjs'
import { create as onetable } from './peers/onetable.mjs'
import { create as raw } from './peers/raw.mjs'
import { create as toolbox } from './peers/toolbox.mjs'

const client = (config) => new DynamoDBClient(config)

/** Everyone who is asked, with the client each takes. A logger without `info` is what `quiet` means: see `packages/core/src/runtime/quiet.ts`. */
export const peers = {
  lib: { create: lib, client },
  keyloom: { create: keyloom, client },
  rawQuiet: { create: raw, client: (config) => new DynamoDBClient({ ...config, logger: {} }) },
  raw: { create: raw, client },
  libZod: { create: libZod, client },
  electrodb: { create: electrodb, client },
  toolbox: { create: toolbox, client },
  onetable: { create: onetable, client },
  dynamoose: { create: dynamoose, client: (config) => new DynamoDB(config) },
}
