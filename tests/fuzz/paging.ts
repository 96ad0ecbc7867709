/** Paging while others write: no item twice, and none lost that nobody touched. */
import { draw, type FuzzOptions } from '../../packages/testing/fuzz/fuzzer.js'
import { seedOf } from '../../packages/testing/fuzz/random.js'
import type { Task } from './generated/index.js'
import { startLab } from './start-lab.js'

export interface PagingReport {
  /** Writes between pages. */
  readonly cases: number
  readonly violations: number
}

const WRITES = 50

/** Reads partitions to their end, page by page, with so many writes in between. */
export async function fuzzPaging({
  cases,
  seed,
}: FuzzOptions): Promise<{ readonly report: PagingReport; readonly details: readonly string[] }> {
  const details: string[] = []
  for (let written = 0; written < cases; written += WRITES) {
    const problem = await readWhileWriting(seedOf(seed, written))
    if (problem !== undefined) details.push(`seed ${seedOf(seed, written)}: ${problem}`)
  }
  return { report: { cases, violations: details.length }, details }
}

async function readWhileWriting(seed: number): Promise<string | undefined> {
  const d = draw(seed)
  const { client } = await startLab(seed)
  const task = (id: number): Task => ({ team: 'a', taskId: String(id).padStart(3, '0'), lane: 'l', rank: 'r', points: 1, owner: 'x' })
  // Every third stays as it is; the others come and go.
  const all = Array.from({ length: 90 }, (_, id) => id)
  await client.batchWrite(all.filter((id) => id % 3 === 0 || d.chance(0.5)).map((id) => client.task.batch.put(task(id))))
  const query = d.chance(0.5) ? client.task.ofTeam({ team: 'a' }) : client.task.ofOwner({ owner: 'x' })
  const found: string[] = []
  let cursor: string | undefined
  let left = WRITES
  do {
    const page = await query.page({ pageSize: 1 + d.int(8), ...(cursor !== undefined && { cursor }) })
    found.push(...page.items.map(({ taskId }) => taskId))
    cursor = page.cursor
    for (let i = d.int(8); i > 0 && left > 0; i--, left--) {
      const some = task(d.int(30) * 3 + 1 + d.int(2))
      await (d.chance(0.5) ? client.task.put(some) : client.task.delete(some))
    }
  } while (cursor !== undefined)
  const untouched = all.filter((id) => id % 3 === 0).map((id) => task(id).taskId)
  const lost = untouched.filter((id) => !found.includes(id))
  if (lost.length > 0) return `lost ${lost}`
  return found.every((id, i) => i === 0 || found[i - 1]! < id) ? undefined : `twice or out of order: ${found}`
}
