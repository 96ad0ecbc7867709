/**
 * Random schemas of every construct, compiled as `keyloom generate` compiles them, against zod itself: for valid, almost valid and hostile
 * inputs the same verdict, the same output and the same faults at the same paths; and what was written is read as it was.
 */
import { inspect } from 'node:util'
import { PutItemCommand, type PutItemCommandInput } from '@aws-sdk/client-dynamodb'
import { z } from 'zod'
import { type Draw, draw, type FuzzOptions } from '../../../testing/fuzz/fuzzer.js'
import { seedOf } from '../../../testing/fuzz/random.js'
import { propertyKind } from './containers.js'
import { difference, hasUnion, type Reason } from './explain.js'
import { id, type Repository, repositoriesOf } from './generate.js'
import { hostile } from './hostile.js'
import type { Kind } from './kind.js'
import { near } from './near.js'
import { asKept, same } from './same.js'
import { type Verdict, verdictOfKeyloom, verdictOfZod } from './verdict.js'

export interface ValidatorsReport {
  readonly cases: number
  readonly schemas: number
  readonly accepted: number
  readonly disagreements: number
  /** Where Keyloom differs from zod on purpose, by reason. */
  readonly explained: Readonly<Partial<Record<Reason, number>>>
}

const INPUTS = 40
const SCHEMAS_AT_ONCE = 100
const MOST_DETAILS = 20

export async function fuzzValidators({
  cases,
  seed,
}: FuzzOptions): Promise<{ readonly report: ValidatorsReport; readonly details: readonly string[] }> {
  const details: string[] = []
  const explained: Partial<Record<Reason, number>> = {}
  let accepted = 0
  let disagreements = 0
  let done = 0
  let schemas = 0
  for (let batch = 0; done < cases; batch++) {
    const random = draw(seedOf(seed, batch))
    const count = Math.min(SCHEMAS_AT_ONCE, Math.ceil((cases - done) / INPUTS))
    const kinds = random.times(count, () => propertyKind(random, random.int(4)))
    const table = oneItemTable()
    const repositories = repositoriesOf(
      kinds.map(({ schema }) => schema),
      table,
    )
    schemas += count
    for (const [number, kind] of kinds.entries()) {
      let isShown = false
      const schema = z.object({ id, value: kind.schema })
      for (let turn = 0; turn < INPUTS && done < cases; turn++, done++) {
        const input = inputOf(random, kind)
        const own = await verdictOfKeyloom(repositories[number]!, input)
        if (own.kind === 'accepted') accepted++
        const back = own.kind === 'accepted' ? await readBack(repositories[number]!, table, own.output) : undefined
        const reason = back === undefined ? difference(schema, input, own) : differenceOfRead(schema, back)
        if (reason === undefined) continue
        if (reason !== 'unexplained') {
          explained[reason] = (explained[reason] ?? 0) + 1
          continue
        }
        disagreements++
        // One example of each schema.
        if (isShown || details.length === MOST_DETAILS) continue
        isShown = true
        details.push(shown(`${seed} batch ${batch}`, kind, input, verdictOfZod(schema, input), own, back))
      }
    }
  }
  return { report: { cases: done, schemas, accepted, disagreements, explained }, details }
}

function inputOf(random: Draw, { valid }: Kind): object {
  const form = random.next()
  if (form < 0.35) return { id: 'x', value: valid() }
  if (form < 0.85) return { id: 'x', value: near(random, valid()) }
  if (form < 0.95) return { id: 'x', value: hostile(random) }
  const whole = near(random, { id: 'x', value: valid() })
  return typeof whole === 'object' && whole !== null ? whole : { id: 'x' }
}

/** Keeps the item that was put last, and gives it back. */
function oneItemTable() {
  let item: PutItemCommandInput['Item']
  return {
    stored: () => JSON.stringify(item, (key, value) => (key === 'N' && typeof value === 'string' ? written(value) : value)),
    async send(command: { readonly input: object }) {
      if (!(command instanceof PutItemCommand)) return { Item: item }
      item = command.input.Item
      return {}
    },
  }
}

/** A whole number by its digits, which a bigint has and a large number does not. */
const written = (number: string): string =>
  number.replace(
    /^(-?\d)(?:\.(\d+))?e\+(\d+)$/,
    (_, first: string, more = '', exponent: string) => first + more.padEnd(Number(exponent), '0'),
  )

/** What is read instead of the entity that was written; undefined where they are the same. */
async function readBack(repository: Repository, table: ReturnType<typeof oneItemTable>, written: object): Promise<ReadBack | undefined> {
  try {
    const read = await repository.get(written as { readonly id: string })
    if (same(asKept(read), asKept(written))) return undefined
    const before = table.stored()
    await repository.create(read)
    return { read, isOneForm: before === table.stored() }
  } catch (error) {
    return { read: error, isOneForm: false }
  }
}

const differenceOfRead = (schema: z.ZodType, { isOneForm }: ReadBack): Reason | 'unexplained' =>
  isOneForm && hasUnion(schema) ? 'one stored form' : 'unexplained'

interface ReadBack {
  readonly read: unknown
  /** What was read is stored just like what was written. */
  readonly isOneForm: boolean
}

function shown(where: string, { schema }: Kind, input: object, zod: Verdict, own: Verdict, back: ReadBack | undefined): string {
  const { $schema: _, ...definition } = z.toJSONSchema(schema, { unrepresentable: 'any' })
  const parts = { schema: definition, input, zod: said(zod), keyloom: said(own), ...(back !== undefined && { read: back.read }) }
  return `Seed ${where}: ${inspect(parts, { depth: 9, breakLength: 160, maxStringLength: 200, maxArrayLength: 20 })}`
}

function said(verdict: Verdict): unknown {
  if (verdict.kind === 'refused') return verdict.faults.map(({ code, path }) => [code, ...path].map(String).join(' '))
  return verdict.kind === 'accepted' ? { output: verdict.output } : verdict.error
}
