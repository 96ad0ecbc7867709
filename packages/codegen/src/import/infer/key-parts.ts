import type { Item } from '../../scan/stored-entity.js'
import { type Fragment, fragmentsOf, plainValue } from './fragments.js'
import { rareFragments } from './rare-forms.js'
import { inferTemplate, type Template } from './template.js'

/** What the key attributes of some items are made of. */
export interface Sources {
  /** Attributes that may stand in templates. */
  readonly attributes: readonly string[]
  readonly delimiter: string
  /** Attributes that some items of the entity lack. */
  readonly optional: ReadonlySet<string>
  /** Of the key of an index, which another text may stand in for an attribute that an item lacks. */
  readonly mayMiss?: true
}

/** More items than these decide nothing that these do not; the templates are tried on all items afterwards. */
const enough = 40

/** The template that forms a key attribute in all of these items; undefined where none does. */
export function templateOf(
  attribute: string,
  items: readonly Item[],
  { attributes, delimiter, optional, mayMiss }: Sources,
): Template | undefined {
  const some = spread(items)
  const texts = some.map((item) => item[attribute]?.S)
  if (texts.length === 0 || texts.some((text) => text === undefined)) return undefined
  const fragments = attributes
    .filter((name) => name !== attribute)
    .flatMap((name) => {
      const values = some.map((item) => item[name])
      const samples = values.map((value, index) => ({ value: plainValue(value), key: texts[index]! }))
      return [...fragmentsOf(name, values, delimiter), ...rareFragments(name, samples, delimiter, mayMiss === true)]
    })
    .map((fragment): Fragment => (optional.has(fragment.attribute) ? { ...fragment, cost: fragment.cost + 0.15 } : fragment))
  return inferTemplate(texts as string[], fragments, delimiter)
}

/**
 * The template that forms a key attribute in most of these items, where a few have been written otherwise: what several small parts of the
 * items agree on.
 */
export function commonTemplateOf(attribute: string, items: readonly Item[], sources: Sources): Template | undefined {
  if (items.length < fewest) return undefined
  const found = Array.from({ length: ballots }, (_, ballot) =>
    templateOf(
      attribute,
      items.filter((_, index) => index % ballots === ballot),
      sources,
    ),
  )
  const spelled = found.map((template) => template && spell(template, (name) => name, false))
  return found.find((template, index) => template !== undefined && spelled.filter((one) => one === spelled[index]).length * 2 > ballots)
}

const fewest = 10
const ballots = 5

/** Some items from all over the list. */
function spread(items: readonly Item[]): readonly Item[] {
  const step = Math.max(1, items.length / enough)
  return Array.from({ length: Math.min(enough, items.length) }, (_, index) => items[Math.floor(index * step)]!)
}

/** A name that says that the attribute is there for its key alone: `pk`, `GSI1SK`, `status_pk`, `sort_key`. */
export function isTechnical(name: string): boolean {
  return /(^|[_\-\d])([phsr]k|hash|range|partition|sort)([_-]?key)?\d*$/i.test(name) || /[a-z\d](Pk|Sk|PK|SK)$/.test(name)
}

/** Whether a template says so much that an attribute with a name of its own is formed by it and no value of its own. */
export function isTelling({ tokens }: Template, delimiter: string): boolean {
  const isBounded = tokens.every((token, index) => {
    const next = tokens[index + 1]
    return token.kind === 'literal' || next === undefined || (next.kind === 'literal' && next.text.startsWith(delimiter))
  })
  const first = tokens[0]
  const isLed = first?.kind !== 'literal' || first.text.endsWith(delimiter)
  return tokens.length > 1 && tokens.some(({ kind }) => kind === 'hole') && isBounded && isLed
}

/** Which way of writing values the templates of one key show: escaped, as they are, or nothing of it. */
export function escapeOf(templates: readonly Template[], delimiter: string): 'escaped' | 'plain' | 'either' | 'both' {
  const shown = new Set(
    templates.flatMap(({ tokens }) =>
      tokens.flatMap((token, index) => {
        if (token.kind === 'literal') return []
        const { shows, format, texts, fixed } = token.fragment
        if (shows !== undefined) return [shows]
        const isFollowed = index < tokens.length - 1
        const holds = format === undefined && !fixed && isFollowed && texts.some((text) => needsEscape(text!, delimiter))
        return holds ? ['plain' as const] : []
      }),
    ),
  )
  return shown.size === 2 ? 'both' : (([...shown][0] as 'escaped' | 'plain' | undefined) ?? 'either')
}

function needsEscape(text: string, delimiter: string): boolean {
  return delimiter === '#' ? /[\0-$]/.test(text) : text.includes(delimiter) || text.includes('$')
}

/** A template as the schema writes it. */
export function spell({ tokens }: Template, names: (stored: string) => string, isPlain: boolean): string {
  return tokens
    .map((token) => {
      if (token.kind === 'literal') return token.text.replaceAll('{', '{{').replaceAll('}', '}}')
      const { attribute, format, from0, shows } = token.fragment
      // In plain keys a number without a format is written as it is.
      const form = isPlain && format === undefined && from0 === true && shows !== 'plain' ? 'pad(16)' : format
      return `{${names(attribute)}${form === undefined ? '' : `:${form}`}}`
    })
    .join('')
}
