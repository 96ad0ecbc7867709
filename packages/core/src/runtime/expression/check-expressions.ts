import { keyloomError } from '../../errors/index.js'

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-expression-parameters */
const maxLength = 4096
const maxOperators = 300
/** No shorter text has more operators than that: each stands between two placeholders. */
const shortest = 1200

interface Expressions {
  readonly ConditionExpression?: string | undefined
  readonly FilterExpression?: string | undefined
  readonly UpdateExpression?: string | undefined
}

/**
 * Refuses what DynamoDB would: an expression of more than 4 KB, or of more than 300 operators and functions. Key conditions and projections
 * are what a plan says, and short.
 *
 * @throws KeyloomError `REQUEST.TOO_LARGE`.
 */
export function checkExpressions(subject: string, { ConditionExpression, FilterExpression, UpdateExpression }: Expressions): void {
  if (isLong(ConditionExpression)) check(subject, 'ConditionExpression', ConditionExpression)
  if (isLong(FilterExpression)) check(subject, 'FilterExpression', FilterExpression)
  if (isLong(UpdateExpression)) check(subject, 'UpdateExpression', UpdateExpression)
}

function isLong(text: string | undefined): text is string {
  return text !== undefined && text.length >= shortest
}

function check(subject: string, member: keyof Expressions, text: string): void {
  const operators = member === 'UpdateExpression' ? count(text, /\w\(| [+-] /g) : count(text, /\w\(|[<>=]+|\b(?:AND|OR|NOT|IN)\b/g)
  if (text.length <= maxLength && operators <= maxOperators) return
  throw keyloomError(
    'REQUEST.TOO_LARGE',
    `${subject}: the ${member} has ${text.length} characters and ${operators} operators; DynamoDB takes ${maxLength} and ${maxOperators}.`,
    {
      fix: 'Divide the call, or test or change fewer attributes in it.',
      payload: {
        subject,
        expression: member,
        characters: text.length,
        operators,
        limits: { characters: maxLength, operators: maxOperators },
      },
    },
  )
}

/** The AND of a BETWEEN stands for both. */
function count(text: string, operator: RegExp): number {
  return text.match(operator)?.length ?? 0
}
