// Random calls of repositories, with faults, against a model of plain maps; after each, the table holds exactly what the model says.
import { fuzzRuntime, runSequence } from '../../tests/fuzz/runtime/run.ts'

export const defaultCases = 10_000

export async function run({ cases, seed, replay }) {
  if (replay !== undefined) {
    const problem = await runSequence(Number(replay))
    return {
      report: { cases: 1, violations: problem === undefined ? 0 : 1 },
      failed: problem !== undefined,
      details: [problem ?? 'nothing'],
    }
  }
  const { report, details } = await fuzzRuntime({ cases, seed })
  return { report, failed: report.violations > 0, details }
}
