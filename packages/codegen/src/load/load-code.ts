import { dirname, relative } from 'node:path'
import type { CodeModel } from '@keyloom/core'
import type { SourceFile } from 'ts-morph'
import { importModules } from './load-module.js'

const schemaLanguage = '@keyloom/core'

/**
 * The default export of the schema file, and what the modules beside it export, by the values themselves: both of one load, since values of
 * two loads are never the same. Left out are modules that import the schema language, which generated code must not.
 */
export async function loadWithCode(
  schemaFile: string,
): Promise<{ readonly schema: unknown; codeOf(value: unknown): CodeModel | undefined }> {
  // The compiler takes long to load, and most schemas have no code.
  const { readSourceFiles } = await import('./positions/source-files.js')
  const isFree = (file: SourceFile) => readSourceFiles(file.getFilePath()).every((each) => !imports(each, schemaLanguage))
  const files = readSourceFiles(schemaFile).slice(1).filter(isFree)
  const [main, ...modules] = await importModules(schemaFile, [schemaFile, ...files.map((file) => file.getFilePath())])
  const known = new Map<unknown, CodeModel>()
  for (const [index, exported] of modules.entries()) {
    const path = relative(dirname(schemaFile), files[index]?.getFilePath() ?? '').replaceAll('\\', '/')
    for (const [name, value] of Object.entries(exported)) {
      if (name === 'default' || typeof value !== 'object' || value === null || known.has(value)) continue
      known.set(value, { name, module: path.startsWith('.') ? path : `./${path}` })
    }
  }
  return { schema: main?.default, codeOf: (value) => known.get(value) }
}

function imports(file: SourceFile, specifier: string): boolean {
  return file.getImportDeclarations().some((each) => !each.isTypeOnly() && each.getModuleSpecifierValue() === specifier)
}
