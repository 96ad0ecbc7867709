import { type Model, planModel } from '@keyloom/core'
import {
  addAttribute,
  type Draft,
  type DraftEntity,
  type DraftTable,
  type Mutation,
  tableOf,
  template,
  text,
  value,
  witness,
} from './draft.js'

const partition = `${witness}Partition`
const sort = `${witness}Sort`

/** An index of text on the table of the first entity, which is in it. */
export function addIndex(model: Draft, more: { readonly kind?: 'local'; readonly type?: 'number' } = {}): void {
  const entity = model.entities[0]!
  addAttribute(entity, { kind: 'string' })
  declareIndex(tableOf(model, entity), witness, more.kind)
  joinIndex(entity, witness)
}

/** An index that no entity is in yet; names of its key attributes are of its own. */
export function declareIndex(table: DraftTable, name: string, kind: 'global' | 'local' = 'global'): void {
  const own = { name: name === witness ? partition : `${name}Partition`, type: 'string' as const }
  const key = {
    partition: kind === 'local' ? table.key.partition : [own],
    sort: [{ name: name === witness ? sort : `${name}Sort`, type: 'string' as const }],
  }
  table.indexes.push({ kind, name, key: structuredClone(key), projection: { kind: 'all' } })
}

/** Puts the items of an entity into the index: `WITNESS#{witness}` / `WITNESS`. */
export function joinIndex(entity: DraftEntity, index: string): void {
  const variant = {
    when: [],
    partition: [template(index === witness ? partition : `${index}Partition`, [text('WITNESS#'), value()])],
    sort: [template(index === witness ? sort : `${index}Sort`, [text('WITNESS')])],
  }
  entity.indexes.push({ index, declared: true, sparse: false, onPartialUpdate: 'require', variants: [variant] })
}

const indexOf = (model: Draft) => model.tables.flatMap(({ indexes }) => indexes).find(({ name }) => name === witness)!
const membershipOf = (model: Draft) => model.entities[0]!.indexes.find(({ index }) => index === witness)!
const variantOf = (model: Draft) => membershipOf(model).variants[0]!

/** A change of an index that the design has been given. */
function ofIndex(change: (head: Draft) => void, prepare: (base: Draft) => void = () => {}): Mutation {
  return (base) => {
    addIndex(base)
    prepare(base)
    return change
  }
}

/** An index of the design that access patterns read, with what it is named in. */
function readIndex(model: Draft): { readonly table: string; readonly index: string; readonly readers: readonly string[] } | undefined {
  const { plans } = planModel(model as Model)
  const read = plans.find(
    (plan) => plan.kind === 'query' && plan.index !== undefined && indexNamed(model, plan.table, plan.index)?.kind === 'global',
  )
  if (read?.kind !== 'query' || read.index === undefined) return undefined
  const readers = plans.filter((plan) => plan.kind !== 'get' && plan.table === read.table && plan.index === read.index)
  return { table: read.table, index: read.index, readers: readers.map(({ name }) => name) }
}

function indexNamed(model: Draft, table: string, index: string) {
  return model.tables.find(({ name }) => name === table)?.indexes.find(({ name }) => name === index)
}

function removeIndex(model: Draft, table: string, index: string): void {
  const owner = model.tables.find(({ name }) => name === table)!
  owner.indexes = owner.indexes.filter(({ name }) => name !== index)
  for (const entity of model.entities) if (entity.table === table) entity.indexes = entity.indexes.filter((one) => one.index !== index)
}

function removeQuestions(model: Draft, names: readonly string[]): void {
  for (const entity of model.entities) entity.patterns = entity.patterns.filter(({ name }) => !names.includes(`${entity.name}.${name}`))
  model.collections = model.collections.filter(({ name }) => !names.includes(name))
}

const numbers = (count: number) => Array.from({ length: count }, (_, i) => `${witness}${i}`)

export const indexMutations: Readonly<Record<string, Mutation>> = {
  G201: (base) => {
    addAttribute(base.entities[0]!, { kind: 'string' })
    return (head) => {
      declareIndex(tableOf(head, head.entities[0]!), witness)
      joinIndex(head.entities[0]!, witness)
    }
  },
  G202: ofIndex((head) => removeIndex(head, head.entities[0]!.table, witness)),
  G203: (base) => {
    const read = readIndex(base)
    if (read === undefined) return undefined
    return (head) => {
      removeIndex(head, read.table, read.index)
      removeQuestions(head, read.readers)
    }
  },
  G204: () => (head) => {
    for (const name of numbers(2)) declareIndex(head.tables[0]!, name)
  },
  G205: ofIndex((head) => {
    indexOf(head).key.sort[0]!.name = `${witness}Other`
    variantOf(head).sort[0]!.attribute = `${witness}Other`
  }),
  G206: ofIndex((head) => {
    indexOf(head).projection = { kind: 'include', attributes: [witness] }
  }),
  G207: (base) => {
    const read = readIndex(base)
    if (read === undefined) return undefined
    return (head) => {
      indexNamed(head, read.table, read.index)!.name = witness
      const owned = head.entities.filter(({ table }) => table === read.table)
      for (const one of owned.flatMap(({ indexes }) => indexes)) if (one.index === read.index) one.index = witness
      for (const one of [...owned.flatMap(({ patterns }) => patterns), ...head.collections])
        if (one.index === read.index) one.index = witness
    }
  },
  G208: (base) => {
    const [table] = base.tables
    for (const name of numbers(20 - table!.indexes.filter(({ kind }) => kind === 'global').length)) declareIndex(table!, name)
    return (head) => declareIndex(head.tables[0]!, witness)
  },
  G209: (base) => {
    declareIndex(base.tables[0]!, `${witness}0`, 'local')
    return (head) => declareIndex(head.tables[0]!, witness, 'local')
  },
  G210: (base) =>
    base.tables[0]!.indexes.some(({ kind }) => kind === 'local') ? undefined : (head) => declareIndex(head.tables[0]!, witness, 'local'),
  G211: ofIndex((head) => {
    variantOf(head).partition = [template(partition, [text('SEEN#'), value()])]
  }),
  G212: ofIndex(
    (head) => joinIndex(head.entities[0]!, witness),
    (base) => base.entities[0]!.indexes.pop(),
  ),
  G213: ofIndex((head) => head.entities[0]!.indexes.pop()),
  G214: ofIndex((head) => setOptional(head, true)),
  G215: ofIndex(
    (head) => setOptional(head, false),
    (base) => setOptional(base, true),
  ),
  G216: ofIndex((head) => {
    indexOf(head).key.sort[0]!.type = 'number'
  }),
  G217: ofIndex((head) => {
    indexOf(head).key = {
      partition: [
        { name: witness, type: 'string' },
        { name: `${witness}2`, type: 'string' },
      ],
      sort: [],
    }
    head.entities[0]!.indexes = head.entities[0]!.indexes.filter(({ index }) => index !== witness)
  }),
  G218: ofIndex(
    (head) => {
      indexOf(head).projection = { kind: 'include', attributes: numbers(101) }
    },
    (base) => {
      indexOf(base).projection = { kind: 'include', attributes: numbers(100) }
    },
  ),
  G219: (base) => {
    addAttribute(base.entities[0]!, { kind: 'enum', values: ['a', 'b'] })
    return (head) => {
      declareIndex(tableOf(head, head.entities[0]!), witness)
      joinIndex(head.entities[0]!, witness)
    }
  },
}

function setOptional(model: Draft, optional: boolean): void {
  model.entities[0]!.attributes.find(({ name }) => name === witness)!.optional = optional
  variantOf(model).when = optional ? [{ kind: 'present', attribute: witness }] : []
  membershipOf(model).sparse = optional
}
