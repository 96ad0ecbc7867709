import type { BatchOperation, TransactOperation } from '@keyloom/core/runtime'
import type { Draw } from '../../../packages/testing/fuzz/fuzzer.js'
import { difference } from '../runtime/same.js'
import type { Expected, Step } from '../runtime/step.js'
import type { Tenants } from './generated/index.js'
import type { Kind, Row, Rows } from './rows.js'

/** What the model decides on, from within the scope of one tenant. */
export interface TenantScene {
  readonly client: Tenants
  readonly tenant: string
  readonly rows: Rows
  readonly now: number
}

export type TenantStep = Step<Row>
export type TenantExpected = Expected<Row>
export type TenantOperation = (d: Draw, scene: TenantScene) => TenantStep

/** Most calls are of one of them, so that they meet. */
export const tenants: readonly string[] = ['m', 'm', 'm', 'm', 'n']

/** A repository, as loosely typed as random calls are. */
type AnyRepository = Readonly<Record<string, (...args: readonly unknown[]) => Promise<unknown>>> & {
  readonly tx: Readonly<Record<string, (...args: readonly unknown[]) => TransactOperation>>
  readonly batch: Readonly<Record<string, (...args: readonly unknown[]) => BatchOperation>>
}

export function repositoryOf({ client, tenant }: TenantScene, kind: Kind): AnyRepository {
  return client.in({ tenant })[kind] as unknown as AnyRepository
}

/** It changes nothing, and answers this. */
export function answers(answer: unknown): TenantExpected {
  return { changes: [], check: (result) => difference(result, answer) }
}
