import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { driftRules } from './drift/rules/index.js'
import { changeRules } from './rules/index.js'

const page = readFileSync(new URL('../../../../docs/reference/change-rules.md', import.meta.url), 'utf8')

test('the reference has a section for every rule, with its name, severity and texts, and no other', () => {
  const sections = page.split(/^### /m).slice(1)
  const first = sections.map((section) => section.split('\n')[0])
  expect(first).toEqual([...groupsOf(changeRules), ...driftRules].map(({ id, slug }) => `${id} ${slug}`))
  const linesOf = (id: string) => sections.find((section) => section.startsWith(`${id} `))?.split('\n') ?? []
  for (const { id, severity, breaks, title, why, recipe } of changeRules) {
    const parties = breaks.length === 0 ? '' : ` · ${breaks.join(' ')}`
    expect(linesOf(id)).toEqual(expect.arrayContaining([`**${severity}**${parties} · ${recipe} · ${title}.`, why]))
  }
  for (const { id, severity, title, fix } of driftRules)
    expect(linesOf(id)).toEqual(expect.arrayContaining([`**${severity}** · ${title}.`, `_What to do:_ ${fix}`]))
})

/** The page has keys first, as the ids do not. */
function groupsOf(rules: typeof changeRules): typeof changeRules {
  return [...'KGAEPT'].flatMap((letter) => rules.filter(({ id }) => id.startsWith(letter)))
}
