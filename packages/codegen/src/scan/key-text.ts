import type { Item } from './stored-entity.js'

/** The key of a stored item, for people: `CUSTOMER#1 / ORDER#2`. */
export function keyText(item: Item, attributes: readonly string[]): string {
  return attributes.map((name) => item[name]?.S ?? item[name]?.N ?? JSON.stringify(item[name])).join(' / ')
}
