import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createEngine, type EngineServer, ServiceError } from '../../src/index.js'
import { several } from './batches.js'
import type { Case } from './case.js'
import { given } from './given.js'
import { reads } from './reads.js'
import { tables } from './tables.js'
import { values } from './values.js'
import { writes } from './writes.js'

/** What a face of the engine answers: the error's name and message, or the answer's JSON. */
interface Answer {
  readonly error?: string
  readonly text: string
}

type Ask = (operation: string, input: object) => Promise<Answer>

const engine = createEngine()
let server: EngineServer
beforeAll(async () => {
  server = await engine.listen()
})
afterAll(() => server.close())

const inProcess: Ask = async (operation, input) => {
  try {
    return { text: JSON.stringify(engine.execute(operation, input)) }
  } catch (error) {
    if (error instanceof ServiceError) return { error: error.name, text: error.message }
    throw error
  }
}

const overHttp: Ask = async (operation, input) => {
  const headers = { 'x-amz-target': `DynamoDB_20120810.${operation}` }
  const response = await fetch(server.endpoint, { method: 'POST', headers, body: JSON.stringify(input) })
  const text = await response.text()
  if (response.ok) return { text }
  const { __type, message } = JSON.parse(text) as { __type: string; message: string }
  return { error: __type.split('#')[1]!, text: message }
}

const everyTable = ['hash', 'binary', 'sorted', 'numbered', 'indexed']
const content = (): unknown => everyTable.map((TableName) => engine.execute('Scan', { TableName }).Items)

describe.each<[string, Ask]>([
  ['in process', inProcess],
  ['over HTTP', overHttp],
])('%s', (_, ask) => {
  beforeEach(() => {
    engine.reset()
    given(engine)
  })

  describe.each<[string, readonly Case[]]>([
    ['tables', tables],
    ['values', values],
    ['writes', writes],
    ['reads', reads],
    ['batches and transactions', several],
  ])('%s', (_about, cases) => {
    test.each(cases)('$operation: $about', async ({ operation, input, error, says = '' }) => {
      const before = content()
      const answer = await ask(operation, input)
      expect([answer.error, answer.text.includes(says) ? says : answer.text]).toEqual([error, says])
      if (error !== undefined) expect(content()).toEqual(before)
    })
  })
})
