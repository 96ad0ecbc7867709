export { type Candidate, candidatesOf, type Resident, residentsOf } from './candidate.js'
export { describePlan, type PlanDescription } from './describe-plan.js'
export { partTokens } from './key-part.js'
export { mayRunOver } from './language.js'
export { entitiesWithin } from './may-meet.js'
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
export { sharedKey, sharedPrimaryKey } from './shared-key.js'
