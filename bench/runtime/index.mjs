// What a call costs, as a ratio to hand-written lib-dynamodb: the network is replaced by a handler that answers at once. Everyone is asked in turn,
// in rounds whose order rotates; a ratio is made inside a round, and the middle one counts.
import { performance } from 'node:perf_hooks'
import { medians, quartiles } from '../common/quantiles.mjs'
import { operations } from './operations.mjs'
import { peers } from './peers.mjs'
import { record } from './record.mjs'
import { replayer } from './replay.mjs'

/** The goals: Keyloom's ratio to hand-written lib-dynamodb, and what it may cost beside raw calls without the logger. */
const goals = { get1: 0.9, put1: 0.9, update3: 0.88, query25: 0.66, query100: 0.57, batchGet100: 0.56, transactWrite10: 0.67 }
const reads = ['get1', 'query25', 'query100', 'batchGet100']
const quietGoal = (operation) => (reads.includes(operation) ? 1.06 : 1.1)

export async function run({ rounds = 40 } = {}) {
  const recorded = {}
  for (const [name, peer] of Object.entries(peers)) recorded[name] = await record(name, peer)

  const measured = { microseconds: {}, ratiosToRawQuiet: {} }
  const ratiosOf = Object.fromEntries(Object.keys(peers).map((name) => [name, {}]))
  for (const operation of Object.keys(operations)) {
    const figures = await interleaved(operation, recorded, rounds)
    measured.microseconds[operation] = quartiles(figures.lib)
    measured.ratiosToRawQuiet[operation] = quartiles(ratios(figures.keyloom, figures.rawQuiet))
    for (const name of Object.keys(peers)) ratiosOf[name][operation] = quartiles(ratios(figures[name], figures.lib))
  }
  const report = {
    ratios: medians(ratiosOf.keyloom),
    ratiosToRawQuiet: medians(measured.ratiosToRawQuiet),
    microseconds: medians(measured.microseconds),
    quartiles: { ratios: ratiosOf.keyloom, ...measured },
    peers: ratiosOf,
  }
  const passed = Object.keys(goals).every((name) => report.ratios[name] <= goals[name] && report.ratiosToRawQuiet[name] <= quietGoal(name))
  return { report, passed }
}

/** Microseconds of one call, by peer: the mean of each round, because what a call leaves to the garbage collector is part of its cost. */
async function interleaved(operation, recorded, rounds) {
  const names = Object.keys(peers)
  const asked = {}
  for (const name of names) {
    const { create, client } = peers[name]
    asked[name] = await create(replayer(client, recorded[name][operation]))
  }
  const { ask, calls } = operations[operation]
  const figures = Object.fromEntries(names.map((name) => [name, []]))
  const warmUp = Math.ceil(rounds / 4)
  for (let round = -warmUp; round < rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(turn + round + warmUp) % names.length]
      const begin = performance.now()
      for (let call = 0; call < calls; call += 1) await ask(asked[name])
      if (round >= 0) figures[name].push(((performance.now() - begin) * 1000) / calls)
    }
  }
  return figures
}

const ratios = (figures, others) => figures.map((figure, round) => figure / others[round])
