// Lets Node import the repository's TypeScript as it is: compiled file by file when it is loaded, and packages by their sources.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

export function resolve(specifier, context, nextResolve) {
  const { parentURL } = context
  if (specifier.startsWith('.') && specifier.endsWith('.js') && parentURL?.endsWith('.ts')) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), parentURL)
    if (existsSync(source)) return nextResolve(source.href, context)
  }
  return nextResolve(specifier, { ...context, conditions: [...context.conditions, '@keyloom/source'] })
}

export function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return nextLoad(url, context)
  const fileName = fileURLToPath(url)
  const { outputText } = ts.transpileModule(readFileSync(fileName, 'utf8'), {
    fileName,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      inlineSourceMap: true,
      inlineSources: true,
    },
  })
  return { format: 'module', source: outputText, shortCircuit: true }
}
