import type { Item } from '@keyloom/core/runtime'
import type { Engine } from '@keyloom/testing'
import { draw } from '../../../packages/testing/fuzz/fuzzer.js'
import { canonical, contentOf } from '../runtime/content.js'
import { batchWorlds } from '../runtime/judge.js'
import { changed, type Operation, type Step } from '../runtime/step.js'
import { itemsOf as labItems } from '../runtime/world.js'
import { startLab } from '../start-lab.js'
import { type Rows, itemsOf as tenantItems } from '../tenants/rows.js'
import { tenantOperations, tenantsEngine } from '../tenants/start-tenants.js'
import { type TenantOperation, type TenantStep, tenants } from '../tenants/tenant-step.js'
import { tenantsOn } from '../tenants/tenants-on.js'
import { drawWorld } from './draw-world.js'

/** A table with some items, and a call that succeeds. What the table holds is text, so that two can be compared. */
export interface Prepared {
  readonly engine: Engine
  readonly text: string
  run(): Promise<unknown>
  content(): string
  /** What it holds where nothing was done, or only the first of two requests. */
  readonly before: readonly string[]
  /** What it holds once the call was done, and what is wrong with an answer then. */
  readonly done: readonly Done[]
  /** What it may hold once all of a batch was done but for what has these names. */
  doneBut(names: readonly string[]): readonly string[]
}

interface Done {
  readonly content: string
  check(result: unknown): string | undefined
}

/** Two of one seed are alike. */
export type Prepare = (seed: number) => Promise<Prepared>

interface Table<S> {
  readonly engine: Engine
  readonly table: string
  itemsOf(world: ReadonlyMap<string, S>): Item[]
}

function prepared<S>({ engine, table, itemsOf }: Table<S>, world: ReadonlyMap<string, S>, step: Step<S>): Prepared {
  for (const Item of itemsOf(world)) engine.execute('PutItem', { TableName: table, Item })
  const content = (after: ReadonlyMap<string, S>): string => canonical(itemsOf(after))
  const { text, expected, repeated = [] } = step
  const all = [expected, ...repeated]
  return {
    engine,
    text,
    run: () => step.run(),
    content: () => contentOf(engine, table),
    before: [[], ...all.map((each) => ('changes' in each ? each.first : each.leaves) ?? [])].map((begun) => content(changed(world, begun))),
    done: all.flatMap((each) => ('changes' in each ? [{ content: content(changed(world, each.changes)), check: each.check }] : [])),
    doneBut: (names) => batchWorlds(expected, names, world).map(content),
  }
}

/** A call on the items of the lab. */
export function ofLab(operation: Operation): Prepare {
  return async (seed) => {
    const d = draw(seed)
    const lab = await startLab(seed)
    const now = lab.engine.clock.now()
    const world = drawWorld(d, now)
    for (;;) {
      const step = operation(d, { lab, world, now })
      if (!('changes' in step.expected)) continue
      return prepared({ engine: lab.engine, table: 'lab', itemsOf: (each) => labItems(each, now) }, world, step)
    }
  }
}

/** A call within the scope of a tenant, on what calls before it have left. */
export function ofTenants(operation: TenantOperation): Prepare {
  return async (seed) => {
    const d = draw(seed)
    const engine = tenantsEngine(seed)
    const client = await tenantsOn(engine)
    const now = engine.clock.now()
    const drawn = (rows: Rows, each: TenantOperation): TenantStep => each(d, { client, tenant: d.pick(tenants), rows, now })
    let rows: Rows = new Map()
    for (let calls = 0; ; calls++) {
      const step = drawn(rows, operation)
      if (calls > 30 && 'changes' in step.expected) return prepared({ engine, table: 'tenants', itemsOf: tenantItems }, rows, step)
      const { expected } = drawn(rows, d.pick(tenantOperations))
      rows = changed(rows, 'changes' in expected ? expected.changes : (expected.leaves ?? []))
    }
  }
}
