// Compiles every TypeScript example of the documentation: the fenced blocks of README and docs/guide, and the `@example`s of TSDoc.
// Names that an example uses without declaring them (`shop`, `client`, `engine`) are those of docs/prelude.d.ts.

import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = `${root}node_modules/.cache/docs-examples`

/** The blocks between ```ts and ```, each with the line it begins on. A comment's ` * ` is taken off. */
function blocks(text) {
  const found = []
  let open
  text.split('\n').forEach((line, index) => {
    const bare = line.replace(/^\s*\* ?/, '')
    const source = open?.inComment || /^\s*\*/.test(line) ? bare : line
    if (open === undefined && source.trim() === '```ts') open = { line: index + 2, lines: [], inComment: /^\s*\*/.test(line) }
    else if (open !== undefined && source.trim() === '```') {
      found.push({ line: open.line, code: open.lines.join('\n') })
      open = undefined
    } else if (open !== undefined) open.lines.push(source)
  })
  return found
}

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const files = [
  'README.md',
  ...['core', 'codegen', 'testing'].map((name) => `packages/${name}/README.md`),
  ...globIn('docs', '.md'),
  ...globIn('packages', '.ts'),
]
const origins = new Map()
for (const file of files) {
  blocks(readFileSync(root + file, 'utf8')).forEach(({ line, code }, index) => {
    const name = `${file.replaceAll(/[^a-z0-9]+/gi, '-')}-${index + 1}.ts`
    origins.set(name, { file, line })
    writeFileSync(`${folder}/${name}`, /^(import|export)\b/m.test(code) ? code : `${code}\nexport {}\n`)
  })
}
if (origins.size === 0) fail('No example was found: the extraction is broken.')

writeFileSync(
  `${folder}/tsconfig.json`,
  JSON.stringify({
    extends: '../../../tsconfig.base.json',
    compilerOptions: {
      composite: false,
      declaration: false,
      declarationMap: false,
      isolatedDeclarations: false,
      noEmit: true,
      paths: {
        '@keyloom/core': [`${root}packages/core/src/index.ts`],
        '@keyloom/core/runtime': [`${root}packages/core/src/runtime.ts`],
        '@keyloom/codegen': [`${root}packages/codegen/src/index.ts`],
        '@keyloom/testing': [`${root}packages/testing/src/index.ts`],
        '@keyloom/testing/vitest/setup': [`${root}packages/testing/src/vitest/setup.ts`],
        '@keyloom/testing/vitest/reporter': [`${root}packages/testing/src/vitest/reporter.ts`],
        '@keyloom/testing/vitest': [`${root}packages/testing/src/vitest/index.ts`],
      },
    },
    include: ['*.ts', '../../../docs/prelude.d.ts'],
  }),
)
const tsc = spawnSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, '-p', folder, '--pretty', 'false'], {
  encoding: 'utf8',
  cwd: folder,
})
if (tsc.status !== 0) {
  console.error(
    tsc.stdout.replace(/^([\w-]+\.ts)\((\d+),/gm, (all, name, at) =>
      origins.has(name) ? `${origins.get(name).file}:${origins.get(name).line + Number(at) - 1} (` : all,
    ),
  )
  fail('Examples of the documentation do not compile.')
}
console.log(`${origins.size} examples of the documentation compile.`)

function globIn(directory, ending) {
  return readdirSync(root + directory, { recursive: true })
    .map((path) => `${directory}/${path}`)
    .filter((path) => path.endsWith(ending) && !/node_modules|\/dist\/|\.test(-d)?\.ts$|\/test\//.test(path))
    .sort()
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
