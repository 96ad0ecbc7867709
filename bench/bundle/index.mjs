// What an application of four entities and all operations of the runtime benchmark adds to a bundle: bytes, bytes compressed, and the time an
// import takes with the SDK in the bundle, as a ratio to hand-written lib-dynamodb. Keyloom by its functions, whose guide is
// docs/guide/small-bundles.md, and by its repositories; and what each further entity adds of which all of these operations are used.
import { ok } from 'node:assert'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { summary } from '../common/quantiles.mjs'

const peers = {
  lib: 'lib.mjs',
  keyloom: 'keyloom-functions.ts',
  keyloomRepositories: 'keyloom.ts',
  raw: 'raw.mjs',
  libZod: 'lib-zod.mjs',
  electrodb: 'electrodb.mjs',
  toolbox: 'toolbox.mjs',
  onetable: 'onetable.mjs',
  dynamoose: 'dynamoose.mjs',
}
const goals = { bytes: 22_000, gzip: 8_500, importRatio: 1.05, perEntity: 2_500 }

export async function run({ rounds = 15 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'keyloom-bundle-'))
  try {
    const sizes = {}
    const files = {}
    for (const [name, file] of Object.entries(peers)) {
      const bundle = await bundled(peer(file), withoutSdk)
      sizes[name] = { bytes: bundle.length, gzip: gzipSync(bundle).length }
      files[name] = join(folder, `${name}.mjs`)
      writeFileSync(files[name], await bundled(peer(file), []))
    }
    const imports = importRatios(files, rounds)
    const { keyloom: measured, ...others } = Object.fromEntries(
      Object.keys(peers).map((name) => [name, { ...sizes[name], ...summary({ importRatio: imports[name] }) }]),
    )
    const keyloom = { ...measured, perEntity: await bytesPerEntity() }
    return { report: { keyloom, peers: others }, passed: Object.entries(goals).every(([figure, goal]) => keyloom[figure] <= goal) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const withoutSdk = ['@aws-sdk/*', '@smithy/*']
const generated = fileURLToPath(new URL('../runtime/generated', import.meta.url))

function peer(file) {
  return { entryPoints: [fileURLToPath(new URL(`../runtime/peers/${file}`, import.meta.url))] }
}

/** Of Keyloom alone, without a clock: the same in every run. */
export async function keyloomSizes() {
  const [bundle, repositories] = [
    await bundled(peer(peers.keyloom), withoutSdk),
    await bundled(peer(peers.keyloomRepositories), withoutSdk),
  ]
  return { bytes: bundle.length, gzip: gzipSync(bundle).length, perEntity: await bytesPerEntity(), repositoriesBytes: repositories.length }
}

async function bytesPerEntity() {
  const operations = ['create', 'get', 'update', 'txCreate', 'ref']
  const application = (entities) => {
    const imports = entities.map((name) => `import * as ${name} from './${name}-functions.ts'`)
    const used = entities.flatMap((name) => operations.map((operation) => `${name}.${operation}`))
    return { stdin: { contents: `${imports.join('\n')}\nexport default [order.byCustomer, ${used}]`, resolveDir: generated } }
  }
  const one = await bundled(application(['order']), withoutSdk)
  const four = await bundled(application(['order', 'customer', 'product', 'review']), withoutSdk)
  return Math.round((four.length - one.length) / 3)
}

async function bundled(entry, external) {
  const { outputFiles } = await build({
    ...entry,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['@keyloom/source'],
    // Some packages in the bundle are CommonJS and ask for Node's own modules by `require`.
    banner: {
      js: external.length === 0 ? "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" : '',
    },
    external,
    write: false,
    logLevel: 'silent',
  })
  return outputFiles[0].contents
}

/** Each import is a process of its own, which measures nothing else. */
function importRatios(files, rounds) {
  const names = Object.keys(files)
  const figures = Object.fromEntries(names.map((name) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(turn + round) % names.length]
      const code = `const t = performance.now(); await import(${JSON.stringify(files[name])}); console.log(performance.now() - t)`
      const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' })
      const milliseconds = Number(stdout)
      ok(milliseconds > 0, `${name} cannot be imported:\n${stderr}`)
      figures[name].push(milliseconds)
    }
  }
  return Object.fromEntries(names.map((name) => [name, figures[name].map((figure, round) => figure / figures.lib[round])]))
}
