import type { Item } from '../../scan/stored-entity.js'
import type { ImportedIndex, WhenDraft } from '../draft.js'
import { conditionBetween, splitsOf, whenOf } from './conditions.js'
import { commonTemplateOf, type Sources, spell, templateOf } from './key-parts.js'
import type { Template, Token } from './template.js'

/** The templates of an index under one condition. */
export interface Variant {
  readonly when: Readonly<Record<string, WhenDraft>>
  /** By the name of the key attribute. */
  readonly templates: ReadonlyMap<string, Template>
  readonly sparse: boolean
}

/** How items are in an index. */
export interface InferredMembership {
  readonly variants: readonly Variant[]
  readonly doubts: readonly string[]
}

/** What the formed key attributes of an index hold; undefined where no item is in it, or where nothing forms them. */
export function inferMembership(
  index: ImportedIndex,
  formed: readonly string[],
  items: readonly Item[],
  sources: Sources,
): InferredMembership | undefined {
  const parts = [...index.key.partition, ...index.key.sort].map(({ name }) => name)
  const inside = items.filter((item) => parts.every((name) => item[name] !== undefined))
  if (inside.length === 0) return undefined
  const outside = items.filter((item) => !inside.includes(item))
  const found = variantsOf(formed, inside, { ...sources, mayMiss: true })
  if (found === undefined) return undefined
  const variants = found
    .map((variant) => ({ ...variant, sparse: isSparse(variant, parts, outside) }))
    .map((variant) => (variant.sparse ? variant : { ...variant, when: { ...presences(variant, sources.optional), ...variant.when } }))
  const isKeptOut = (item: Item): boolean => variants.every(({ when, sparse }) => sparse || !holds(when, item))
  if (outside.every(isKeptOut)) return { variants, doubts: [] }
  const condition = conditionBetween(sources.attributes, inside, outside)
  if (condition !== undefined)
    return { variants: variants.map((variant) => ({ ...variant, when: { ...condition, ...variant.when } })), doubts: [] }
  return { variants, doubts: [`${outside.length} of ${items.length} items are not in ${index.name}, and nothing in them says why`] }
}

type Found = Omit<Variant, 'sparse'>

function variantsOf(formed: readonly string[], inside: readonly Item[], sources: Sources): readonly Found[] | undefined {
  const whole = templatesOf(formed, inside, sources)
  if (whole !== undefined) return [{ when: {}, templates: whole }]
  const splits = splitsOf(sources.attributes, inside).flatMap(({ attribute, classes }) => {
    const variants = classes.flatMap(({ when, items }): ClassOfItems[] => {
      const templates = templatesOf(formed, items, sources)
      return templates === undefined ? [] : [{ when, items, templates }]
    })
    if (variants.length < classes.length) return []
    // That an attribute is there says more than which of its values it has.
    const far = classes.some(({ when }) => when === 'present') ? 0 : 3
    const cost = far + variants.reduce((sum, { templates }) => sum + [...templates.values()].reduce((all, one) => all + one.cost, 0), 0)
    return [{ attribute, variants, cost }]
  })
  const best = splits.toSorted((one, other) => one.cost - other.cost)[0]
  const forms = best === undefined ? [] : formsOf(best.variants)
  // What one item alone has is more likely wrong than another form.
  if (best === undefined || forms.some(({ items }) => items === 1)) {
    const common = templatesOf(formed, inside, sources, commonTemplateOf)
    if (common !== undefined) return [{ when: {}, templates: common }]
  }
  return best && forms.map(({ whens, templates }) => ({ when: { [best.attribute]: whenOf(whens) }, templates }))
}

interface ClassOfItems {
  readonly when: WhenDraft
  readonly items: readonly Item[]
  readonly templates: ReadonlyMap<string, Template>
}

/** The classes of a split, those with the same templates as one. */
function formsOf(classes: readonly ClassOfItems[]) {
  const byForm = new Map<string, { whens: WhenDraft[]; items: number; templates: ReadonlyMap<string, Template> }>()
  for (const { when, items, templates } of classes) {
    const form = [...templates.values()].map((template) => spell(template, (name) => name, false)).join('\n')
    const same = byForm.get(form) ?? { whens: [], items: 0, templates }
    same.whens.push(when)
    same.items += items.length
    byForm.set(form, same)
  }
  return [...byForm.values()]
}

function templatesOf(
  formed: readonly string[],
  items: readonly Item[],
  sources: Sources,
  infer = templateOf,
): ReadonlyMap<string, Template> | undefined {
  const templates = new Map<string, Template>()
  for (const name of formed) {
    const template = infer(name, items, sources)
    if (template === undefined) return undefined
    templates.set(name, template)
  }
  return templates
}

/** What a key is made of that other items lack is there in those that have the key. */
function presences({ templates, when }: Found, optional: ReadonlySet<string>): Readonly<Record<string, WhenDraft>> {
  const holes = [...templates.values()].flatMap(({ tokens }) => tokens.flatMap((token) => needs(token)))
  return Object.fromEntries(holes.filter((name) => optional.has(name) && when[name] === undefined).map((name) => [name, 'present']))
}

/** The attribute without which an item cannot have this part of a key. */
function needs(token: Token): string[] {
  return token.kind === 'hole' && token.fragment.isWithout !== true ? [token.fragment.attribute] : []
}

/** Whether each item outside lacks an attribute that the key is made of. */
function isSparse({ templates, when }: Found, parts: readonly string[], outside: readonly Item[]): boolean {
  const needed = parts.flatMap((name) => {
    const template = templates.get(name)
    return template === undefined ? [name] : template.tokens.flatMap((token) => needs(token))
  })
  const uncertain = needed.filter((name) => when[name] !== 'present')
  return outside.length > 0 && outside.every((item) => uncertain.some((name) => item[name] === undefined))
}

/** Whether an item fulfils a condition. */
function holds(when: Readonly<Record<string, WhenDraft>>, item: Item): boolean {
  return Object.entries(when).every(([attribute, wanted]) => {
    const value = item[attribute]
    if (wanted === 'present') return value !== undefined
    if (wanted === 'absent') return value === undefined
    return [wanted].flat().some((one) => one === (value?.S ?? value?.BOOL))
  })
}
