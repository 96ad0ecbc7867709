import type { Item } from './item.js'
import { keyPartText } from './key-identity.js'

/** Values by the keys of items of one table. A map of maps, so that no text of a whole key is made for each item that is looked up. */
export class KeyMap<V> {
  readonly #names: readonly string[]
  readonly #partitions: Map<string, Map<string, V>> = new Map()
  /** The one that was asked for last: items that stand together often come together. */
  #partition = ''
  #items: Map<string, V> | undefined

  /** `names`: of the attributes of the primary key. */
  constructor(names: readonly string[]) {
    this.#names = names
  }

  get(key: Item): V | undefined {
    return this.#itemsWith(key)?.get(partText(key, this.#names[1]))
  }

  /** The value of this key: the one that is there, or else this one, which is kept. */
  add(key: Item, value: V): V {
    let items = this.#itemsWith(key)
    if (items === undefined) {
      items = new Map()
      this.#items = items
      this.#partitions.set(this.#partition, items)
    }
    const sort = partText(key, this.#names[1])
    const known = items.get(sort)
    if (known === undefined) items.set(sort, value)
    return known ?? value
  }

  #itemsWith(key: Item): Map<string, V> | undefined {
    const partition = partText(key, this.#names[0])
    if (partition !== this.#partition) {
      this.#partition = partition
      this.#items = this.#partitions.get(partition)
    }
    return this.#items
  }
}

function partText(key: Item, name: string | undefined): string {
  return name === undefined ? '' : keyPartText(key[name]!)
}
