import type { Condition, Table } from '@keyloom/core'

/** `OrderItem` in a key: `ORDER_ITEM`. */
export function labelOf(entity: string): string {
  return entity.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase()
}

/** What tells the keys apart that items of one entity have under several conditions. */
export function factLabel(fact: Condition | undefined): string {
  if (fact === undefined) return 'OTHER'
  const text = fact.kind === 'oneOf' ? fact.values.join('_') : fact.kind === 'absent' ? `NO_${fact.attribute}` : fact.attribute
  return labelOf(text.replace(/[^A-Za-z0-9_]/g, '_'))
}

/** The name of a key attribute, unless an entity stores something under it. */
export function attributeName(name: string, stored: ReadonlySet<string>): string {
  return stored.has(name) ? attributeName(`${name}_`, stored) : name
}

/** The key attributes of the table, if they can hold text that templates form; else ones that can. */
export function tableKeyNames(table: Table, stored: ReadonlySet<string>): { readonly partition: string; readonly sort: string } {
  const { partition, sort } = table.config.key
  return {
    partition: textName(partition, stored) ?? attributeName('pk', stored),
    sort: textName(sort, stored) ?? attributeName('sk', stored),
  }
}

function textName(option: unknown, stored: ReadonlySet<string>): string | undefined {
  return typeof option === 'string' && !stored.has(option) ? option : undefined
}
