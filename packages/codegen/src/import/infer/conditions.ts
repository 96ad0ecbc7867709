import type { Item } from '../../scan/stored-entity.js'
import type { WhenDraft } from '../draft.js'

/** A way to part items: by whether they have an attribute, or by its value. */
export interface Split {
  readonly attribute: string
  readonly classes: readonly { readonly when: WhenDraft; readonly items: readonly Item[] }[]
}

/** More values than these are no states. */
const maxValues = 8

/** Every way to part items into two classes or more. */
export function splitsOf(attributes: readonly string[], items: readonly Item[]): Split[] {
  return attributes.flatMap((attribute): Split[] => {
    const present = items.filter((item) => item[attribute] !== undefined)
    if (present.length === 0) return []
    if (present.length < items.length) {
      const absent = items.filter((item) => item[attribute] === undefined)
      return [
        {
          attribute,
          classes: [
            { when: 'absent', items: absent },
            { when: 'present', items: present },
          ],
        },
      ]
    }
    const values = [...new Set(items.map((item) => stateOf(item, attribute)))]
    // What is another value in each item is no state.
    if (values.length < 2 || values.length > Math.min(maxValues, items.length - 1) || values.includes(undefined)) return []
    return [
      { attribute, classes: values.map((value) => ({ when: value!, items: items.filter((item) => stateOf(item, attribute) === value) })) },
    ]
  })
}

/** The simplest condition that holds of these items and of none of the others. */
export function conditionBetween(
  attributes: readonly string[],
  inside: readonly Item[],
  outside: readonly Item[],
): Readonly<Record<string, WhenDraft>> | undefined {
  const splits = splitsOf(attributes, [...inside, ...outside]).toSorted((one, other) => one.classes.length - other.classes.length)
  for (const { attribute, classes } of splits) {
    const isIn = classes.filter(({ items }) => items.every((item) => inside.includes(item)))
    const isOut = classes.filter(({ items }) => items.every((item) => outside.includes(item)))
    if (isIn.length === 0 || isIn.length + isOut.length < classes.length) continue
    return { [attribute]: whenOf(isIn.map(({ when }) => when)) }
  }
  return undefined
}

/** One value stands for itself, several are a list. */
export function whenOf(values: readonly WhenDraft[]): WhenDraft {
  const [only, ...others] = values.flat() as readonly (string | number | boolean)[]
  return others.length === 0 ? only! : [only!, ...others]
}

function stateOf(item: Item, attribute: string): string | boolean | undefined {
  return item[attribute]?.S ?? item[attribute]?.BOOL
}
