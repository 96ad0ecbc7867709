import { readFileSync } from 'node:fs'

/**
 * The dependency rule of the repository: a folder is a stage, a stage imports only earlier stages. `scripts/check-dependency-rules.mjs` plants a
 * forbidden import for each rule and fails unless it is reported, because a wrong resolution makes every rule here pass in silence.
 */

/** The source file of each entry of the packages, as patterns. */
const entries = ['core', 'codegen', 'testing'].flatMap((name) => {
  const { exports } = JSON.parse(readFileSync(new URL(`packages/${name}/package.json`, import.meta.url), 'utf8'))
  const sources = Object.values(exports).flatMap((entry) => entry['@keyloom/source'] ?? [])
  return sources.map((source) => `^packages/${name}/${source.slice('./'.length).replaceAll('.', '\\.')}$`)
})

/** Code that is shipped, as opposed to tests beside it, which may also use fixtures of other stages. */
const notTests = '\\.test(-d)?\\.ts$'

/** One stage of a package: its shipped files reach only the named folders, and nothing of the entries at the package's root. */
function stage(packageName, folder, mayImport) {
  const allowed = [folder, ...mayImport].join('|')
  return {
    name: `${packageName}-${folder}-stage`,
    severity: 'error',
    comment: `${packageName}/${folder} may import ${mayImport.length === 0 ? 'no other stage' : mayImport.join(', ')} of its package.`,
    from: { path: `^packages/${packageName}/src/${folder}/`, pathNot: notTests },
    to: { path: `^packages/${packageName}/src/`, pathNot: `^packages/${packageName}/src/(${allowed})/` },
  }
}

function forbid(name, comment, from, to) {
  return { name, severity: 'error', comment, from, to }
}

export default {
  forbidden: [
    { name: 'no-circular', severity: 'error', comment: 'A cycle has no first stage.', from: {}, to: { circular: true } },
    forbid(
      'resolvable',
      'An import that is not found is seen by no rule. What a `bin` starts is there once it is built.',
      { pathNot: '^packages/[^/]+/bin/' },
      { couldNotResolve: true },
    ),

    // ---- core: errors ← model ← keys ← schema, plan; runtime apart
    stage('core', 'errors', []),
    stage('core', 'model', ['errors']),
    stage('core', 'keys', ['errors', 'model']),
    stage('core', 'schema', ['errors', 'model', 'keys']),
    stage('core', 'plan', ['errors', 'model', 'keys']),
    stage('core', 'runtime', ['errors', 'model', 'keys', 'plan']),
    forbid(
      'core-runtime-types-only',
      'The runtime knows model and plan as types: their code belongs to build time.',
      { path: '^packages/core/src/runtime(/|\\.ts$)', pathNot: notTests },
      { path: '^packages/core/src/(model|plan)/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'core-runtime-entry',
      'Generated code and applications must not load zod, the schema language or the file system.',
      { path: '^packages/core/src/runtime(/|\\.ts$)', pathNot: notTests },
      { path: '(^packages/core/src/(schema/|index\\.ts$)|(^|/)node_modules/zod/|^(node:)?(fs|path|child_process)(/|$)|^zod)' },
    ),
    forbid(
      'core-error-texts',
      'The texts of the error registry stay out of bundles: its type is enough.',
      { path: '^packages/core/src/runtime(/|\\.ts$)', pathNot: notTests },
      { path: '^packages/core/src/errors/codes\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'core-without-node',
      'Only the runtime may use built-in modules of Node, and of those none that reads files.',
      { path: '^packages/core/src/', pathNot: ['^packages/core/src/runtime/', notTests] },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'core-without-client',
      'Only the runtime talks to the AWS SDK.',
      { path: '^packages/core/src/', pathNot: ['^packages/core/src/runtime(/|\\.ts$)', notTests] },
      { path: '(^|/)@aws-sdk/' },
    ),

    // ---- between the packages
    forbid(
      'core-alone',
      'Core imports neither generator nor testing.',
      { path: '^packages/core/' },
      { path: '^packages/(codegen|testing)/' },
    ),
    forbid(
      'codegen-without-testing',
      'The generator never imports testing; `keyloom local` loads it when it runs.',
      { path: '^packages/codegen/', pathNot: ['^packages/codegen/src/cli/commands/local\\.ts$', '^packages/codegen/test/'] },
      { path: '^packages/testing/' },
    ),
    forbid(
      'testing-without-codegen',
      'Testing never imports the generator.',
      { path: '^packages/testing/' },
      { path: '^packages/codegen/' },
    ),
    forbid(
      'packages-through-entries',
      'Other packages, examples and integration tests see a package through the entries that its package.json exports.',
      { path: '^(packages|examples|tests)/([^/]+)/' },
      { path: '^packages/[^/]+/src/', pathNot: ['^packages/$2/', ...entries] },
    ),

    // ---- codegen: load → review, emit → write, joined by cli
    stage('codegen', 'errors', []),
    stage('codegen', 'config', ['errors', 'infra', 'lint', 'review']),
    stage('codegen', 'load', ['errors', 'config']),
    stage('codegen', 'review', ['lint']),
    stage('codegen', 'lint', ['errors']),
    stage('codegen', 'design', []),
    stage('codegen', 'scan', []),
    stage('codegen', 'backfill', ['scan']),
    stage('codegen', 'doctor', ['scan', 'lint']),
    stage('codegen', 'move', ['scan']),
    stage('codegen', 'import', ['deploy', 'emit', 'infra', 'lint', 'load', 'scan']),
    stage('codegen', 'emit', ['errors']),
    stage('codegen', 'infra', ['emit']),
    stage('codegen', 'deploy', ['infra']),
    stage('codegen', 'write', ['errors', 'emit']),
    forbid(
      'codegen-review-pure',
      'Review compares two models: it reads nothing, runs nothing and writes nothing.',
      { path: '^packages/codegen/src/review/', pathNot: notTests },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'codegen-design-pure',
      'Design proposes keys for a schema: it reads nothing and writes nothing.',
      { path: '^packages/codegen/src/design/', pathNot: notTests },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'codegen-emit-pure',
      'Emit turns a model into text: it reads nothing and writes nothing.',
      { path: '^packages/codegen/src/emit/', pathNot: notTests },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'codegen-lint-pure',
      'Lint turns a model into findings: it reads nothing and writes nothing.',
      { path: '^packages/codegen/src/lint/', pathNot: notTests },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'codegen-infra-pure',
      'Infra turns a model into templates and policies: it reads nothing and writes nothing.',
      { path: '^packages/codegen/src/infra/', pathNot: notTests },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'codegen-without-runtime',
      'Generated code runs on the runtime; the generator does not.',
      { path: '^packages/codegen/src/', pathNot: notTests },
      { path: '^packages/core/src/runtime\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'ts-morph-confined',
      'The compiler API is behind two folders.',
      { path: '^packages/', pathNot: '^packages/codegen/src/(emit/print|load)/' },
      { path: '(^|/)ts-morph(/|$)' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Only our own build output: a dependency whose code is in `dist` must still be seen.
    exclude: { path: '^(packages|examples)/[^/]+/dist/|^packages/codegen/test/golden/' },
    // Type-only imports are edges too, and are told apart from the others.
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.test.json' },
    // Without the source condition `@keyloom/core` is its build output, and an import across packages is not seen.
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@keyloom/source', 'import', 'types', 'default'],
      extensions: ['.ts', '.mts', '.js', '.mjs', '.d.ts', '.json'],
    },
  },
}
