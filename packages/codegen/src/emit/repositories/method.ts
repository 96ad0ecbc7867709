import { jsdoc } from '../print/jsdoc.js'
import { block, type Code, call } from '../print/layout.js'

/** A documented method of a class that calls one function of the runtime with the connection. */
export function method(
  name: string,
  parameters: readonly Code[],
  result: Code,
  callee: string,
  args: readonly Code[],
  docs: readonly string[],
): Code {
  const comment = jsdoc(docs, 2).trimStart()
  return [
    `${comment}${comment === '' ? '' : '  '}`,
    call(name, parameters),
    ': ',
    result,
    ' ',
    block([['return ', call(callee, ['this.#connection', ...args])]]),
  ]
}
