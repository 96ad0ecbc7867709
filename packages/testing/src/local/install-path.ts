import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * Where DynamoDB Local's files are, if somebody put them there: the folder named by `KEYLOOM_DYNAMODB_LOCAL_PATH`, or the copy inside
 * `amplify-dynamodb-simulator` when the project has that package. Without either, `dynamodb-local` downloads AWS's archive.
 */
export function findInstallPath(): string | undefined {
  const named = process.env.KEYLOOM_DYNAMODB_LOCAL_PATH
  if (named !== undefined && named !== '') return named
  try {
    const require = createRequire(join(process.cwd(), 'package.json'))
    const folder = join(dirname(require.resolve('amplify-dynamodb-simulator/package.json')), 'emulator')
    return existsSync(join(folder, 'DynamoDBLocal.jar')) ? folder : undefined
  } catch {
    return undefined
  }
}
