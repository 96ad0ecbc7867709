import { beforeAll, expect, test, vi } from 'vitest'
import { buildKeyloom, keyloom } from '../support/keyloom.js'
import { createProject } from '../support/project.js'

beforeAll(buildKeyloom)

/** What Node does where the package is not installed. */
const hook = `export const resolve = (name, context, next) => {
  if (name !== '@cdktf/hcl2json') return next(name, context)
  throw Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' })
}`
const inline = (code: string) => `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`

test('without the parser of Terraform, import says what to install', async () => {
  const project = createProject({ 'tables.tf': 'resource "aws_dynamodb_table" "orders" {}' })
  vi.stubEnv('NODE_OPTIONS', `--import ${inline(`import { register } from 'node:module'; register(${JSON.stringify(inline(hook))})`)}`)
  try {
    expect(await keyloom(project.folder, 'import', '--from', 'tables.tf')).toEqual({
      exitCode: 3,
      stdout: '',
      stderr: expect.stringMatching(/CLI\.USAGE.*@cdktf\/hcl2json, which is not installed\.[\s\S]*npm install --save-dev @cdktf\/hcl2json/),
    })
  } finally {
    vi.unstubAllEnvs()
  }
})
