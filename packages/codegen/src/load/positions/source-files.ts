import { dirname } from 'node:path'
import { Project, type SourceFile, ts } from 'ts-morph'

/** The schema file and every source file it imports from the project, in the order in which they are met; packages are left out. */
export function readSourceFiles(schemaFile: string): readonly SourceFile[] {
  const project = new Project({ skipAddingFilesFromTsConfig: true, skipFileDependencyResolution: true, compilerOptions: { allowJs: true } })
  const options = compilerOptionsFor(schemaFile)
  const files: SourceFile[] = []
  const pending = [schemaFile]
  for (let path = pending.shift(); path !== undefined; path = pending.shift()) {
    const file = project.getSourceFile(path) ?? project.addSourceFileAtPathIfExists(path)
    if (file === undefined || files.includes(file)) continue
    files.push(file)
    pending.push(...specifiersOf(file).flatMap((specifier) => resolveSource(specifier, file, options) ?? []))
  }
  return files
}

/** The file that an import in another file means, among those read. */
export function importedFile(specifier: string, from: SourceFile): SourceFile | undefined {
  const path = resolveSource(specifier, from, compilerOptionsFor(from.getFilePath()))
  return path === undefined ? undefined : from.getProject().getSourceFile(path)
}

function specifiersOf(file: SourceFile): readonly string[] {
  const declarations = [...file.getImportDeclarations(), ...file.getExportDeclarations()]
  return declarations.flatMap((declaration) => declaration.getModuleSpecifierValue() ?? [])
}

function resolveSource(specifier: string, from: SourceFile, options: ts.CompilerOptions): string | undefined {
  const { resolvedModule } = ts.resolveModuleName(specifier, from.getFilePath(), options, ts.sys)
  if (resolvedModule === undefined || resolvedModule.isExternalLibraryImport === true) return undefined
  return /\.d\.[cm]?ts$/.test(resolvedModule.resolvedFileName) ? undefined : resolvedModule.resolvedFileName
}

/** The options of the nearest tsconfig.json, for its `paths`; how modules are found is set, since the loader is lenient. */
function compilerOptionsFor(file: string): ts.CompilerOptions {
  const config = ts.findConfigFile(file, ts.sys.fileExists)
  const lenient = { allowJs: true, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler }
  if (config === undefined) return lenient
  // Which files the project has does not matter here, and looking for them takes time.
  const host = { ...ts.sys, readDirectory: () => [] }
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(config, ts.sys.readFile).config, host, dirname(config))
  return { ...options, ...lenient }
}
