/** Every way a name of the schema becomes a name, a property or a literal of generated code. */

const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u

/** Words that a module of strict code cannot bind. */
const reserved: ReadonlySet<string> = new Set(
  (
    'arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for ' +
    'function if implements import in instanceof interface let new null package private protected public return static super switch ' +
    'this throw true try typeof undefined var void while with yield NaN Infinity'
  ).split(' '),
)

/** Words that TypeScript keeps for its own types. */
const reservedTypes: ReadonlySet<string> = new Set(
  'any bigint boolean never null number object string symbol undefined unknown void'.split(' '),
)

/** `OrderItem` of `Order item`, `order-item` or `orderItem`: what is no part of an identifier separates words. */
export function pascalCase(name: string): string {
  const joined = words(name)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
  return identifier.test(joined) ? joined : `_${joined}`
}

/** `orderItem`; a leading abbreviation is one word: `URLVisit` becomes `urlVisit`. */
export function camelCase(name: string): string {
  const pascal = pascalCase(name)
  const lead = /^\p{Lu}+(?=\p{Lu}\p{Ll})|^\p{Lu}+/u.exec(pascal)?.[0] ?? ''
  return lead.toLowerCase() + pascal.slice(lead.length)
}

/** A name that a `const`, a function or a parameter may have. */
export function bindingName(name: string): string {
  return reserved.has(name) ? `${name}_` : name
}

/** A name that a type, an interface or a class may have. */
export function typeName(name: string): string {
  return reservedTypes.has(name) ? `${name}_` : bindingName(name)
}

/** A property of an interface, a class or a type literal. */
export function memberName(name: string): string {
  return identifier.test(name) ? name : quote(name)
}

/** A property of an object literal; `__proto__` is computed, since as a plain key it would set the prototype. */
export function propertyName(name: string): string {
  return name === '__proto__' ? "['__proto__']" : memberName(name)
}

/** `name: value`, or the name alone where the value is the variable of that name. */
export function propertyOf(name: string, value: string): string {
  return name === value && identifier.test(name) ? name : `${propertyName(name)}: ${value}`
}

/** `order.status`, `order['State#Date']` */
export function access(object: string, name: string): string {
  return identifier.test(name) ? `${object}.${name}` : `${object}[${quote(name)}]`
}

/** `item['pk']`: an entry of a record, whose names a strict compiler wants quoted. */
export function entry(record: string, name: string): string {
  return `${record}[${quote(name)}]`
}

/** A string literal, in the quotes that need fewer escapes. */
export function quote(text: string): string {
  const escaped = escapeControls(text)
  if (!text.includes("'")) return `'${escaped}'`
  return text.includes('"') ? `'${escaped.replaceAll("'", "\\'")}'` : `"${escaped}"`
}

/** Text inside a template literal. */
export function templateText(text: string): string {
  return escapeControls(text).replaceAll('`', '\\`').replaceAll('${', '\\${')
}

/** A literal of any value JSON can hold that is no object or list. */
export function literal(value: string | number | boolean | null): string {
  if (typeof value === 'string') return quote(value)
  if (Object.is(value, -0)) return '-0'
  return typeof value === 'number' && Number.isSafeInteger(value) ? grouped(value) : String(value)
}

/** A whole number with its digits in groups of three where there are five or more. */
export function grouped(value: number): string {
  const digits = String(value)
  return Math.abs(value) < 10_000 ? digits : digits.replaceAll(/\B(?=(?:\d{3})+$)/g, '_')
}

function words(name: string): string[] {
  return name.split(/[^\p{ID_Continue}$]+/u).filter((word) => word !== '')
}

const special = /[\p{Cc}\p{Cs}\\\u2028\u2029]/u

/** JSON's escapes, and the two line ends that JSON leaves in; most text has none of them. */
function escapeControls(text: string): string {
  if (!special.test(text)) return text
  return JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}
