// `node review-models.mjs <base> <head>`: prints the seconds that a review of two committed models takes in this new process.
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { readModel } from '../../packages/codegen/dist/load/read-model.js'
import { markdownReport } from '../../packages/codegen/dist/review/report/markdown.js'
import { review } from '../../packages/codegen/dist/review/review.js'

const texts = process.argv.slice(2).map((file) => readFileSync(file, 'utf8'))
const begin = performance.now()
const cpuBegin = process.cpuUsage()
const [base, head] = texts.map((text) => ({ model: readModel(text, 'the model'), name: 'a file' }))
const result = review({ base, head })
markdownReport(result, () => ({ file: 'schema.ts', line: 1, column: 1 }))
const { user, system } = process.cpuUsage(cpuBegin)
const seconds = (performance.now() - begin) / 1000
console.log(JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6, changes: result.changes.length }))
