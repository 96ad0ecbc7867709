import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { isKeyloomError } from '@keyloom/core/runtime'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeEach, expect, test } from 'vitest'
import { type Box, type BoxChanges, createShelf, type Shelf, shelfTable } from './generated/index.js'

let count = 0

describeOnEngines('bounds of what is added to', (on) => {
  let shelf: Shelf
  let conditions: (string | undefined)[]
  const key = { boxId: 'b' }
  const box: Box = { ...key, fill: 4, total: 90n, lines: ['a'], stock: { pen: 4 }, inside: { notes: [] }, free: 0 }

  beforeEach(async () => {
    const table = `shelf-${process.pid}-${count++}`
    await on.client.send(new CreateTableCommand(shelfTable(table)))
    conditions = []
    const client = {
      send(command: never) {
        conditions.push((command as { input: { ConditionExpression?: string } }).input.ConditionExpression)
        return on.client.send(command)
      },
    }
    shelf = createShelf({ client, tables: { shelf: table } })
    await shelf.box.create(box)
  })

  /** What the path of the refusal is; `done` where there is none. */
  async function outcome(changes: BoxChanges, options?: Parameters<Shelf['box']['update']>[2]): Promise<unknown> {
    try {
      await shelf.box.update(key, changes, options)
      return 'done'
    } catch (error) {
      if (!isKeyloomError(error)) throw error
      return error.code === 'ITEM.OUT_OF_BOUNDS' ? error.path : error.code
    }
  }

  test.each<[BoxChanges, unknown]>([
    [{ add: { fill: 6 } }, 'done'],
    [{ add: { fill: 7 } }, ['fill']],
    [{ add: { fill: -4 } }, 'done'],
    [{ add: { fill: -5 } }, ['fill']],
    [{ add: { level: 0.5 } }, 'done'],
    [{ add: { level: 1 } }, ['level']],
    [{ add: { level: -1 } }, ['level']],
    [{ add: { seats: 3 } }, 'done'],
    [{ add: { seats: 2 } }, ['seats']],
    [{ add: { total: 10n } }, 'done'],
    [{ add: { total: 11n } }, ['total']],
    [{ append: { lines: ['b', 'c'] } }, 'done'],
    [{ append: { lines: ['b', 'c', 'd'] } }, ['lines']],
    [{ prepend: { lines: ['b', 'c', 'd'] } }, ['lines']],
    [{ prepend: { lines: ['b', 'c', 'd', 'e'] } }, 'INPUT.INVALID'],
    [{ append: { pair: [1, 2] } }, 'done'],
    [{ append: { pair: [1] } }, ['pair']],
    [{ add: { tags: new Set(['a', 'b']) } }, 'done'],
    [{ parts: [{ path: ['stock', 'pen'], add: 1 }] }, 'done'],
    [{ parts: [{ path: ['stock', 'pen'], add: 2 }] }, ['stock', 'pen']],
    [{ parts: [{ path: ['stock', 'ink'], add: 5 }] }, 'done'],
    [{ parts: [{ path: ['stock', 'ink'], add: 6 }] }, ['stock', 'ink']],
    [{ parts: [{ path: ['inside', 'notes'], append: ['a'] }] }, 'done'],
    [{ add: { free: 1e15 } }, 'done'],
  ])('%o', async (changes, expected) => {
    expect(await outcome(changes)).toEqual(expected)
    const after = await shelf.box.get(key)
    expect(JSON.stringify(after, text) === JSON.stringify(box, text)).toBe(expected !== 'done')
  })

  test('decimals are counted as DynamoDB counts them', async () => {
    await shelf.box.update(key, { set: { level: 0.2 } })
    expect([
      await outcome({ add: { level: 0.7 } }),
      await outcome({ add: { level: 0.1 } }),
      await outcome({ add: { level: -1.9 } }),
    ]).toEqual(['done', ['level'], ['level']])
    expect((await shelf.box.get(key))?.level).toBe(0.9)
  })

  test('members that are there already need no room', async () => {
    await shelf.box.update(key, { set: { tags: new Set(['a', 'b']), codes: new Set([1, 2]) } })
    expect(await outcome({ add: { tags: new Set(['a']), codes: new Set([2, 1]) } })).toBe('done')
    expect(await outcome({ add: { tags: new Set(['c']) } })).toEqual(['tags'])
    expect(await outcome({ add: { tags: new Set(['a', 'c']) } })).toEqual(['tags'])
  })

  test('another condition and an absent item are told apart from a bound', async () => {
    expect(await outcome({ add: { fill: 1 } }, { if: { free: 9 } })).toBe('ITEM.CONDITION_FAILED')
    expect(await outcome({ add: { fill: 9 } }, { if: { free: 9 } })).toEqual(['fill'])
    await shelf.box.delete(key)
    expect(await outcome({ add: { fill: 9 } })).toBe('ITEM.NOT_FOUND')
  })

  test('a transaction names the operation and the value', async () => {
    const error: unknown = await shelf.transact({ box: shelf.box.tx.update(key, { add: { fill: 7 } }) }).catch((reason: unknown) => reason)
    expect(isKeyloomError(error) && [error.code, error.payload.failures]).toMatchObject([
      'TRANSACTION.CANCELED',
      { box: { code: 'ITEM.OUT_OF_BOUNDS' } },
    ])
  })

  test('what has no bounds costs no condition', async () => {
    await shelf.plain.create({ id: 'p', count: 0, list: [] })
    conditions = []
    await shelf.plain.update({ id: 'p' }, { add: { count: 1 }, append: { list: ['a'] } })
    await shelf.box.update(key, { add: { free: 1 } })
    expect(conditions).toEqual(['attribute_exists(pk)', 'attribute_exists(pk)'])
  })
})

function text(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value instanceof Set ? [...value] : value
}
