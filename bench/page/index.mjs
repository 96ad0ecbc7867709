// docs/benchmarks.md: runs the benchmarks, keeps what they print in docs/benchmarks/results.json, and draws the page with its charts. With
// names (`pnpm bench page e2e bundle`) only those are measured anew, and with `--redraw` none. All of them take about a quarter of an hour on a
// quiet machine of two cores, which is the only kind that says something of time.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { benches, machine, resultOf, versions } from './measure.mjs'
import { pageOf } from './page.mjs'

const docs = new URL('../../docs/', import.meta.url)
const stored = new URL('benchmarks/results.json', docs)

export async function run({ redraw = false, rounds, names = [] } = {}) {
  mkdirSync(new URL('benchmarks/', docs), { recursive: true })
  const measured = existsSync(stored) ? JSON.parse(readFileSync(stored, 'utf8')) : { results: {} }
  for (const name of redraw ? [] : benches.filter((each) => names.length === 0 || names.includes(each))) {
    console.error(`${new Date().toISOString().slice(11, 19)} bench ${name} …`)
    measured.results[name] = resultOf(name, rounds)
    // Each is kept at once: what a later one fails of is not measured again.
    writeFileSync(stored, `${JSON.stringify({ machine: machine(), versions: versions(), results: measured.results }, undefined, 2)}\n`)
  }
  const files = pageOf(JSON.parse(readFileSync(stored, 'utf8')))
  for (const [file, text] of Object.entries(files)) writeFileSync(new URL(file, docs), text)
  return { report: { files: Object.keys(files) }, passed: true }
}
