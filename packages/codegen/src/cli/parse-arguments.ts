import { parseArgs } from 'node:util'
import { keyloomError } from '@keyloom/core'
import { didYouMean } from '../errors/did-you-mean.js'
import type { Arguments, CommandSpec, OptionSpec } from './command.js'

/** Reads what follows the name of a command. Throws `CLI.USAGE` for anything the command does not know. */
export function parseArguments(spec: CommandSpec, args: readonly string[]): Arguments {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(spec.options.map((option) => [option.name, optionConfig(option)])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const options: Record<string, string | true> = {}
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const option = knownOption(spec, token.name, token.rawName)
    options[option.name] = optionValue(spec, option, token.value)
  }
  const most = spec.positionals?.length ?? 0
  if (positionals.length > most) throw usageError(spec, `Unexpected argument \`${positionals[most]}\`.`)
  const missing = spec.positionals?.[positionals.length]
  if (missing !== undefined) throw usageError(spec, `\`keyloom ${spec.name}\` needs ${missing.description}: <${missing.name}>.`)
  return { options, positionals }
}

function optionConfig({ value, short }: OptionSpec): { type: 'boolean' | 'string'; short?: string } {
  return { type: value === undefined ? 'boolean' : 'string', ...(short === undefined ? {} : { short }) }
}

function knownOption(spec: CommandSpec, name: string, written: string): OptionSpec {
  const option = spec.options.find((candidate) => candidate.name === name)
  if (option !== undefined) return option
  const names = spec.options.map((candidate) => `--${candidate.name}`)
  throw usageError(spec, `Unknown option \`${written}\`${didYouMean(written, names)}.`)
}

function optionValue(spec: CommandSpec, { name, value }: OptionSpec, given: string | undefined): string | true {
  if (value === undefined) {
    if (given !== undefined) throw usageError(spec, `\`--${name}\` takes no value.`)
    return true
  }
  if (given === undefined || given === '' || given.startsWith('--'))
    throw usageError(spec, `\`--${name}\` needs a value: --${name} <${value}>.`)
  return given
}

function usageError(spec: CommandSpec, message: string) {
  return keyloomError('CLI.USAGE', message, { fix: `See \`keyloom ${spec.name} --help\`.` })
}
