import type { ReportItem } from './items.js'

const commands = { error: 'error', warning: 'warning', note: 'notice' } as const

/**
 * Findings as workflow commands: GitHub shows each beside the line that it is about.
 *
 * https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function githubReport(items: readonly ReportItem[]): string {
  const lines = items.map(({ level, headline, message, place: { file, line, column } }) => {
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
