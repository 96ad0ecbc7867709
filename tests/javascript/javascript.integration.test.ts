import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { pageOf } from '@keyloom/core/runtime'
import { describeOnEngines } from '@keyloom/testing/vitest'
import { expect, test } from 'vitest'
import { connectNotes } from './generated/functions.js'
import { createNotes, type Note, type NoteInput, notesTable } from './generated/index.js'
import * as note from './generated/note-functions.js'

describeOnEngines('generated JavaScript', (on) => {
  test('writes and reads, with the types of its declarations', async () => {
    const tables = { notes: `javascript-notes-${process.pid}` }
    await on.client.send(new CreateTableCommand(notesTable(tables.notes)))
    const notes = createNotes({ client: on.client, tables })
    const input: NoteInput = { owner: 'ann', writtenAt: new Date('2026-01-01'), text: 'Hi', tags: new Set(['a']), place: { city: 'Ulm' } }
    const created: Note = await notes.note.create(input)
    expect(created).toEqual({ ...input, version: 1 })
    expect(await notes.note.ofOwner({ owner: 'ann' }, { writtenAt: { gte: new Date('2026-01-01') } }).all()).toEqual([created])
    expect((await pageOf(note.latest(connectNotes({ client: on.client, tables })))).items).toEqual([created])
    // @ts-expect-error A note has a text.
    await expect(notes.note.create({ owner: 'ann', writtenAt: new Date() })).rejects.toMatchObject({ code: 'ITEM.INVALID' })
  })
})

test('generated JavaScript is imported by Node as it is', () => {
  const modules = readdirSync(`${import.meta.dirname}/generated`).filter((file) => file.endsWith('.js'))
  const code = `for (const file of ${JSON.stringify(modules)}) await import('./generated/' + file); console.log('imported')`
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: import.meta.dirname, encoding: 'utf8' })).toBe(
    'imported\n',
  )
})
