// The embedded engine through the SDK's client, beside a handler that answers an empty body, dynalite (in memory, over kept connections) and
// DynamoDB Local. All of them are asked in turn, in rounds whose order rotates, so that what slows the machine down slows all of them down.
//
// `put`, `get` and `query25` are the engine's own client, `engine.client()`, which does not sign its requests; all others do. `signed` is the engine
// behind a client that signs as well, and `stub` is how the empty answer compares with the rest: what no engine behind the SDK's client can beat.
import { performance } from 'node:perf_hooks'
import { quartiles, summary } from '../common/quantiles.mjs'
import { operations } from './operations.mjs'
import { dynalite, embedded, embeddedSigned, local, stub } from './targets.mjs'

const PER_ROUND = { stub: 40, engine: 40, signed: 40, dynalite: 15, local: 15 }
const STARTS = 15

export async function run({ rounds = 60 } = {}) {
  const started = { local: await timed(() => local.start()) }
  const targets = { stub: stub(), engine: embedded(), signed: embeddedSigned(), dynalite: await dynalite(), local: started.local.result }
  try {
    for (const name of ['engine', 'signed', 'dynalite', 'local']) await operations.prepare(targets[name].client)
    const report = {}
    const [signed, empty] = [{}, {}]
    for (const name of ['put', 'get', 'query25']) {
      const figures = await interleaved(targets, operations[name], rounds)
      report[name] = compared(figures.engine, figures)
      signed[name] = compared(figures.signed, figures)
      empty[name] = compared(figures.stub, figures)
    }
    const starting = await starts()
    report.start = compared(starting.engine, { ...starting, local: [started.local.microseconds] })
    Object.assign(report, { signed, stub: empty })
    const passed =
      [report.put, report.get].every((one) => one.ratioToStub <= 1.25 && one.ratioToDynalite <= 1 / 3 && one.ratioToLocal <= 1 / 3) &&
      report.start.microseconds <= 5000
    return { report, passed }
  } finally {
    for (const { stop } of Object.values(targets)) await stop()
  }
}

/** Microseconds of one operation, by target: the middle one of each round, so that a pause of the machine counts once. */
async function interleaved(targets, operation, rounds) {
  const names = Object.keys(targets)
  const figures = Object.fromEntries(names.map((name) => [name, []]))
  const warmUp = Math.ceil(rounds / 4)
  for (let round = -warmUp; round < rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(turn + round + warmUp) % names.length]
      const count = PER_ROUND[name]
      const each = []
      for (let i = 0; i < count; i += 1) {
        const begin = performance.now()
        await operation(targets[name].client, i)
        each.push((performance.now() - begin) * 1000)
      }
      if (round >= 0) figures[name].push(quartiles(each).median)
    }
  }
  return figures
}

/** Microseconds until the first table is there. */
async function starts() {
  const figures = { engine: [], dynalite: [] }
  for (let i = 0; i < STARTS; i += 1) {
    for (const [name, start] of Object.entries({ engine: embedded, dynalite })) {
      const { result, microseconds } = await timed(async () => {
        const target = await start()
        await operations.createTable(target.client)
        return target
      })
      figures[name].push(microseconds)
      await result.stop()
    }
  }
  return figures
}

async function timed(act) {
  const begin = performance.now()
  const result = await act()
  return { result, microseconds: (performance.now() - begin) * 1000 }
}

/** Microseconds, and the ratios of each round: the targets of a round were asked within the same second. */
function compared(own, { stub, dynalite, local }) {
  // What is started once is held against every start of the others.
  const ratios = (others) => own.map((figure, round) => figure / (others[round] ?? others[0]))
  return summary({
    microseconds: own,
    ...(stub !== undefined && { ratioToStub: ratios(stub) }),
    ratioToDynalite: ratios(dynalite),
    ratioToLocal: ratios(local),
  })
}
