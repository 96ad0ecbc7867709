import type { Item } from './item.js'
import { keyPartText } from './key-identity.js'

/** Values by the keys of items of one table. A map of maps, so that no text of a whole key is made for each item that is looked up. */
export class KeyMap<V> {
  readonly #names: readonly string[]
  readonly #partitions: Map<string, Map<string, V>> = new Map()

  /** `names`: of the attributes of the primary key. */
  constructor(names: readonly string[]) {
    this.#names = names
  }

  get(key: Item): V | undefined {
    return this.#partitions.get(partText(key, this.#names[0]))?.get(partText(key, this.#names[1]))
  }

  set(key: Item, value: V): void {
    const partition = partText(key, this.#names[0])
    let items = this.#partitions.get(partition)
    if (items === undefined) {
      items = new Map()
      this.#partitions.set(partition, items)
    }
    items.set(partText(key, this.#names[1]), value)
  }
}

function partText(key: Item, name: string | undefined): string {
  return name === undefined ? '' : keyPartText(key[name]!)
}
