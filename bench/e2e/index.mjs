// How many queries of 25 items go through in a time, 32 at once, against DynamoDB Local: as a ratio to hand-written lib-dynamodb inside a round,
// whose order rotates. All answer the same, or nothing is measured.
import { deepStrictEqual } from 'node:assert'
import { performance } from 'node:perf_hooks'
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { startDynamoDBLocal } from '@keyloom/testing'
import { quartiles } from '../common/quantiles.mjs'
import { operations, storedBefore } from '../runtime/operations.mjs'
import { peers } from '../runtime/peers.mjs'
import { tableInput } from '../runtime/replay.mjs'

const CONCURRENT = 32
const QUERIES = 256
/** Dynamoose takes some thirty times as long as the others. */
const queriesOf = (name) => (name === 'dynamoose' ? QUERIES / 4 : QUERIES)
const goal = 1.2
const measured = ['lib', 'keyloom', 'rawQuiet', 'raw', 'electrodb', 'toolbox', 'onetable', 'dynamoose']

export async function run({ rounds = 15 } = {}) {
  const local = await startDynamoDBLocal({ separate: true })
  try {
    const asked = {}
    for (const name of measured) asked[name] = await prepared(name, local.endpoint)
    const figures = Object.fromEntries(measured.map((name) => [name, []]))
    for (let round = -3; round < rounds; round += 1) {
      for (let turn = 0; turn < measured.length; turn += 1) {
        const name = measured[(turn + round + 3) % measured.length]
        const begin = performance.now()
        await together(asked[name], queriesOf(name))
        if (round >= 0) figures[name].push(queriesOf(name) / (performance.now() - begin))
      }
    }
    const ratios = Object.fromEntries(
      measured.map((name) => [name, quartiles(figures[name].map((figure, at) => figure / figures.lib[at]))]),
    )
    const query25Concurrent32 = ratios.keyloom.median
    const report = { query25Concurrent32, quartiles: { query25Concurrent32: ratios.keyloom }, peers: ratios }
    return { report, passed: query25Concurrent32 >= goal }
  } finally {
    await local.stop()
  }
}

/** A peer with a database and connections of its own, and its orders in it. */
async function prepared(name, endpoint) {
  const credentials = { accessKeyId: `bench${name}`, secretAccessKey: 'bench' }
  const config = { endpoint, region: 'us-east-1', credentials, accountIdEndpointMode: 'disabled' }
  await new DynamoDBClient(config).send(new CreateTableCommand(tableInput))
  const peer = await peers[name].create(peers[name].client(config))
  for (const order of storedBefore) await peer.create(order)
  const { ask, answer } = operations.query25
  deepStrictEqual(JSON.parse(JSON.stringify(await ask(peer))), answer, `${name} answers otherwise`)
  return () => ask(peer)
}

async function together(ask, queries) {
  let left = queries
  const worker = async () => {
    while (left > 0) {
      left -= 1
      await ask()
    }
  }
  await Promise.all(Array.from({ length: CONCURRENT }, worker))
}
