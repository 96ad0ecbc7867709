import type { AttributeValue } from '../item.js'

/** The placeholders of one request. Whatever a user gives stands behind one, never in the text of an expression. */
export interface Expression {
  readonly names: Record<string, string>
  readonly values: Record<string, AttributeValue>
  /** The placeholder of an attribute name. */
  name(attribute: string): string
  /** The placeholder of a value. */
  value(value: AttributeValue): string
}

export function createExpression(): Expression {
  const names: Record<string, string> = {}
  const values: Record<string, AttributeValue> = {}
  const known = new Map<string, string>()
  let count = 0
  return {
    names,
    values,
    name(attribute) {
      let placeholder = known.get(attribute)
      if (placeholder === undefined) {
        placeholder = `#n${known.size}`
        known.set(attribute, placeholder)
        names[placeholder] = attribute
      }
      return placeholder
    },
    value(value) {
      const placeholder = `:v${count++}`
      values[placeholder] = value
      return placeholder
    },
  }
}

/** The placeholders as members of a command input; DynamoDB refuses empty ones. */
export function placeholders(expression: Expression): {
  ExpressionAttributeNames?: Record<string, string>
  ExpressionAttributeValues?: Record<string, AttributeValue>
} {
  const { names, values } = expression
  return {
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  }
}
