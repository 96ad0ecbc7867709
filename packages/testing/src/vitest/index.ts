export { describeOnEngines, type EngineUnderTest } from './describe-on-engines.js'
export { readTargets, type Target, type TargetName } from './targets.js'
