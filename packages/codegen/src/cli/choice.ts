import { keyloomError } from '@keyloom/core'
import { didYouMean } from '../errors/did-you-mean.js'
import type { Arguments } from './command.js'

/** One of the values of an option; the first where it is not given. @throws KeyloomError `CLI.USAGE`. */
export function choiceOf<Value extends string>(option: string, values: readonly Value[], { options }: Arguments): Value {
  const given = options[option] ?? values[0]
  const value = values.find((one) => one === given)
  if (value !== undefined) return value
  const fix = `It takes ${values.join(', ')}.`
  throw keyloomError('CLI.USAGE', `\`--${option}\` has no \`${String(given)}\`${didYouMean(String(given), values)}.`, { fix })
}
