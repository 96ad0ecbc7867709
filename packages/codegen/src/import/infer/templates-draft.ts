import type { ImportedTable, IndexDraft, TemplatesDraft } from '../draft.js'
import { escapeOf, spell } from './key-parts.js'
import type { InferredMembership } from './membership.js'
import { attributeName } from './names.js'
import type { Template } from './template.js'

/** The templates of one key as a schema says them; a part without one is natural. */
export function templatesDraft(
  partition: readonly (Template | undefined)[],
  sort: readonly (Template | undefined)[],
  delimiter: string,
): TemplatesDraft {
  const isPlain =
    escapeOf(
      [...partition, ...sort].filter((template) => template !== undefined),
      delimiter,
    ) === 'plain'
  const [first, second] = [partition[0], sort[0]].map((template) =>
    template === undefined ? undefined : spell(template, attributeName, isPlain),
  )
  return {
    ...(first !== undefined && { partition: first }),
    ...(second !== undefined && { sort: second }),
    ...(isPlain && { escape: 'plain' as const }),
  }
}

/** How the schema says that items are in an index; `own` are the key attributes that are not the table's. */
export function indexDraft(
  key: ImportedTable['key'],
  own: readonly string[],
  { variants }: InferredMembership,
  delimiter: string,
): IndexDraft {
  const drafts = variants.map(({ when, templates, sparse }): TemplatesDraft => {
    const part = (names: ImportedTable['key']['partition']) =>
      names.filter(({ name }) => own.includes(name)).map(({ name }) => templates.get(name))
    const renamed = Object.fromEntries(Object.entries(when).map(([name, value]) => [attributeName(name), value]))
    return {
      ...(Object.keys(renamed).length > 0 && { when: renamed }),
      ...(sparse && { sparse: true as const }),
      ...templatesDraft(part(key.partition), part(key.sort), delimiter),
    }
  })
  const [only, ...others] = drafts
  if (only === undefined || others.length > 0) return drafts
  return Object.keys(only).length === 0 ? true : only
}
