import { type Code, object, print } from './layout.js'

interface Imported {
  readonly symbol: string
  readonly local: string
  readonly typeOnly: boolean
}

/** The imports of one file, by symbol: each is asked for where it is used, and written once. */
export interface ImportSet {
  /** The local name of a value; `local`, where it is to have another here. */
  value(module: string, symbol: string, local?: string): string
  /** The local name of a type. */
  type(module: string, symbol: string): string
  /** The local name of everything a module exports. */
  namespace(module: string, local: string): string
  text(): string
}

/** `declared` are names of the generated code: a package's symbol of such a name gets another one here. */
export function importSet(declared: ReadonlySet<string>): ImportSet {
  const modules = new Map<string, Map<string, Imported>>()
  const namespaces = new Map<string, string>()

  function add(module: string, symbol: string, typeOnly: boolean, asked = symbol): string {
    const symbols = modules.get(module) ?? new Map<string, Imported>()
    modules.set(module, symbols)
    const known = symbols.get(symbol)
    if (known === undefined || (known.typeOnly && !typeOnly)) {
      const isTaken = declared.has(symbol) && !module.startsWith('.')
      const local = known?.local ?? (isTaken ? aliasOf(symbol) : asked)
      symbols.set(symbol, { symbol, local, typeOnly })
      return local
    }
    return known.local
  }

  return {
    value: (module, symbol, local) => add(module, symbol, false, local),
    type: (module, symbol) => add(module, symbol, true),
    namespace: (module, local) => {
      namespaces.set(module, local)
      return local
    },
    text: () => {
      const lines = [
        ...[...namespaces].map(([module, local]) => ({ module, text: `import * as ${local} from '${module}'\n` })),
        ...[...modules].map(([module, symbols]) => ({ module, text: statement(module, symbols.values()) })),
      ]
      // Packages before files.
      const sorted = sortedByName(lines, ({ module }) => module)
      return [...sorted.filter(({ module }) => !module.startsWith('.')), ...sorted.filter(({ module }) => module.startsWith('.'))]
        .map(({ text }) => text)
        .join('')
    },
  }
}

/** `KeyloomQuery` of a type or class, `keyloomQuery` of a function. */
function aliasOf(symbol: string): string {
  const first = symbol.charAt(0)
  return `${first === first.toUpperCase() ? 'Keyloom' : 'keyloom'}${first.toUpperCase()}${symbol.slice(1)}`
}

function statement(module: string, symbols: Iterable<Imported>): string {
  const sorted = sortedByName(symbols, ({ local }) => local)
  const typeOnly = sorted.every((symbol) => symbol.typeOnly)
  const items = sorted.map((symbol) => specifier(symbol, typeOnly))
  return `${print([`import ${typeOnly ? 'type ' : ''}`, object(items), ` from '${module}'`])}\n`
}

function specifier({ symbol, local, typeOnly }: Imported, allTypes: boolean): Code {
  const name = local === symbol ? symbol : `${symbol} as ${local}`
  return typeOnly && !allTypes ? `type ${name}` : name
}

/** Sorts as editors sort imports: letter by letter, of one letter the capital first, digits by value; never by locale. */
export function sortedByName<T>(items: Iterable<T>, nameOf: (item: T) => string): T[] {
  const keyed = [...items].map((item) => ({ item, key: sortKey(nameOf(item)) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key))).map(({ item }) => item)
}

function sortKey(name: string): string {
  return name
    .replaceAll(/\d+/g, (digits) => digits.padStart(12, '0'))
    .replaceAll(/\D/gu, (letter) => {
      const lower = letter.toLowerCase()
      return `${lower}${letter === lower ? '1' : '0'}`
    })
}
