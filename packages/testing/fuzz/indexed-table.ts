import type { Database } from '../src/engine/database.js'
import { createEngineWithDatabase, type Engine } from '../src/engine/engine.js'
import { creationOf, type TableShape } from './table-shapes.js'

/** An engine with one table `table` of a shape, and its state. */
export interface Prepared {
  readonly engine: Engine
  readonly db: Database
  readonly shape: TableShape
}

/** Makes one; its time stands still. */
export function prepared(seed: number, shape: TableShape): Prepared {
  const made = createEngineWithDatabase({ seed, historyLimit: 1, clock: () => 1_000_000_000_000 })
  made.engine.execute('CreateTable', creationOf(shape))
  return { ...made, shape }
}
