/** The expressions of an input, as the runtime writes them: names and values behind placeholders only. */
export interface Expressions {
  readonly UpdateExpression?: string
  readonly ConditionExpression?: string
  readonly FilterExpression?: string
  readonly KeyConditionExpression?: string
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>
}

/** An attribute that an update sets as a whole, and the placeholder of its value. */
export interface Assignment {
  readonly attribute: string
  readonly placeholder: string
}

/** The attributes among these that an update sets: `SET #status = :status`. */
export function assignments(input: Expressions, attributes: readonly string[]): Assignment[] {
  return placeholdersOf(input, attributes).flatMap(({ attribute, name }) => {
    const found = new RegExp(`${top}${name}${setWhole}`).exec(input.UpdateExpression ?? '')
    return found === null ? [] : [{ attribute, placeholder: found[1]! }]
  })
}

/** The rest of `#status = :status` where it is all that is assigned: no sum, no function, no part of the attribute. */
const setWhole = ' = (:\\w+)(?=,| REMOVE | ADD | DELETE |$)'

/** Not behind a dot: a part of another attribute may have the same name. */
const top = '(?<!\\.)'

/** A use of one of these attributes that needs its value as the application knows it. */
export function usedOtherwise(
  input: Expressions,
  attributes: readonly string[],
): { readonly attribute: string; readonly use: string } | undefined {
  const { UpdateExpression = '', ConditionExpression = '', FilterExpression = '', KeyConditionExpression = '' } = input
  for (const { attribute, name } of placeholdersOf(input, attributes)) {
    const uses = new RegExp(`${top}${name}(?!\\w)`)
    const tests = `${ConditionExpression} ${FilterExpression}`.replaceAll(/attribute_(not_)?exists\(#\w+\)/g, '')
    if (uses.test(tests)) return { attribute, use: 'test its value' }
    if (uses.test(KeyConditionExpression)) return { attribute, use: 'find items by it' }
    const changes = UpdateExpression.replace(new RegExp(`${top}${name}${setWhole}`), '')
    const removed = new RegExp(`(REMOVE |, )${name}(?=,| SET | ADD | DELETE |$)`)
    if (uses.test(changes.replace(removed, ''))) return { attribute, use: 'change a part of it or add to it' }
  }
  return undefined
}

function placeholdersOf(
  { ExpressionAttributeNames = {} }: Expressions,
  attributes: readonly string[],
): { readonly attribute: string; readonly name: string }[] {
  return Object.entries(ExpressionAttributeNames).flatMap(([name, attribute]) =>
    attributes.includes(attribute) ? [{ attribute, name }] : [],
  )
}
