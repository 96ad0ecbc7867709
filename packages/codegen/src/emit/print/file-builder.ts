import { type ImportSet, importSet } from './import-set.js'
import { jsdoc } from './jsdoc.js'
import { type Code, print } from './layout.js'

/** One generated TypeScript file while it is written: its imports, then its blocks with an empty line between two. */
export interface FileBuilder {
  readonly imports: ImportSet
  /** What `index.ts` exports of the file, in order. */
  readonly exports: readonly Exported[]
  /** A declaration with its documentation. */
  add(code: Code, docs: readonly string[], exported?: Exported): void
  /** Short declarations, one below the other; those that take several lines stand apart. */
  addLines(codes: readonly Code[]): void
  /** A type of the language, reached another way where the generated code has a name like it. */
  global(name: string): string
  text(): string
}

export interface Exported {
  readonly kind: 'type' | 'value'
  readonly name: string
}

/** `taken` are the names that the generated code declares; what is imported gives way to them. */
export function fileBuilder(taken: ReadonlySet<string>): FileBuilder {
  const imports = importSet(taken)
  const exports: Exported[] = []
  const blocks: string[] = []
  return {
    imports,
    exports,
    add: (code, docs, exported) => {
      blocks.push(`${jsdoc(docs)}${print(code)}\n`)
      if (exported !== undefined) exports.push(exported)
    },
    addLines: (codes) => {
      let lines = ''
      for (const text of codes.map((code) => print(code))) {
        if (!text.includes('\n')) lines += `${text}\n`
        else {
          blocks.push(lines, `${text}\n`)
          lines = ''
        }
      }
      blocks.push(lines)
    },
    global: (name) => (taken.has(name) ? `globalThis.${name}` : name),
    text: () => [imports.text(), ...blocks].filter((block) => block !== '').join('\n'),
  }
}
