// The goals of the project, each with where its figure stands in the results.
const atMost = (name, goal, found, unit = '') => ({ name, goal: `≤ ${shown(goal)}${unit}`, found, unit, isMet: found <= goal })
const atLeast = (name, goal, found, unit = '') => ({ name, goal: `≥ ${shown(goal)}${unit}`, found, unit, isMet: found >= goal })

const calls = { get1: 0.9, put1: 0.9, update3: 0.88, query25: 0.66, query100: 0.57, batchGet100: 0.56, transactWrite10: 0.67 }
const reads = ['get1', 'query25', 'query100', 'batchGet100']

export const operationNames = {
  get1: 'get 1',
  put1: 'put 1',
  update3: 'update 3 attributes',
  query25: 'query 25',
  query100: 'query 100',
  batchGet100: 'batchGet 100',
  transactWrite10: 'transactWrite 10',
}

export function goalsOf({ runtime, bundle, types, codegen, review, engine, e2e }) {
  return [
    ...Object.entries(calls).map(([name, goal]) =>
      atMost(`${operationNames[name]}, ratio to hand-written lib-dynamodb`, goal, runtime.ratios[name]),
    ),
    ...Object.keys(calls).map((name) =>
      atMost(`${operationNames[name]}, ratio to raw, quiet`, reads.includes(name) ? 1.06 : 1.1, runtime.ratiosToRawQuiet[name]),
    ),
    atMost('bundle of four entities', 22_000, bundle.keyloom.bytes, ' bytes'),
    atMost('the same, compressed', 8500, bundle.keyloom.gzip, ' bytes'),
    ...(bundle.keyloom.perEntity === undefined ? [] : [atMost('each further entity', 2500, bundle.keyloom.perEntity, ' bytes')]),
    atMost('import with the SDK, ratio to hand-written lib-dynamodb', 1.05, bundle.keyloom.importRatio),
    atMost('instantiations of generated code and calls, 100 entities', 16_000, types.generated[100].instantiations),
    atMost('instantiations of the schema file, 100 entities', 120_000, types.schema[100].instantiations),
    atMost('keyloom generate, 100 entities, cold', 2, codegen.coldSeconds, ' s'),
    atMost('the same, one change in watch', 0.4, codegen.watchSeconds, ' s'),
    atMost('keyloom review, two models of 100 entities', 1, review.modelsSeconds ?? review.seconds, ' s'),
    ...['put', 'get'].flatMap((name) => [
      atMost(`engine, ${name}, ratio to an empty answer`, 1.25, engine[name].ratioToStub),
      atMost(`engine, ${name}, ratio to dynalite`, 0.333, engine[name].ratioToDynalite),
      atMost(`engine, ${name}, ratio to DynamoDB Local`, 0.333, engine[name].ratioToLocal),
    ]),
    atMost('engine, start and one table', 5, engine.start.microseconds / 1000, ' ms'),
    atLeast('query 25 against DynamoDB Local, throughput, ratio to hand-written lib-dynamodb', 1.2, e2e.query25Concurrent32),
  ]
}

export function shown(figure) {
  return figure >= 100 ? Math.round(figure).toLocaleString('en-US') : String(Math.round(figure * 1000) / 1000)
}
