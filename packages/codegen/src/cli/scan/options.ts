import { keyloomError } from '@keyloom/core'
import type { Arguments } from '../command.js'

/** The value of an option that has to be given. @throws KeyloomError `CLI.USAGE`. */
export function required(command: string, { options }: Arguments, name: string, why: string): string {
  const value = options[name]
  if (typeof value === 'string' && value.trim() !== '') return value
  throw keyloomError('CLI.USAGE', `\`keyloom ${command}\` needs \`--${name}\`: ${why}.`)
}

/** A whole number above 0. @throws KeyloomError `CLI.USAGE`. */
export function positive({ options }: Arguments, name: string): number | undefined {
  const value = options[name]
  if (value === undefined) return undefined
  const number = Number(value)
  if (Number.isInteger(number) && number > 0) return number
  throw keyloomError('CLI.USAGE', `\`--${name} ${value}\` is not a whole number above 0.`)
}

/** Why a Scan is meant. @throws KeyloomError `CLI.USAGE`. */
export function reasonOf(command: string, given: Arguments): string {
  return required(command, given, 'because', 'it reads the whole table by a Scan, which is billed; say why that is meant')
}
