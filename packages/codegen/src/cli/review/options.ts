import { keyloomError } from '@keyloom/core'
import { didYouMean } from '../../errors/did-you-mean.js'
import type { Severity } from '../../review/change.js'
import { type FormatName, formats } from '../../review/report/formats.js'
import type { Arguments } from '../command.js'

/** The format of the output: text where nothing is said. */
export function formatOf({ options }: Arguments): FormatName {
  if (options.json === true) return 'json'
  const { format = 'text' } = options
  if (typeof format === 'string' && Object.hasOwn(formats, format)) return format as FormatName
  const names = Object.keys(formats)
  throw keyloomError('CLI.USAGE', `There is no format \`${format}\`${didYouMean(String(format), names)}.`, {
    fix: `There are ${names.join(', ')}.`,
  })
}

const levels: readonly (Severity | 'never')[] = ['breaking', 'dangerous', 'safe', 'never']

/** The severity from which on the command fails: breaking where nothing is said. */
export function failOnOf({ options }: Arguments): Severity | 'never' {
  const given = options['fail-on'] ?? 'breaking'
  const level = levels.find((one) => one === given)
  if (level !== undefined) return level
  throw keyloomError('CLI.USAGE', `\`--fail-on ${given}\` is no severity.`, { fix: `There are ${levels.join(', ')}.` })
}

/** What `--against` names. */
export function againstOf({ options }: Arguments, command: string): string {
  if (typeof options.against === 'string') return options.against
  throw keyloomError('CLI.USAGE', `\`keyloom ${command}\` needs what to compare with: --against <git ref or file>.`, {
    fix: `In a pull request that is its base: \`keyloom ${command} --against origin/main\`.`,
  })
}
