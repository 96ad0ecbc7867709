import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { errorCodes } from '@keyloom/core'
import { expect, test } from 'vitest'

const packages = fileURLToPath(new URL('../..', import.meta.url))
/** What the commands throw. */
const namespaces = ['MODEL', 'CLI', 'CONFIG', 'LOAD', 'DESIGN', 'REVIEW', 'SCAN', 'IMPORT', 'DEPLOY', 'EMIT', 'INFRA', 'OUTPUT']

test('each error of the commands is met by a test', () => {
  const texts = ['codegen/src', 'codegen/test', 'core/src']
    .flatMap((folder) =>
      readdirSync(join(packages, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(packages, folder, file)),
    )
    .filter((file) => file.endsWith('.test.ts') && file !== fileURLToPath(import.meta.url))
    .map((file) => readFileSync(file, 'utf8'))
  const unmet = Object.keys(errorCodes).filter(
    (code) => namespaces.includes(code.split('.')[0]!) && !texts.some((text) => text.includes(code)),
  )
  expect(unmet).toEqual([])
})
