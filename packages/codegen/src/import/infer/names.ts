import { camelCase } from '../../emit/print/safe-identifier.js'

/** `ORDER` and `order-line` as `Order` and `OrderLine`: a capital letter, then letters and digits. */
export function entityName(label: string): string {
  const words = label.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
  const name = words.map((word) => word[0]!.toUpperCase() + (/^[A-Z]+$/.test(word) ? word.slice(1).toLowerCase() : word.slice(1))).join('')
  return /^[A-Z]/.test(name) ? name : `Item${name}`
}

/** The names made different from each other by numbers. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let own = name
    for (let number = 2; taken.has(own.toLowerCase()); number += 1) own = `${name}${number}`
    taken.add(own.toLowerCase())
    return own
  })
}

/** A name as an attribute of a schema can have it: placeholders of templates end at a colon or brace. */
export function attributeName(stored: string): string {
  return /^[A-Za-z_][\w-]*$/.test(stored) ? stored : camelCase(stored)
}
