// Every export says in its TSDoc what it is, and every exported function shows its use (check-docs.mjs compiles what is shown).

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('..', import.meta.url))
const entries = ['core', 'codegen', 'testing'].flatMap((name) => {
  const { exports } = JSON.parse(readFileSync(`${root}packages/${name}/package.json`, 'utf8'))
  return Object.values(exports)
    .flatMap((at) => at['@keyloom/source'] ?? [])
    .map((path) => `${root}packages/${name}/${path.slice(2)}`)
})
const { config } = ts.readConfigFile(`${root}tsconfig.base.json`, ts.sys.readFile)
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root)
const program = ts.createProgram(entries, { ...options, noEmit: true, composite: false })
const checker = program.getTypeChecker()

const faults = []
const seen = new Set()
for (const entry of entries) {
  const module = checker.getSymbolAtLocation(program.getSourceFile(entry))
  if (module === undefined) continue
  for (const symbol of checker.getExportsOfModule(module)) {
    const declared = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    if (seen.has(declared)) continue
    seen.add(declared)
    const { line } = ts.getLineAndCharacterOfPosition(declared.declarations[0].getSourceFile(), declared.declarations[0].getStart())
    const place = `${declared.declarations[0].getSourceFile().fileName.slice(root.length)}:${line + 1}`
    if (declared.getDocumentationComment(checker).length === 0) faults.push(`${place}: '${symbol.name}' has no TSDoc.`)
    const isCalled = declared.flags & (ts.SymbolFlags.Function | ts.SymbolFlags.Class)
    if (isCalled && !declared.getJsDocTags().some(({ name }) => name === 'example'))
      faults.push(`${place}: '${symbol.name}' has no @example.`)
  }
}
if (seen.size === 0) faults.push('No export was found: the search is broken.')
if (faults.length > 0) {
  console.error(faults.join('\n'))
  process.exit(1)
}
console.log(`${seen.size} exports have their TSDoc.`)
