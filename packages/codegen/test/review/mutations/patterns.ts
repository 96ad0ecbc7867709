import { type Model, planModel } from '@keyloom/core'
import {
  addAttribute,
  type Draft,
  type DraftPattern,
  firstEntity,
  type Mutation,
  sourcesOf,
  tableOf,
  template,
  text,
  value,
  witness,
} from './draft.js'
import { addIndex, declareIndex, joinIndex } from './indexes.js'

type Plan = ReturnType<typeof planModel>['plans'][number]

/** A change of one access pattern of the design. */
function ofPattern(
  holds: (pattern: DraftPattern, plan: Plan) => boolean,
  change: (pattern: DraftPattern) => void,
  prepare: (pattern: DraftPattern) => void = () => {},
): Mutation {
  return (base) => {
    const plans = new Map(planModel(base as Model).plans.map((plan) => [plan.name, plan]))
    for (const [i, { name, patterns }] of base.entities.entries()) {
      const place = patterns.findIndex((pattern) => {
        const plan = plans.get(`${name}.${pattern.name}`)
        return plan !== undefined && holds(pattern, plan)
      })
      if (place < 0) continue
      prepare(patterns[place]!)
      return (head) => change(head.entities[i]!.patterns[place]!)
    }
    return undefined
  }
}

const pattern = (by: readonly string[], more: Partial<DraftPattern> = {}): DraftPattern => ({
  kind: 'pattern',
  name: witness,
  by: by.map((attribute) => ({ attribute })),
  where: [],
  one: false,
  filter: [],
  consistent: false,
  ...more,
})

/** The attributes that the primary key of the first entity is formed of. */
const keyOf = ({ entities: [entity] }: Draft) => [...new Set(sourcesOf(entity!.key.partition, entity!.key.sort))]

type Step = NonNullable<Draft['transactions']>[number]['steps'][number]

/** A transaction over the first entity, of some steps and then of others. */
function transaction(before: (step: Step) => readonly Step[], after: (step: Step) => readonly Step[]): Mutation {
  return (base) => {
    const { name, table } = base.entities[0]!
    const step: Step = { name: 'step', action: 'update', entity: name, key: {}, set: {} }
    const add = (steps: readonly Step[]) => ({ kind: 'transaction' as const, name: witness, table, input: [], steps: [...steps] })
    const own = base.transactions ?? []
    base.transactions = [...own, add(before(step))]
    return (head) => {
      head.transactions = [...own, add(after(step))]
    }
  }
}

function addUnique(model: Draft): void {
  const entity = model.entities[0]!
  const { key } = tableOf(model, entity)
  const part = template(key.partition[0]!.name, [text(`UNIQUE#${entity.name}#${witness}#`), value()])
  const sort = key.sort[0] && { sort: template(key.sort[0].name, [text('UNIQUE')]) }
  entity.unique = [...(entity.unique ?? []), { name: witness, attributes: [witness], key: { partition: part, ...sort } }]
}

export const patternMutations: Readonly<Record<string, Mutation>> = {
  P501: (base) => {
    const by = keyOf(base)
    return (head) => head.entities[0]!.patterns.push(pattern(by, { one: true }))
  },
  P502: (base) => {
    addAttribute(base.entities[0]!, { kind: 'string' })
    return (head) => {
      declareIndex(tableOf(head, head.entities[0]!), witness)
      joinIndex(head.entities[0]!, witness)
      head.entities[0]!.patterns.push(pattern([witness]))
    }
  },
  P503: (base) => {
    const place = firstEntity(base, ({ patterns }) => patterns.length > 0)
    return place === undefined ? undefined : (head) => head.entities[place]!.patterns.shift()
  },
  P504: ofPattern(
    () => true,
    (one) => Object.assign(one, { name: witness, renamedFrom: one.name }),
  ),
  P505: ofPattern(
    ({ select, scan }) => select === undefined && scan === undefined,
    (one) => Object.assign(one, { select: one.by.map(({ attribute }) => attribute) }),
  ),
  P506: ofPattern(
    ({ order }) => order !== undefined,
    ({ order }) => Object.assign(order!, { direction: order!.direction === 'asc' ? 'desc' : 'asc' }),
  ),
  P507: (base) => {
    addIndex(base)
    declareIndex(tableOf(base, base.entities[0]!), `${witness}2`)
    joinIndex(base.entities[0]!, `${witness}2`)
    base.entities[0]!.patterns.push(pattern([witness], { index: witness }))
    return (head) => Object.assign(head.entities[0]!.patterns.at(-1)!, { index: `${witness}2` })
  },
  P508: (base) => {
    base.entities[0]!.patterns.push(pattern(keyOf(base), { one: true, consistent: true }))
    return (head) => Object.assign(head.entities[0]!.patterns.at(-1)!, { consistent: false })
  },
  P509: ofPattern(
    ({ range, order }) => range !== undefined && order === undefined,
    (one) => Object.assign(one, { filter: [...one.filter, one.range!], range: undefined }),
  ),
  P510: ofPattern(
    ({ fanOut, walk }, plan) => plan.kind === 'query' && fanOut === undefined && walk === undefined,
    (one) => Object.assign(one, { by: [], filter: one.by.map(({ attribute }) => attribute), scan: { because: 'few' } }),
    (one) => {
      delete one.order
      delete one.range
      delete one.limit
    },
  ),
  P511: (base) => {
    addIndex(base)
    const { indexes } = tableOf(base, base.entities[0]!)
    indexes.at(-1)!.projection = { kind: 'keys' }
    base.entities[0]!.patterns.push(pattern([witness], { hydrate: true }))
    return (head) => delete head.entities[0]!.patterns.at(-1)!.hydrate
  },
  P512: ofPattern(
    ({ one, scan }) => !one && scan === undefined,
    (one) => Object.assign(one, { limit: (one.limit ?? 0) + 10 }),
  ),
  P513: transaction(
    (step) => [step],
    (step) => [step, { ...step, name: 'another' }],
  ),
  P514: (base) => {
    addAttribute(base.entities[0]!, { kind: 'string' })
    return addUnique
  },
  P515: (base) => {
    addAttribute(base.entities[0]!, { kind: 'string' })
    addUnique(base)
    return (head) => head.entities[0]!.unique!.pop()
  },
  P516: transaction(
    (step) => [{ ...step, if: { [witness]: 'a' } }],
    (step) => [step],
  ),
}
