import { CreateTableCommand, GetItemCommand } from '@aws-sdk/client-dynamodb'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { beforeAll, expect, test } from 'vitest'
import { createPackages, type Packages, packagesTable } from './generated/index.js'

const releases = [
  { name: 'left-pad', version: '1.9.9', host: 'cdn.example.com', size: 10 },
  { name: 'left-pad', version: '1.10.2', host: 'www.example.com', size: 11 },
  { name: 'Lodash', version: '0.2.0', host: 'cdn.example.com', size: 12 },
  { name: '7zip', version: '2.0.0', host: 'localhost', size: 13 },
]
const [old, recent, lodash, zip] = releases as [(typeof releases)[0], (typeof releases)[0], (typeof releases)[0], (typeof releases)[0]]

describeOnEngines('formats of keys of the application', (on) => {
  let packages: Packages
  const table = `own-formats-${process.pid}-${on.name}`

  beforeAll(async () => {
    await on.client.send(new CreateTableCommand(packagesTable(table)))
    packages = createPackages({ client: on.client, tables: { packages: table } })
    for (const release of releases) await packages.release.create(release)
  })

  test('form the stored keys', async () => {
    const Key = { pk: { S: 'PACKAGE#left-pad' }, sk: { S: 'RELEASE#0001.0010.0002' } }
    const { Item } = await on.client.send(new GetItemCommand({ TableName: table, Key }))
    expect([Item?.hostsPk, Item?.namesPk, Item?.namesSk]).toEqual([
      { S: 'HOST#com.example.www#' },
      { S: 'LETTER#L' },
      { S: '0001.0010.0002left-pad' },
    ])
    expect(await packages.release.byVersion(recent)).toEqual(recent)
  })

  test('give their order and ranges', async () => {
    const { release } = packages
    expect(await release.newest({ name: 'left-pad' }).all()).toEqual([recent, old])
    expect(await release.newest({ name: 'left-pad' }, { version: { gt: '1.9.9' } }).all()).toEqual([recent])
    expect(await release.newest({ name: 'left-pad' }, { version: { between: ['1.2.0', '1.10.0'] } }).all()).toEqual([old])
    await expect(release.newest({ name: 'left-pad' }, { version: { beginsWith: '1.1' } }).all()).rejects.toMatchObject({
      code: 'INPUT.INVALID',
    })
  })

  test('are asked for by name where they fold values', async () => {
    expect(await packages.release.ofLetter({ name: 'lisp' }).all()).toEqual([lodash, old, recent])
    expect(await packages.release.ofLetter({ name: '9p' }).all()).toEqual([zip])
  })

  test('are read back from an index of keys', async () => {
    const found = await packages.release.ofHost({ host: 'cdn.example.com' }).all()
    expect(found).toEqual([lodash, old].map(({ name, version, host }) => ({ name, version, host })))
  })

  test('follow an update', async () => {
    await packages.release.update(zip, { set: { host: '7-zip.example.org' } })
    expect(await packages.release.ofHost({ host: 'localhost' }).all()).toEqual([])
    expect(await packages.release.ofHost({ host: '7-zip.example.org' }).all()).toEqual([
      { name: '7zip', version: '2.0.0', host: '7-zip.example.org' },
    ])
  })

  test('take no value whose key another has, and no text of another width', async () => {
    await expect(packages.release.create({ ...old, version: '01.9.9' })).rejects.toMatchObject({ code: 'KEY.INVALID_VALUE' })
    await expect(packages.release.ofLetter({ name: '' }).all()).rejects.toMatchObject({ code: 'INPUT.INVALID' })
  })
})
