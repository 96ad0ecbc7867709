import type { Review } from '../review.js'
import { reportItems } from './items.js'
import type { FindPlace } from './place.js'

const commands = { error: 'error', warning: 'warning', note: 'notice' } as const

/**
 * A review as workflow commands: GitHub shows each beside the line that it is about.
 *
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function githubReport(review: Review, placeOf: FindPlace): string {
  const lines = reportItems(review, placeOf).map(({ level, headline, message, place: { file, line, column } }) => {
    const properties = `file=${property(file)},line=${line},col=${column},title=${property(headline)}`
    return `::${commands[level]} ${properties}::${data(message)}\n`
  })
  return lines.join('')
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
