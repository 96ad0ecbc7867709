export { describePlan, type PlanDescription } from './describe-plan.js'
export { entitiesWithin, primaryKeysMayMeet } from './may-meet.js'
export type {
  BoundPart,
  BoundToken,
  GetPlan,
  Plan,
  PlanFanOut,
  PlanMember,
  PlanResult,
  PlanWalk,
  QueryPlan,
  RangeInput,
  ScanPlan,
  SortBound,
  SortPlan,
} from './plan.js'
export { planCollection } from './plan-collection.js'
export { planModel } from './plan-model.js'
export { planPattern } from './plan-pattern.js'
