import { createEngine, type Engine } from '../src/engine/engine.js'
import { canonicalJson } from '../src/engine/wire/canonical-json.js'
import { type Draw, draw, type FuzzOptions } from './fuzzer.js'
import { hostileSamples } from './hostile-samples.js'

/** What a run of hostile requests found. */
export interface HostileReport {
  readonly cases: number
  readonly crashes: number
  readonly non4xx: number
  readonly changed: number
  readonly overHttp: number
}

const STATE_EVERY = 500
const HTTP_EVERY = 25

interface Reply {
  readonly status: number
  readonly body: string
}

/** Sends requests that are wrong in one way each: always a 4xx with `__type`, and nothing is changed. */
export async function fuzzHostile({
  cases,
  seed,
}: FuzzOptions): Promise<{ readonly report: HostileReport; readonly details: readonly string[] }> {
  const d = draw(seed)
  const engine = prepared(seed)
  const server = await engine.listen()
  const before = stateOf(engine)
  const details: string[] = []
  let crashes = 0
  let non4xx = 0
  let changed = 0
  let overHttp = 0
  for (let i = 0; i < cases; i += 1) {
    const { operation, body } = hostile(d, i)
    const http = i % HTTP_EVERY === 0
    if (http) overHttp += 1
    try {
      const { status, body: text } = await (http ? sendHttp(server.endpoint, operation, body) : sendInProcess(engine, operation, body))
      if (status < 400 || status >= 500 || typeof (JSON.parse(text) as { __type?: unknown }).__type !== 'string') {
        non4xx += 1
        details.push(`case ${i}: ${status} for ${operation} ${body.slice(0, 300)}: ${text.slice(0, 200)}`)
      }
    } catch (error) {
      crashes += 1
      details.push(`case ${i}: ${String(error)} for ${operation} ${body.slice(0, 300)}`)
    }
    if ((i % STATE_EVERY === STATE_EVERY - 1 || i === cases - 1) && stateOf(engine) !== before) {
      changed += 1
      details.push(`case ${i}: the state is no longer what it was`)
      break
    }
  }
  await server.close()
  return { report: { cases, crashes, non4xx, changed, overHttp }, details: details.slice(0, 50) }
}

function hostile(d: Draw, i: number): { readonly operation: string; readonly body: string } {
  const { operation, input } = hostileSamples[i % hostileSamples.length]!
  const kind = d.int(40)
  if (kind === 0)
    return { operation, body: d.pick(['null', '[]', '1', '"x"', 'true', '', ' ', '{', '[{', '{"a":}', 'undefined', '\u0000']) }
  if (kind === 1) return { operation, body: truncated(d, JSON.stringify(input)) }
  if (kind === 2) return { operation, body: deep(d, 20_000) }
  if (kind === 3)
    return { operation: d.pick(['Nothing', '', '__proto__', 'constructor', 'toString', `${operation}x`]), body: JSON.stringify(input) }
  if (kind === 4 && i % 2000 < 40) return { operation, body: `{"TableName":"${'x'.repeat(17 * 1024 * 1024)}"}` }
  return { operation, body: JSON.stringify(withWrongType(d, input)) }
}

function truncated(d: Draw, text: string): string {
  return text.slice(0, 1 + d.int(text.length - 1))
}

function deep(d: Draw, depth: number): string {
  const [open, close] = d.pick([
    ['[', ']'],
    ['{"M":', '}'],
    ['{"L":[', ']}'],
    ['{"a":', '}'],
  ] as const)
  const value = `${open.repeat(depth)}1${close.repeat(depth)}`
  return d.chance(0.5)
    ? value
    : `{"TableName":"hostile","Item":{"p":{"S":"a"},"x":${value}},"Key":{"p":${value}},"RequestItems":${value},"TransactItems":${value}}`
}

/** A copy of a request with one member, at any depth, of a type that it cannot have. */
function withWrongType(d: Draw, input: unknown): unknown {
  const paths = pathsOf(input, [])
  const path = d.pick(paths)
  return replaced(input, path, 0, (value) => wrong(d, value, path))
}

function wrong(d: Draw, value: unknown, path: readonly (string | number)[]): unknown {
  const tag = path.at(-1)
  if (tag === 'B' && d.chance(0.5)) return d.pick(['!', 'abc', 'YQ', 'YQ=', '====', 'é'])
  if (tag === 'N' && d.chance(0.5)) return d.pick(['', 'x', 'NaN', '1e999', '0x1', '--1', '1'.repeat(40)])
  if (typeof value === 'string') return d.pick([1, true, [], {}, ['x'], { S: 'x' }, 1.5])
  if (typeof value === 'number') return d.pick(['1', true, [], {}, 1.5, 1e300])
  if (typeof value === 'boolean') return d.pick(['true', 1, [], {}])
  return Array.isArray(value) ? d.pick(['x', 1, true, {}]) : d.pick(['x', 1, true, []])
}

function pathsOf(value: unknown, path: readonly (string | number)[]): (readonly (string | number)[])[] {
  const own = path.length === 0 ? [] : [path]
  if (Array.isArray(value)) return [...own, ...value.flatMap((member, i) => pathsOf(member, [...path, i]))]
  if (typeof value !== 'object' || value === null) return own
  return [...own, ...Object.entries(value).flatMap(([name, member]) => pathsOf(member, [...path, name]))]
}

function replaced(value: unknown, path: readonly (string | number)[], at: number, change: (value: unknown) => unknown): unknown {
  if (at === path.length) return change(value)
  const step = path[at]!
  if (Array.isArray(value)) return value.map((member, i) => (i === step ? replaced(member, path, at + 1, change) : member))
  return Object.fromEntries(
    Object.entries(value as object).map(([name, member]) => [name, name === step ? replaced(member, path, at + 1, change) : member]),
  )
}

function prepared(seed: number): Engine {
  const engine = createEngine({ seed, historyLimit: 1 })
  const create = hostileSamples.find(({ operation }) => operation === 'CreateTable')!.input as Record<string, unknown>
  engine.execute('CreateTable', { ...create, TableName: 'hostile' })
  engine.execute('PutItem', { TableName: 'hostile', Item: { p: { S: 'a' }, s: { S: 'b' }, n: { N: '1' } } })
  return engine
}

function stateOf(engine: Engine): string {
  const { TableNames } = engine.execute('ListTables', {}) as { TableNames: string[] }
  return canonicalJson(
    TableNames.map((TableName) => [
      engine.execute('DescribeTable', { TableName }),
      engine.execute('Scan', { TableName, ConsistentRead: true }),
    ]),
  )
}

async function sendInProcess(engine: Engine, operation: string, body: string): Promise<Reply> {
  const { response } = await engine.requestHandler.handle({ headers: { 'x-amz-target': `DynamoDB_20120810.${operation}` }, body })
  return { status: response.statusCode, body: Buffer.from(response.body).toString('utf8') }
}

async function sendHttp(endpoint: string, operation: string, body: string): Promise<Reply> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `DynamoDB_20120810.${operation}` },
    body,
  })
  return { status: response.status, body: await response.text() }
}
