// Fails unless the generated folder of every example, and of every test and benchmark with a schema of its own, is what its schema gives
// now. With `--write` the folders are generated again instead.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { finish, root, run, runBin } from './self-check/run.mjs'

const isWriting = process.argv.includes('--write')
const examples = ['examples', 'tests', 'tests/designs', 'tests/designs/further', 'tests/fuzz', 'bench']
  .flatMap((place) => readdirSync(join(root, place)).map((name) => `${place}/${name}`))
  .filter((folder) => existsSync(join(root, folder, 'keyloom.config.ts')))

const findings = []
const build = runBin('typescript/bin/tsc', ['-b', 'packages/codegen'])
if (build.code !== 0) findings.push(`the generator does not compile:\n${build.output}`)
else {
  for (const folder of examples) {
    const { code, output } = run(process.execPath, [
      'packages/codegen/bin/keyloom.js',
      'generate',
      ...(isWriting ? [] : ['--check']),
      '--cwd',
      folder,
    ])
    if (code !== 0) findings.push(`${folder} (exit ${code}):\n${output}`)
  }
}
if (examples.length === 0) findings.push('no example has a keyloom.config.ts.')
finish('generated', `${examples.length} folders are ${isWriting ? 'generated' : 'up to date'}`, findings)
