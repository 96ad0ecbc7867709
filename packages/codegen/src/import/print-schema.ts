import type { Json } from '@keyloom/core'
import { bindingName, camelCase } from '../emit/print/safe-identifier.js'
import { literalText, nameText } from '../load/edits/literal-text.js'
import type { EntityDraft, SchemaDraft, TableDraft, TypeDraft } from './draft.js'
import { entityConfig, tableConfig } from './draft-schema.js'
import { distinctNames } from './infer/names.js'

const style = { quote: "'", indent: '  ', step: '  ' } as const

/** A draft as the text of a schema file. `origin` says what it was imported from. */
export function printSchema({ name, tables }: SchemaDraft, origin: string): string {
  const names = distinctNames([
    'z',
    ...tables.map((table) => (tables.length === 1 ? 'table' : `${camelCase(table.name)}Table`)),
    ...tables.flatMap(({ entities }) => entities.map((entity) => bindingName(camelCase(entity.name)))),
  ])
  const tableNames = names.slice(1, tables.length + 1)
  const entityNames = names.slice(tables.length + 1)
  let next = 0
  const parts = tables.flatMap((table, index) => [
    tableText(table, tableNames[index]!),
    ...table.entities.map((entity) => {
      const own = entityNames[next]!
      next += 1
      return entityText(entity, own, tableNames[index]!)
    }),
  ])
  const list = entityNames.join(', ')
  const entities = list.length > 100 ? `[\n    ${entityNames.join(',\n    ')},\n  ]` : `[${list}]`
  return `import { defineEntity, defineSchema, defineTable } from '@keyloom/core'
import { z } from 'zod'

// Imported from ${oneLine(origin)}. Say of each "doubt:" what is so, and add the access patterns of the application.

${parts.join('\n\n')}

export default defineSchema({
  name: ${literalText(name, style)},
  tables: [${tableNames.join(', ')}],
  entities: ${entities},
})
`
}

function tableText(table: TableDraft, own: string): string {
  return `${doubtLines(table.doubts, '')}const ${own} = defineTable(${literalText(table.name, style)}, ${options(tableConfig(table))})`
}

function entityText(entity: EntityDraft, own: string, table: string): string {
  const { name, attributes, doubts, items } = entity
  const lines = attributes.map((attribute) => {
    const type = `${zodText(attribute.type)}${attribute.optional ? '.optional()' : ''}`
    const doubt = attribute.doubt === undefined ? '' : ` // doubt: ${oneLine(attribute.doubt)}`
    return `    ${nameText(attribute.name, "'")}: ${type},${doubt}\n`
  })
  const { discriminator, ...rest } = entityConfig(entity) as { readonly discriminator?: string; readonly [option: string]: unknown }
  const first = discriminator === undefined ? '' : `  discriminator: ${literalText(discriminator, style)},\n`
  const seen = items.length === 0 ? '' : `// Inferred from ${items.length} item${items.length === 1 ? '' : 's'}.\n`
  return `${seen}${doubtLines(doubts, '')}const ${own} = defineEntity(${table}, ${literalText(name, style)}, {
${first}  attributes: {
${lines.join('')}  },
${optionLines(rest)}})`
}

function options(config: object): string {
  return `{\n${optionLines(config)}}`
}

function optionLines(config: object): string {
  return Object.entries(config as Readonly<Record<string, Json>>)
    .map(([name, value]) => `  ${name}: ${literalText(value, style)},\n`)
    .join('')
}

function doubtLines(doubts: readonly string[], indent: string): string {
  return doubts.map((doubt) => `${indent}// doubt: ${oneLine(doubt)}\n`).join('')
}

/** What comes from items ends no comment. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}

const plainTexts = {
  bigint: 'z.bigint()',
  boolean: 'z.boolean()',
  binary: 'z.instanceof(Uint8Array)',
  date: 'z.date()',
  unknown: 'z.unknown()',
} as const

const formatTexts = { uuid: 'z.uuid()', ulid: 'z.ulid()', date: 'z.iso.date()', email: 'z.email()' } as const

/** As `zodType` of draft-schema.ts makes it. */
function zodText(type: TypeDraft): string {
  switch (type.kind) {
    case 'string':
      return type.format === undefined ? `z.string()${type.isKey ? '.min(1)' : ''}` : formatTexts[type.format]
    case 'datetime':
      return `z.iso.datetime(${type.precision === undefined ? '' : `{ precision: ${type.precision} }`})`
    case 'enum':
      return `z.enum(${literalText(type.values, style)})`
    case 'number':
      return `${type.integer ? 'z.int()' : 'z.number()'}${type.from0 ? '.min(0)' : ''}`
    case 'set':
      return `z.set(${type.of === 'string' ? 'z.string()' : type.of === 'number' ? 'z.number()' : 'z.instanceof(Uint8Array)'})`
    case 'array':
      return `z.array(${zodText(type.of)})`
    case 'record':
      return `z.record(z.string(), ${zodText(type.of)})`
    case 'nullable':
      return `${zodText(type.of)}.nullable()`
    case 'object':
      return `z.object({ ${type.properties.map((each) => `${nameText(each.name, "'")}: ${zodText(each.type)}${each.optional ? '.optional()' : ''}`).join(', ')} })`
    default:
      return plainTexts[type.kind]
  }
}
