import type { TableModel } from '@keyloom/core'
import type { Fault, Rule } from '../rule.js'

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html */
const limits = { global: 20, local: 5, named: 100, steps: 100 } as const

export const quotas: Rule = {
  id: 'L729',
  slug: 'limits',
  severity: 'error',
  title: 'A table stays within the quotas of DynamoDB.',
  why: 'The table cannot be created, or the transaction cannot be sent.',
  fix: 'Overload an index with several entities, or split what is too large.',
  check: ({ model }) => [
    ...model.tables.flatMap(tableFaults),
    ...(model.transactions ?? []).flatMap(({ name, steps }): Fault[] =>
      steps.length > limits.steps
        ? [
            {
              path: ['transactions', name, 'steps'],
              message: `\`${name}\` has ${steps.length} steps, and a transaction takes ${limits.steps}.`,
            },
          ]
        : [],
    ),
  ],
}

function tableFaults({ name, indexes }: TableModel): Fault[] {
  const path = ['tables', name, 'indexes']
  const counts = (['global', 'local'] as const).flatMap((kind): Fault[] => {
    const count = indexes.filter((index) => index.kind === kind).length
    return count > limits[kind] ? [{ path, message: `\`${name}\` has ${count} ${kind} indexes, and a table takes ${limits[kind]}.` }] : []
  })
  const named = indexes.reduce((all, { projection }) => all + (projection.kind === 'include' ? projection.attributes.length : 0), 0)
  const fullNames = [{ name, path: ['tables', name] }, ...indexes.map((index) => ({ name: index.name, path: [...path, index.name] }))]
  return [
    ...counts,
    ...(named > limits.named
      ? [{ path, message: `The projections of \`${name}\` name ${named} attributes together, and a table takes ${limits.named}.` }]
      : []),
    ...fullNames.flatMap((one): Fault[] =>
      /^[\w.-]{3,255}$/.test(one.name)
        ? []
        : [
            {
              path: one.path,
              message: `\`${one.name}\` is no name for a table or index: 3 to 255 letters, digits, \`_\`, \`-\` and \`.\`.`,
            },
          ],
    ),
  ]
}
