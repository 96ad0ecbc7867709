import { isDeepStrictEqual } from 'node:util'
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { keyloomError } from '@keyloom/core'
import type { TableDescription } from '../infra/table-description.js'
import { perform, readLiveTable } from './control-plane.js'
import type { DeployStep } from './deploy-step.js'
import { notReady } from './live-table.js'
import { planDeploy } from './plan-deploy.js'

/** What is told while steps are carried out. `number` counts those of this run, of `total`. */
export type DeployEvent =
  | { readonly kind: 'step'; readonly number: number; readonly total: number; readonly step: DeployStep }
  /** Told at each look at a table that is not ready; `waiting` are the parts of it that are not. */
  | { readonly kind: 'wait'; readonly waiting: readonly string[] }

export interface ApplyOptions {
  readonly allowDataLoss: boolean
  readonly tell: (event: DeployEvent) => void
  /** Lets the time between two looks pass; there were so many since something else was done. */
  readonly pause: (looks: number) => Promise<void>
}

/**
 * Carries out the steps of a plan, each once the table is ready for it. The plan is made anew from the table before each step: a run that ends
 * anywhere is continued by the next one. Answers how many steps were done.
 *
 * Throws `DEPLOY.DATA_LOSS` before the first step where one loses data and that is not allowed; `DEPLOY.*` of the calls.
 */
export async function applyDeploy(client: DynamoDBClient, table: TableDescription, name: string, options: ApplyOptions): Promise<number> {
  const { tell, pause, allowDataLoss } = options
  const remaining = () => readySteps(client, table, name, options)
  let steps = await remaining()
  for (let done = 0; ; done++) {
    const [step] = steps
    if (step === undefined) return done
    if (!allowDataLoss) refuseDataLoss(name, steps)
    tell({ kind: 'step', number: done + 1, total: done + steps.length, step })
    for (let look = 0; (await perform(client, step.request)) === 'too-early'; look++) {
      tell({ kind: 'wait', waiting: [`the backups of ${name} begin`] })
      await pause(look)
    }
    steps = await once(name, remaining, options, (left) => !left.some((one) => isDeepStrictEqual(one, step)))
  }
}

/** What DescribeTable answers may be a moment old, so that a step that was done would be done again. */
const looks = 40

async function once(
  name: string,
  remaining: () => Promise<DeployStep[]>,
  { pause }: ApplyOptions,
  isDone: (steps: readonly DeployStep[]) => boolean,
): Promise<DeployStep[]> {
  for (let look = 0; look < looks; look++) {
    await pause(look)
    const steps = await remaining()
    if (isDone(steps)) return steps
  }
  throw keyloomError('DEPLOY.STATE', `${name} took the last change and does not show it.`, {
    fix: 'Run it again in a while.',
    payload: { table: name },
  })
}

function refuseDataLoss(table: string, steps: readonly DeployStep[]): void {
  const losing = steps.filter(({ losesData }) => losesData)
  if (losing.length === 0) return
  throw keyloomError(
    'DEPLOY.DATA_LOSS',
    `Nothing was done on ${table}, since data would be lost: ${losing.map(({ text }) => text).join(' ')}`,
    {
      fix: 'See that nobody reads what goes, then allow it with `--allow-data-loss`.',
      payload: { table, steps: losing.map(({ text }) => text) },
    },
  )
}

/** The steps that are left, once the table takes the first of them: it and all its indexes are ACTIVE. */
async function readySteps(
  client: DynamoDBClient,
  table: TableDescription,
  name: string,
  { tell, pause }: ApplyOptions,
): Promise<DeployStep[]> {
  for (let look = 0; ; look++) {
    const live = await readLiveTable(client, name)
    const steps = planDeploy(table, name, live)
    const waiting = live === undefined ? [] : notReady(live, steps[0]?.request)
    if (waiting.length === 0) return steps
    tell({ kind: 'wait', waiting })
    await pause(look)
  }
}
