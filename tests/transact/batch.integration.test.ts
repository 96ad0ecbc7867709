import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, expect, test } from 'vitest'
import type { Club, Entry } from './generated/index.js'
import { errorOf, startClub } from './start-club.js'

const entries = (subject: string, count: number): Entry[] =>
  Array.from({ length: count }, (_, at) => ({ subject, at: at / 4, text: `${subject} ${at}` }))

describeOnEngines('batches', (on) => {
  let club: Club
  beforeAll(async () => {
    ;({ club } = await startClub(on.client))
  })

  test('reads items of several entities and tables by name; who is not there is undefined', async () => {
    await club.group.create({ groupId: 'a', name: 'A' })
    await club.payment.create({ paymentId: 'a', amount: 1 })
    await club.entry.create({ subject: 'a', at: 0.5, text: 'half' })
    const { group, pay, half, ...others } = await club.batchGet(
      {
        group: club.group.ref({ groupId: 'a' }),
        pay: club.payment.ref({ paymentId: 'a' }),
        half: club.entry.ref({ subject: 'a', at: 0.5 }),
        same: club.group.ref({ groupId: 'a' }),
        missing: club.group.ref({ groupId: 'none' }),
        skipped: undefined,
      },
      { consistent: true },
    )
    expect([group?.name, pay?.amount, half?.text, others]).toEqual([
      'A',
      1,
      'half',
      { same: { groupId: 'a', name: 'A', members: 0 }, missing: undefined, skipped: undefined },
    ])
  })

  test('writes and reads more than one request takes, in order', async () => {
    const all = entries('many', 230)
    const written = await club.batchWrite(all.map((entry) => club.entry.batch.put(entry)))
    expect(written).toEqual(all)
    const refs = [...all].reverse().map(({ subject, at }) => club.entry.ref({ subject, at }))
    expect(await club.batchGet(refs, { consistent: true })).toEqual([...all].reverse())
    await club.batchWrite({ first: club.entry.batch.delete(all[0]!), last: club.entry.batch.delete(all[229]!) })
    const left = await club.batchGet([refs[0]!, refs[1]!, refs[229]!], { consistent: true })
    expect(left).toEqual([undefined, all[228], undefined])
  })

  test('index keys are those of a put', async () => {
    await club.batchWrite([club.membership.batch.put({ groupId: 'c', userId: 'cleo', role: 'owner' })])
    expect(await club.membership.ofUser({ userId: 'cleo' }).all()).toEqual([{ groupId: 'c', userId: 'cleo', role: 'owner' }])
  })

  test('a batch of nothing sends nothing', async () => {
    expect([await club.batchGet([]), await club.batchGet({}), await club.batchWrite([undefined])]).toEqual([[], {}, [undefined]])
  })

  test('answers of more than 16 MB are read to the end', async () => {
    const large = entries('large', 60).map((entry) => ({ ...entry, text: 'x'.repeat(390_000) }))
    await club.batchWrite(large.map((entry) => club.entry.batch.put(entry)))
    const refs = large.map(({ subject, at }) => club.entry.ref({ subject, at }))
    expect((await club.batchGet(refs)).map((entry) => entry?.text.length)).toEqual(large.map(() => 390_000))
  })

  test('two writes of one item are refused before anything is sent', async () => {
    const at = { subject: 'd', at: 1 }
    const error = await errorOf(
      club.batchWrite({ put: club.entry.batch.put({ ...at, text: '' }), gone: club.entry.batch.delete({ subject: 'd', at: 1 }) }),
    )
    expect([error.code, error.path, error.payload.operations]).toEqual(['BATCH.DUPLICATE', ['gone'], ['put', 'gone']])
    expect(await club.entry.get(at)).toBeUndefined()
  })

  test('a fault in one input is named', async () => {
    const put = await errorOf(club.batchWrite([undefined, club.group.batch.put({ groupId: '', name: 'x' })]))
    const get = await errorOf(club.batchGet({ one: club.group.ref({ groupId: '' }) }))
    expect([put.code, put.path, get.code, get.path]).toEqual(['ITEM.INVALID', ['1', 'groupId'], 'INPUT.INVALID', ['one', 'groupId']])
  })
})
