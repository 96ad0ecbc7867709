// The names that examples of the documentation use without declaring them.
import type { DynamoDBClient as Client } from '@aws-sdk/client-dynamodb'
import type { createShop as create, Shop } from '../examples/quickstart/generated/index.js'

declare global {
  const shop: Shop
  const client: Client
  const createShop: typeof create
  const DynamoDBClient: typeof import('@aws-sdk/client-dynamodb').DynamoDBClient
  const model: import('@keyloom/core').Model
  const connection: import('@keyloom/core/runtime').Connection
  const plans: typeof import('../examples/quickstart/generated/plans.js')
  const accountPlans: typeof import('../tests/shared-keys/generated/plans.js')
  const boardPlans: typeof import('../tests/other-key/generated/plans.js')
  const calendarPlans: typeof import('../tests/calendar/generated/plans.js')
  const deskPlans: typeof import('../tests/reads/generated/plans.js')
  const feedPlans: typeof import('../tests/fan-out/generated/plans.js')
  const labPlans: typeof import('../tests/series/generated/plans.js')
  const libraryPlans: typeof import('../tests/infra/generated/plans.js')
  const logPlans: typeof import('../tests/walk/generated/plans.js')
  const pressPlans: typeof import('../tests/copies/generated/plans.js')
  const workPlans: typeof import('../tests/scopes/generated/plans.js')
  const eventId: string
  const personId: string
  const customerId: string
  const orderId: string
  const placedAt: Date
  const lab: import('../tests/series/generated/index.js').Lab
  const press: import('../tests/copies/generated/index.js').Press
  const office: import('../tests/writes/generated/index.js').Office
  const work: import('../tests/scopes/generated/index.js').Work
  const ticket: typeof import('../tests/functions/generated/ticket-functions.js')
  const connectDesk: typeof import('../tests/functions/generated/functions.js').connectDesk
  type KioskStreamRecord = import('../tests/observe/generated/index.js').KioskStreamRecord
  const decodeStreamRecord: typeof import('../tests/observe/generated/index.js').decodeStreamRecord
  const documentId: string
  const folderId: string
  const noteId: string
}
