import { ts } from 'ts-morph'

/** A module that runs as it is, and what a compiler has to know of it. */
export interface CompiledModule {
  readonly code: string
  readonly declarations: string
}

const compilerOptions: ts.CompilerOptions = {
  module: ts.ModuleKind.ESNext,
  target: ts.ScriptTarget.ES2022,
  verbatimModuleSyntax: true,
  isolatedDeclarations: true,
  declaration: true,
}

/** By the name of the module: a change of the schema leaves most of them as they were. */
const compiled = new Map<string, { readonly text: string; readonly module: CompiledModule }>()

/** Generated TypeScript as JavaScript with its declarations. Each module says enough by itself: whatever it exports has an explicit type. */
export function javascript(name: string, text: string): CompiledModule {
  const known = compiled.get(name)
  if (known?.text === text) return known.module
  const options: ts.TranspileOptions = { fileName: `${name}.ts`, compilerOptions }
  const module = { code: ts.transpileModule(text, options).outputText, declarations: ts.transpileDeclaration(text, options).outputText }
  compiled.set(name, { text, module })
  return module
}
