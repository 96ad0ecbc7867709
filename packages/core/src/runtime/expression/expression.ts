import type { AttributeValue, Item } from '../item.js'

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
  return new Placeholders()
}

class Placeholders implements Expression {
  readonly names: Record<string, string> = {}
  readonly values: Record<string, AttributeValue> = {}
  private known: Map<string, string> | undefined
  private count = 0

  name(attribute: string): string {
    this.known ??= new Map()
    let placeholder = this.known.get(attribute)
    if (placeholder === undefined) {
      placeholder = `#n${this.known.size}`
      this.known.set(attribute, placeholder)
      this.names[placeholder] = attribute
    }
    return placeholder
  }

  value(value: AttributeValue): string {
    const placeholder = `:v${this.count++}`
    this.values[placeholder] = value
    return placeholder
  }
}

/** Adds the placeholders to a command input that is being made: a spread would cost more than all of its other members. */
export function addPlaceholders(
  input: { ExpressionAttributeNames?: Record<string, string> | undefined; ExpressionAttributeValues?: Item | undefined },
  { names, values }: Expression,
): void {
  if (Object.keys(names).length > 0) input.ExpressionAttributeNames = names
  if (Object.keys(values).length > 0) input.ExpressionAttributeValues = values
}

/** The placeholders as members of a command input; DynamoDB refuses empty ones. */
export function placeholders({ names, values }: Expression): {
  ExpressionAttributeNames?: Record<string, string>
  ExpressionAttributeValues?: Record<string, AttributeValue>
} {
  const hasNames = Object.keys(names).length > 0
  if (Object.keys(values).length === 0) return hasNames ? { ExpressionAttributeNames: names } : {}
  return hasNames ? { ExpressionAttributeNames: names, ExpressionAttributeValues: values } : { ExpressionAttributeValues: values }
}
