import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { keyloomError } from '@keyloom/core'
import { didYouMean } from '../errors/did-you-mean.js'
import type { ResolvedConfig } from './config.js'
import { describe, isRecord } from './describe.js'
import { infraOf, rolesOf } from './infra-options.js'
import { lintOptionsOf } from './lint-options.js'
import { reviewOptionsOf } from './review-options.js'

const defaults = { schema: './schema.ts', out: './generated' } as const
const names = [...Object.keys(defaults), 'functions', 'language', 'lint', 'review', 'infra', 'roles']

/** The configuration where there is no file. */
export function defaultConfig(root: string): ResolvedConfig {
  return { root, schema: resolve(root, defaults.schema), out: resolve(root, defaults.out) }
}

/** Turns what a configuration file exports into a configuration. Throws `CONFIG.INVALID` with every fault at once. */
export function resolveConfig(exported: unknown, file: string): ResolvedConfig {
  const root = dirname(file)
  const faults: string[] = []
  const said = isRecord(exported) ? exported : {}
  if (!isRecord(exported)) faults.push('the default export is not an object: write `export default defineConfig({ … })`')
  for (const name of Object.keys(said)) {
    if (!names.some((known) => known === name)) faults.push(`\`${name}\` is not an option${didYouMean(name, names)}`)
  }
  const schema = pathOf(said, 'schema', root, faults)
  const out = pathOf(said, 'out', root, faults)
  const { functions } = said
  if (functions !== undefined && typeof functions !== 'boolean')
    faults.push(`\`functions\` is ${describe(functions)}, but has to be true or false`)
  const { language } = said
  if (language !== undefined && language !== 'ts' && language !== 'js')
    faults.push(`\`language\` is ${describe(language)}, but has to be ts or js`)
  const lint = lintOptionsOf(said.lint, faults)
  const review = reviewOptionsOf(said.review, faults)
  const infra = infraOf(said.infra, root, faults)
  const roles = rolesOf(said.roles, faults)
  if (faults.length === 0 && isInside(schema, out)) {
    faults.push('`out` is a folder that holds the schema: generated files have a folder of their own, such as `./generated`')
  }
  if (faults.length > 0) {
    throw keyloomError('CONFIG.INVALID', `The configuration is not valid: ${faults.join('; ')}.`, { payload: { file, faults } })
  }
  return {
    root,
    file,
    schema,
    out,
    ...(functions === true && { functions }),
    ...(language === 'js' && { language }),
    ...(lint !== undefined && { lint }),
    ...(review !== undefined && { review }),
    ...(infra !== undefined && { infra }),
    ...(roles !== undefined && { roles }),
  }
}

function pathOf(said: Readonly<Record<string, unknown>>, name: keyof typeof defaults, root: string, faults: string[]): string {
  const value = Object.hasOwn(said, name) && said[name] !== undefined ? said[name] : defaults[name]
  if (typeof value !== 'string' || value.trim() === '') {
    faults.push(`\`${name}\` is ${describe(value)}, but has to be a path such as \`${defaults[name]}\``)
    return root
  }
  return resolve(root, value)
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
