import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { startDynamoDBLocal } from './dynamodb-local.js'
import { isJavaAvailable } from './java.js'

test.skipIf(!isJavaAvailable())('a DynamoDB Local that does not answer in time is ended', async () => {
  await expect(startDynamoDBLocal({ startTimeoutMs: 1 })).rejects.toMatchObject({
    code: 'LOCAL.FAILED',
    message: 'DynamoDB Local did not answer within 1 ms.',
  })
})

test('without Java it says what to install', () => {
  const testing = fileURLToPath(new URL('../../dist/index.js', import.meta.url))
  const program = `const { startDynamoDBLocal } = await import(${JSON.stringify(testing)})
await startDynamoDBLocal().catch(({ code, message }) => console.log(code, message))`
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
    env: { ...process.env, PATH: '' },
  })
  expect(printed).toBe('LOCAL.UNAVAILABLE DynamoDB Local needs Java. Install a Java runtime (17 or newer).\n')
})
