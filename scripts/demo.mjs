// `pnpm demo`: builds the packages, generates the online shop's repositories and runs its access patterns on the embedded engine.
// With --json only the result reaches stdout.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const shop = fileURLToPath(new URL('../examples/online-shop/', import.meta.url))
const node = process.execPath

/** Runs one step and ends the demo with its exit code when it fails. What the steps say goes to stderr. */
function step(title, args, cwd) {
  console.error(title)
  const { status } = spawnSync(node, args, { cwd, stdio: ['ignore', 2, 2] })
  if (status !== 0) process.exit(status ?? 1)
}

const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url))
step('Building the packages …', [tsc, '-b', 'packages/core', 'packages/codegen', 'packages/testing'], root)
step('Generating the repositories of examples/online-shop …', [`${root}packages/codegen/bin/keyloom.js`, 'generate'], shop)
step('Compiling the example …', [tsc, '-b', 'examples/online-shop'], root)

const { status } = spawnSync(node, ['dist/src/demo.js', ...process.argv.slice(2)], {
  cwd: shop,
  stdio: 'inherit',
  // The SDK announces on Node 20 that it will not support it for ever; that is not what the demo is about.
  env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
})
process.exit(status ?? 1)
