// Fails unless the generated folder of every example is what its schema gives now.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { finish, root, run, runBin } from './self-check/run.mjs'

const examples = readdirSync(join(root, 'examples'))
  .map((name) => `examples/${name}`)
  .filter((folder) => existsSync(join(root, folder, 'keyloom.config.ts')))

const findings = []
const build = runBin('typescript/bin/tsc', ['-b', 'packages/codegen'])
if (build.code !== 0) findings.push(`the generator does not compile:\n${build.output}`)
else {
  for (const folder of examples) {
    const { code, output } = run(process.execPath, ['packages/codegen/bin/keyloom.js', 'generate', '--check', '--cwd', folder])
    if (code !== 0) findings.push(`${folder} (exit ${code}):\n${output}`)
  }
}
if (examples.length === 0) findings.push('no example has a keyloom.config.ts.')
finish('generated', `${examples.length} ${examples.length === 1 ? 'example is' : 'examples are'} up to date`, findings)
