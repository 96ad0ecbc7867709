import type { Jiti, TransformOptions, TransformResult } from 'jiti'

interface Compiled {
  readonly source: string
  readonly code: string
}

const compiled = new Map<string, Compiled>()
const files = new Set<string>()

/** Compiles a module of the user's, or gives what it compiled to while its text is the same: a second load is mostly that. */
export function compile(compiler: Jiti, fast: FastCompile | undefined, options: TransformOptions): TransformResult {
  const { filename = '', source, async } = options
  files.add(filename)
  const name = `${filename} ${async === true} ${fast !== undefined}`
  const known = compiled.get(name)
  if (known?.source === source) return { code: known.code }
  const code = fast?.(options) ?? compiler.transform(options)
  compiled.set(name, { source, code })
  return { code }
}

export type FastCompile = (options: TransformOptions) => string | undefined

/** The modules of the user's that were loaded, or that could not be. */
export function compiledFiles(): readonly string[] {
  return [...files]
}
