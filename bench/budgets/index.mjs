// What only grows when somebody decides it does: bytes of bundles and type instantiations, which are the same in every run. `limits.json` has what
// is reached, beside the goal; who makes a figure smaller lowers its limit.
import { readFileSync } from 'node:fs'
import { keyloomSizes } from '../bundle/index.mjs'
import { keyloomTypes } from '../types/index.mjs'

export async function run() {
  const limits = JSON.parse(readFileSync(new URL('limits.json', import.meta.url), 'utf8'))
  const figures = { bundle: await keyloomSizes(), ...instantiations(keyloomTypes()) }
  const report = {}
  for (const [group, names] of Object.entries(limits)) {
    for (const [name, { limit, goal }] of Object.entries(names)) {
      const found = figures[group][name]
      const grown = found > limit ? { grownBy: found - limit } : {}
      report[`${group} ${name}`] = { found, limit, ...(goal !== undefined && { goal }), ...grown }
    }
  }
  return { report, passed: Object.values(report).every(({ grownBy }) => grownBy === undefined) }
}

function instantiations({ generated, generatedAlone, schema }) {
  const counts = (sizes) => Object.fromEntries(Object.entries(sizes).map(([size, figures]) => [size, figures.instantiations]))
  return { usage: counts(generated), generated: counts(generatedAlone), schema: counts(schema) }
}
