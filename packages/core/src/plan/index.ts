export type {
  BoundPart,
  BoundToken,
  GetPlan,
  Plan,
  PlanMember,
  PlanResult,
  QueryPlan,
  RangeInput,
  ScanPlan,
  SortBound,
  SortPlan,
} from './plan.js'
