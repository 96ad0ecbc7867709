import { CreateTableCommand, type CreateTableCommandInput, type DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { ConnectOptions, KeyloomError } from '@keyloom/core/runtime'
import type { EngineUnderTest } from '@keyloom/testing/vitest'
import { auditTable, createDesk, type Desk, deskTable, staysTable } from './generated/index.js'

export interface TestDesk {
  readonly desk: Desk
  readonly tables: { readonly desk: string; readonly audit: string; readonly stays: string }
  /** The commands sent since the last call, by name, with their inputs. */
  sent(): { readonly name: string; readonly input: Readonly<Record<string, unknown>> }[]
  /** The same tables by another client. */
  again(options: Partial<ConnectOptions>): Desk
}

let count = 0

/** New tables on the engine under test. DynamoDB Local makes no multi-attribute index, so `stays` is there on the embedded engine only. */
export async function startDesk(on: EngineUnderTest, options: Partial<ConnectOptions> = {}): Promise<TestDesk> {
  const suffix = `${process.pid}-${++count}`
  const tables = { desk: `desk-${suffix}`, audit: `audit-${suffix}`, stays: `stays-${suffix}` }
  const create = async (input: CreateTableCommandInput) => on.client.send(new CreateTableCommand(input))
  await create(deskTable(tables.desk))
  await create(auditTable(tables.audit))
  if (on.name === 'memory') await create(staysTable(tables.stays))
  const log: { name: string; input: Readonly<Record<string, unknown>> }[] = []
  const client = recording(on.client, log)
  const again = (more: Partial<ConnectOptions>) => createDesk({ client, tables, ...options, ...more })
  return { desk: again({}), tables, sent: () => log.splice(0), again }
}

/** The client, with what it was asked to send. */
function recording(
  client: DynamoDBClient,
  log: { name: string; input: Readonly<Record<string, unknown>> }[],
): { send: DynamoDBClient['send'] } {
  const send = (command: { readonly constructor: { readonly name: string }; readonly input: Record<string, unknown> }, options: object) => {
    log.push({ name: command.constructor.name.replace(/Command$/, ''), input: command.input })
    return client.send(command as never, options as never)
  }
  return { send: send as unknown as DynamoDBClient['send'] }
}

export function day(number: number): string {
  return new Date(Date.UTC(2026, 0, number)).toISOString()
}

/** Orders `o1` to `o<count>`, one a day; every second one is paid. */
export async function addOrders(desk: Desk, count: number, customerId = 'ann'): Promise<void> {
  for (let number = 1; number <= count; number++) {
    const status = number % 2 === 0 ? 'paid' : 'open'
    await desk.order.create({
      customerId,
      orderId: `${customerId === 'ann' ? '' : customerId}o${number}`,
      placedAt: day(number),
      status,
      total: number * 10,
    })
  }
}

export function ids(orders: readonly { readonly orderId: string }[]): string {
  return orders.map(({ orderId }) => orderId).join(' ')
}

/** The error that a promise is rejected with. */
export async function errorOf(promise: PromiseLike<unknown>): Promise<KeyloomError> {
  try {
    await promise
  } catch (error) {
    return error as KeyloomError
  }
  throw new TypeError('The promise was not rejected.')
}

export async function codeOf(promise: PromiseLike<unknown>): Promise<string> {
  return (await errorOf(promise)).code
}
