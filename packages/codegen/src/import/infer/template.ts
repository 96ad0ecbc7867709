import type { Fragment } from './fragments.js'

/** A template that forms the key texts of some items, in the order of the text. */
export interface Template {
  readonly tokens: readonly Token[]
  readonly cost: number
}

export type Token =
  | { readonly kind: 'literal'; readonly text: string }
  /** `others` would have formed the same texts. */
  | { readonly kind: 'hole'; readonly fragment: Fragment; readonly others: readonly string[] }

const word = /^[A-Z][A-Z_]*$/

/**
 * The simplest template that forms each of the texts out of the fragments of its item. All texts are read side by side: a literal is what
 * all of them have in common at their places, and a hole is an attribute whose text stands there in every one.
 */
export function inferTemplate(texts: readonly string[], fragments: readonly Fragment[], delimiter: string): Template | undefined {
  const known = new Map<string, Template | undefined>()
  const usable = fragments.filter((fragment) => fragment.texts.every((text) => text !== undefined && text !== ''))
  const isEnd = (places: readonly number[]): boolean => places.every((place, index) => place === texts[index]!.length)
  /** Begins the text or follows a delimiter, in every text. */
  const isStart = (places: readonly number[]): boolean =>
    places.every((place, index) => place === 0 || texts[index]![place - 1] === delimiter)
  const isStop = (places: readonly number[]): boolean =>
    places.every((place, index) => place === texts[index]!.length || texts[index]![place] === delimiter)

  function from(places: readonly number[], afterHole: Fragment | undefined): Template | undefined {
    if (isEnd(places)) return { tokens: [], cost: 0 }
    const identity = `${places.join(' ')} ${afterHole === undefined ? '' : afterHole.fixed}`
    if (known.has(identity)) return known.get(identity)
    known.set(identity, undefined)
    let best = literalFrom(places, afterHole)
    for (const template of holesFrom(places, afterHole)) if (best === undefined || template.cost < best.cost) best = template
    known.set(identity, best)
    return best
  }

  function literalFrom(places: readonly number[], afterHole: Fragment | undefined): Template | undefined {
    const character = texts[0]![places[0]!]
    if (character === undefined || places.some((place, index) => texts[index]![place] !== character)) return undefined
    const rest = from(
      places.map((place) => place + 1),
      undefined,
    )
    if (rest === undefined) return undefined
    const [next, ...more] = rest.tokens
    const isJoined = next?.kind === 'literal'
    // Behind a value, anything but a delimiter needs to be told from the value.
    const joint = afterHole !== undefined && !afterHole.fixed && character !== delimiter ? 1 : 0
    const cost = rest.cost + joint + (character === delimiter ? 0.1 : 1)
    const text = isJoined ? character + next.text : character
    return { tokens: [{ kind: 'literal', text }, ...(isJoined ? more : rest.tokens)], cost }
  }

  function* holesFrom(places: readonly number[], afterHole: Fragment | undefined): Generator<Template> {
    const before = wordBefore(texts[0]!.slice(0, places[0]))
    const fitting = usable.filter((fragment) => fragment.texts.every((text, index) => texts[index]!.startsWith(text!, places[index])))
    for (const fragment of fitting) {
      const ends = places.map((place, index) => place + fragment.texts[index]!.length)
      const rest = from(ends, fragment)
      if (rest === undefined) continue
      const isSame = (other: Fragment): boolean => other.texts.every((text, index) => text === fragment.texts[index])
      const others = fitting.filter((other) => other.attribute !== fragment.attribute && isSame(other)).map((other) => other.attribute)
      const adjacent = afterHole === undefined ? 0 : afterHole.fixed ? 1 : 3
      const isNamed = isNamedAfter(fragment.attribute, before)
      const far = (isNamed ? 0 : 0.1) + (/id$/i.test(fragment.attribute) ? 0 : 0.05)
      const cost = rest.cost + adjacent + holeCost(fragment, isStart(places) && isStop(ends), isNamed) + far
      yield { tokens: [{ kind: 'hole', fragment, others: [...new Set(others)] }, ...rest.tokens], cost }
    }
  }

  return from(
    texts.map(() => 0),
    undefined,
  )
}

/** A value that differs between items is no literal; one that never does may be, above all where it looks like one. */
function holeCost({ texts, cost }: Fragment, isWhole: boolean, isNamed: boolean): number {
  const [first = ''] = texts
  if (texts.some((text) => text !== first)) return cost + (isWhole ? 0.5 : 1.5)
  return cost + (isWhole && (isNamed || !word.test(first)) ? 0.8 : first.length + (isWhole ? 0.5 : 1.5))
}

/** `ORDER#` is followed by `orderId` rather than by another attribute of the same value, and so is `o#`. */
function isNamedAfter(attribute: string, before: string): boolean {
  const name = attribute.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  const stem = name.replace(/(id|name|key)$/, '')
  if (before.length < 3) return before !== '' && name.startsWith(before)
  return name.includes(before) || (stem.length > 2 && before.includes(stem))
}

function wordBefore(text: string): string {
  return (/([A-Za-z_]+)[^A-Za-z0-9]*$/.exec(text)?.[1] ?? '').toLowerCase().replaceAll('_', '')
}
