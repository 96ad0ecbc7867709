/** A block of the language of Terraform: `resource "aws_iam_policy" "order" { … }`. */
export interface HclBlock {
  readonly type: string
  readonly labels?: readonly string[]
  readonly body: readonly (HclArgument | HclBlock)[]
}

/** `name = value`. */
export type HclArgument = readonly [name: string, value: HclValue]

export type HclValue = string | number | boolean | HclExpression | readonly HclValue[] | { readonly [name: string]: HclValue }

/** Text that Terraform evaluates, such as `aws_dynamodb_table.shop.arn`. */
export class HclExpression {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** Prints a block as `terraform fmt` does. */
export function printHcl(block: HclBlock): string {
  return aligned(printBlock(block, ''))
}

function printBlock({ type, labels = [], body }: HclBlock, indent: string): string {
  const inner = `${indent}  `
  const head = [type, ...labels.map((label) => JSON.stringify(label))].join(' ')
  const lines = body.map((member) =>
    'type' in member ? `\n${printBlock(member, inner)}` : `${inner}${member[0]} = ${printHclValue(member[1], inner)}\n`,
  )
  return `${indent}${head} {\n${lines.join('').replace(/^\n/, '')}${indent}}\n`
}

/** Puts the `=` of lines that follow each other below one another; a value of several lines stands for itself. */
function aligned(text: string): string {
  return text.replaceAll(/(?:^ *\S+ = .*[^[{\n]\n)+/gm, (run) => {
    const lines = run.trimEnd().split('\n')
    const ends = lines.map((line) => line.indexOf(' = '))
    const width = Math.max(...ends)
    return lines.map((line, i) => `${line.slice(0, ends[i]).padEnd(width)}${line.slice(ends[i])}\n`).join('')
  })
}

/** Prints a value that stands on a line indented so. */
export function printHclValue(value: HclValue, indent: string): string {
  if (value instanceof HclExpression) return value.text
  if (typeof value === 'string') return quoted(value)
  if (typeof value !== 'object') return String(value)
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    const items: readonly HclValue[] = value
    return items.length === 0 ? '[]' : `[\n${items.map((item) => `${inner}${printHclValue(item, inner)},\n`).join('')}${indent}]`
  }
  const members = Object.entries(value).map(([name, member]) => `${inner}${JSON.stringify(name)} = ${printHclValue(member, inner)}\n`)
  return `{\n${members.join('')}${indent}}`
}

/** A text as it is, without interpolation: https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(/[$%]\{/g, (begin) => `${begin[0]}${begin}`)
}
