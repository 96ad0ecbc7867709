import { type CollectionModel, type EntityModel, type Model, type PatternModel, type Plan, planModel } from '@keyloom/core'
import { type Compared, pairByName } from './compared.js'

/** An access pattern or a collection with the request that answers it; no plan where the schema has none for it. */
export interface Question {
  readonly name: string
  readonly pattern?: PatternModel
  readonly collection?: CollectionModel
  readonly plan?: Plan
}

export function compareQuestions(base: Planned, head: Planned, entities: readonly Compared<EntityModel>[]): Compared<Question>[] {
  const [basePlans, headPlans] = [plansOf(base), plansOf(head)]
  const ofEntities = entities.flatMap((entity) =>
    pairByName(entity.base?.patterns ?? [], entity.head?.patterns ?? [], (pattern) => pattern.renamedFrom).map((pair) => {
      const { name } = (pair.head ?? pair.base)!
      return {
        target: `${entity.target}.${name}`,
        path: [...entity.path, 'patterns', name],
        about: entity.about,
        ...(pair.base && { base: patternQuestion(entity.base!, pair.base, basePlans) }),
        ...(pair.head && { head: patternQuestion(entity.head!, pair.head, headPlans) }),
      }
    }),
  )
  const collections = pairByName(base.model.collections, head.model.collections).map((pair) => {
    const { name, table } = (pair.head ?? pair.base)!
    return {
      target: name,
      path: ['collections', name],
      about: { table },
      ...(pair.base && { base: collectionQuestion(pair.base, basePlans) }),
      ...(pair.head && { head: collectionQuestion(pair.head, headPlans) }),
    }
  })
  return [...ofEntities, ...collections]
}

/** A model with its plans, which are made once: planning takes longer than comparing. */
export interface Planned extends ReturnType<typeof planModel> {
  readonly model: Model
}

export function planned(model: Model): Planned {
  return { model, ...planModel(model) }
}

type Plans = ReadonlyMap<string, Plan>

function plansOf({ plans }: Planned): Plans {
  return new Map(plans.map((plan) => [plan.name, plan]))
}

function patternQuestion(entity: EntityModel, pattern: PatternModel, plans: Plans): Question {
  return withPlan({ name: `${entity.name}.${pattern.name}`, pattern }, plans)
}

function collectionQuestion(collection: CollectionModel, plans: Plans): Question {
  return withPlan({ name: collection.name, collection }, plans)
}

function withPlan(question: Question, plans: Plans): Question {
  const plan = plans.get(question.name)
  return plan === undefined ? question : { ...question, plan }
}

/** The index that a plan reads, or `table`. */
export function placeOf(plan: Plan): string {
  return plan.kind === 'get' ? 'table' : (plan.index ?? 'table')
}

/** The entities that a plan returns. */
export function namesOf({ result }: Plan): string[] {
  return result.kind === 'collection' ? result.members.map(({ entity }) => entity) : [result.entity]
}
