import { createEngine } from '@keyloom/testing'
import { expect, onTestFinished, test, vi } from 'vitest'
import { run } from '../../src/cli/run.js'
import { createProject } from '../support/project.js'
import { captureStreams } from '../support/streams.js'

const schema = `import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

const bounds = { min: 1, max: 10 }
const table = defineTable('shop', { key: { partition: 'pk' }, capacity: { mode: 'provisioned', read: bounds, write: bounds } })
const order = defineEntity(table, 'Order', { attributes: { orderId: z.string() }, key: { partition: 'ORDER#{orderId}' } })
export default defineSchema({ name: 'shop', tables: [table], entities: [order] })
`

test('plan and apply print what sets the auto-scaling, which they do not', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test')
  onTestFinished(() => void vi.unstubAllEnvs())
  const server = await createEngine().listen({ port: 0 })
  onTestFinished(() => server.close())
  const { folder } = createProject({ 'schema.ts': schema })
  const printed = async (...args: readonly string[]) => {
    const io = captureStreams(folder)
    expect(await run([...args, '--table', 'shop-test', '--region', 'us-east-1', '--endpoint', server.endpoint], io)).toBe(0)
    return io.written.stdout
  }
  const text = await printed('plan')
  expect(text.match(/aws application-autoscaling .* --resource-id table\/shop-test .*/g)).toHaveLength(4)
  const { tables } = JSON.parse(await printed('plan', '--json')) as { readonly tables: readonly { readonly scaling: readonly string[] }[] }
  const done = JSON.parse((await printed('apply')).trim().split('\n').at(-1)!) as {
    readonly event: string
    readonly scaling: readonly string[]
  }
  expect([done.event, done.scaling]).toEqual(['done', tables[0]!.scaling])
  for (const command of done.scaling) expect(text).toContain(command)
  expect(await printed('plan')).toMatch(
    /^shop-test: as the schema has it\.\n {2}Auto-scaling is another service, .* `keyloom plan --json`, .*\n$/,
  )
})
