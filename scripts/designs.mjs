// `pnpm designs`: what the schema language, the planner and lint make of the published designs in tests/designs, as a table; with --json only
// the figures. Exit code 1 where a pattern is unserved, or where lint finds something else than the defects that the fixture lists.
// `--redesign`: how many indexes `keyloom design` proposes for each of them, stripped of its keys. Exit code 1 where it is more than published.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readDesign } from './designs/read-design.mjs'
import { redesign } from './designs/redesign.mjs'
import { root } from './self-check/run.mjs'

const folder = join(root, 'tests/designs')
const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'schema.ts')))
if (process.argv.includes('--redesign')) await printRedesigns()
else await printDesigns()

async function printRedesigns() {
  const redesigns = []
  for (const name of names.sort()) redesigns.push({ name, ...(await redesign(join(folder, name))) })
  if (process.argv.includes('--json')) console.log(JSON.stringify({ designs: redesigns }, undefined, 2))
  else for (const { name, published, proposed } of redesigns) console.log(`${name.padEnd(28)} ${published} published, ${proposed} proposed`)
  for (const { name, unserved } of redesigns) for (const { demand, why } of unserved) console.error(`${name}: ${demand}: ${why}`)
  if (redesigns.some(({ published, proposed, unserved }) => proposed > published || unserved.length > 0)) process.exitCode = 1
}

async function printDesigns() {
  const designs = []
  for (const name of names.sort()) designs.push({ name, ...(await readDesign(join(folder, name))) })

  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ designs: designs.map(({ defects: _, ...figures }) => figures) }, undefined, 2))
  } else {
    const columns = ['entities', 'indexes', 'patterns', 'served', 'twoStep', 'scans', 'impossible', 'unserved', 'findings']
    const cell = (value) => String(Array.isArray(value) ? value.length : value)
    console.log(['design'.padEnd(28), ...columns].join('  '))
    for (const design of designs) {
      console.log([design.name.padEnd(28), ...columns.map((column) => cell(design[column]).padStart(column.length))].join('  '))
    }
    for (const { name, scans, impossible, findings } of designs) {
      for (const { pattern, because } of scans) console.log(`\n${name}: ${pattern} is a scan. ${because}`)
      for (const { pattern, rule } of impossible) console.log(`\n${name}: ${pattern} is impossible: ${rule}.`)
      for (const { rule, severity, at, message } of findings) console.log(`\n${name}: ${rule} ${severity} ${at}\n  ${message}`)
    }
  }

  for (const { name, unserved, findings, defects } of designs) {
    const found = findings.map(({ rule, at }) => `${rule} ${at}`)
    const faults = [
      ...(unserved === 0 ? [] : [`${unserved} patterns are unserved`]),
      ...found.filter((one) => !defects.includes(one)).map((one) => `${one} is found and no defect that the fixture lists`),
      ...defects.filter((one) => !found.includes(one)).map((one) => `${one} is a defect that is not found`),
    ]
    for (const fault of faults) console.error(`${name}: ${fault}`)
    if (faults.length > 0) process.exitCode = 1
  }
}
