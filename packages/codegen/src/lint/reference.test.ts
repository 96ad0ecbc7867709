import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rules } from './rules/index.js'
import { suppressionUnused, suppressionWithoutReason } from './suppression-rules.js'

const page = readFileSync(new URL('../../../../docs/reference/rules.md', import.meta.url), 'utf8')

test('the reference has a section for every rule, with its name, severity and texts, and no other', () => {
  const sections = page.split(/^### /m).slice(1)
  const explained = [...rules, suppressionUnused, suppressionWithoutReason]
  expect(sections.map((section) => section.split('\n')[0])).toEqual(explained.map(({ id, slug }) => `${id} ${slug}`))
  for (const [i, { severity, title, why, fix }] of explained.entries()) {
    const lines = sections[i]?.split('\n') ?? []
    expect(lines).toEqual(expect.arrayContaining([`**${severity}** · ${title}`, why, `_What to do:_ ${fix}`]))
  }
})
