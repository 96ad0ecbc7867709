import type { Draft, DraftTable, Mutation } from './draft.js'
import { witness } from './draft.js'
import { declareIndex } from './indexes.js'

/** What is set on a table; undefined takes it away. */
type Options = { readonly [Name in keyof DraftTable]?: DraftTable[Name] | undefined }

/** The first table of the design, as it is before and after. */
function ofTable(before: Options, after: Options): Mutation {
  return (base) => {
    set(base, before)
    return (head) => set(head, after)
  }
}

function set({ tables: [table] }: Draft, options: Options): void {
  for (const [name, option] of Object.entries(options)) {
    if (option === undefined) Reflect.deleteProperty(table!, name)
    else Object.assign(table!, { [name]: option })
  }
}

const provisioned = (max: number): DraftTable['capacity'] => ({
  mode: 'provisioned',
  read: { min: 5, max, target: 70 },
  write: { min: 5, max, target: 70 },
})

export const tableMutations: Readonly<Record<string, Mutation>> = {
  T601: () => (head) => {
    const { name } = head.tables[0]!
    for (const one of [...head.entities, ...head.collections, ...(head.transactions ?? [])]) if (one.table === name) one.table = witness
    head.tables[0]!.name = witness
  },
  T602: ofTable({ ttl: undefined }, { ttl: witness }),
  T603: ofTable({ ttl: witness }, { ttl: `${witness}2` }),
  T604: ofTable({ ttl: witness }, { ttl: undefined }),
  T605: ofTable({ capacity: { mode: 'on-demand' } }, { capacity: provisioned(50) }),
  T606: (base) => {
    set(base, { capacity: provisioned(50) })
    declareIndex(base.tables[0]!, witness)
    return (head) => Object.assign(head.tables[0]!.indexes.at(-1)!, { capacity: provisioned(10) })
  },
  T607: ofTable({ stream: 'new-and-old-images' }, { stream: 'keys-only' }),
  T608: ofTable({ deployment: { deletionProtection: true } }, { deployment: { deletionProtection: false } }),
  T609: ofTable({ deployment: { tableClass: 'standard' } }, { deployment: { tableClass: 'infrequent-access' } }),
}
