import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { lintModel } from '../../packages/codegen/dist/lint/lint-model.js'
import { loadModule } from '../../packages/codegen/dist/load/load-module.js'
import { modelOf, planModel } from '../../packages/core/dist/index.js'

/**
 * The figures of one design: what its schema makes of each published pattern, and what lint finds in it as it was published. Errors are
 * findings; what costs is one where the fixture lists it as a defect.
 */
export async function readDesign(folder) {
  const load = (file) => loadModule(join(folder, file))
  const model = modelOf((await load('schema.ts')).default)
  const { answers } = await load('answers.ts')
  const { published, defects } = existsSync(join(folder, 'published.ts')) ? await load('published.ts') : { published: model, defects: [] }
  const findings = lintModel(published).map(({ rule, severity, path, message }) => ({ rule, severity, at: path.join('.'), message }))
  const answered = Object.entries(answers).map(([pattern, answer]) => ({ pattern, ...howAnswered(answer, model, findings) }))
  const of = (kind) => answered.filter((one) => one.kind === kind)
  return {
    entities: model.entities.length,
    indexes: model.tables.reduce((sum, { indexes }) => sum + indexes.length, 0),
    patterns: answered.length,
    served: of('request').length,
    twoStep: of('steps').length,
    scans: of('scan').map(({ pattern, because }) => ({ pattern, because })),
    impossible: of('impossible').map(({ pattern, rule }) => ({ pattern, rule })),
    unserved: of('unserved').length,
    findings: findings.filter(({ rule, severity, at }) => severity === 'error' || defects.includes(`${rule} ${at}`)),
    defects,
  }
}

/** One request, several steps, a scan; or why the keys of the design give no answer, in the words of lint. */
function howAnswered(answer, model, findings) {
  if (Array.isArray(answer)) {
    return { kind: answer.every((step) => howAnswered(step, model, findings).kind === 'request') ? 'steps' : 'unserved' }
  }
  if (typeof answer === 'object') {
    const [entity, pattern] = answer.impossible.split('.')
    const why = findings.find(({ at }) => at.startsWith(`entities.${entity}.patterns.${pattern}`))
    return why === undefined ? { kind: 'unserved' } : { kind: 'impossible', rule: why.rule }
  }
  const plan = planModel(model).plans.find(({ name }) => name === answer)
  if (plan?.kind === 'scan') return { kind: 'scan', because: plan.because }
  if (plan !== undefined) return { kind: takesSteps(plan) ? 'steps' : 'request' }
  return howWritten(answer, model)
}

function takesSteps(plan) {
  return plan.kind === 'query' && (plan.hydrate === true || plan.fanOut !== undefined || plan.walk !== undefined)
}

const clientOperations = ['transact', 'transactGet', 'batchGet', 'batchWrite']
const operations = ['create', 'put', 'upsert', 'get', 'update', 'delete', 'move']

function howWritten(answer, { entities, transactions = [] }) {
  if (clientOperations.includes(answer) || transactions.some(({ name }) => name === answer)) return { kind: 'request' }
  const [name, operation] = answer.split('.')
  const entity = entities.find((one) => one.name === name)
  if (entity === undefined || !operations.includes(operation)) return { kind: 'unserved' }
  // The next number of the parent, then the put.
  return { kind: operation === 'create' && entity.sequence !== undefined ? 'steps' : 'request' }
}
