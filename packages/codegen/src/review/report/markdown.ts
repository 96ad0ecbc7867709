import type { Severity } from '../change.js'
import type { ChangeFinding } from '../find-changes.js'
import type { Review } from '../review.js'
import { type FindPlace, placeText } from './place.js'
import { changeText, countsText, dollars, sentences, severityTitles } from './present.js'

/** What a comment on GitHub may be long, with some room. */
const LIMIT = 65_000

/** The first line of a report: what finds the comment that the next report replaces. */
export function marker(schema: string): string {
  return `<!-- keyloom-review: ${schema} -->`
}

/** A review as the comment of a pull request: worst first, cut with a count where it would be too long. */
export function markdownReport(review: Review, placeOf: FindPlace): string {
  const { schema, base, head } = review
  const opening = `${marker(schema)}\n## Schema review: ${countsText(review)}\n\n\`${schema}\`: ${base} → ${head}\n`
  const closing = closingSections(review)
  const blocks = findingBlocks(review, placeOf)
  // What is below the findings is short, but for the steps of a change of everything.
  const ending = closing.length > LIMIT / 2 ? `${cutAtLine(closing, LIMIT / 2)}\n… more is in the other formats.\n` : closing
  let text = opening
  for (const [i, block] of blocks.entries()) {
    const left = `\n… and ${blocks.length - i} more: \`keyloom review --format text\` shows all.\n`
    if (text.length + block.length + left.length + ending.length > LIMIT) return text + left + ending
    text += block
  }
  return text + ending
}

function findingBlocks({ changes, lint, problems, drift }: Review, placeOf: FindPlace): string[] {
  const ofProblems = problems.map(
    ({ code, message, fix = '', path }, i) =>
      `${i === 0 ? '\n### Problems\n' : ''}\n**${code}** · ${placeText(placeOf(path))}\n${escaped(`${message} ${fix}`.trimEnd())}\n`,
  )
  const ofSeverity = (severity: Severity) =>
    changes
      .filter((one) => one.severity === severity)
      .map((finding, i) => `${i === 0 ? `\n### ${severityTitles[severity]}\n` : ''}\n${findingBlock(finding, placeOf)}`)
  const ofLint = lint.map(({ rule, slug, severity, path, message, fix }, i) => {
    const headline = `**${rule} ${slug}** · ${severity} · ${placeText(placeOf(path))}`
    return `${i === 0 ? '\n### New findings of lint\n' : ''}\n${headline}\n${escaped(`${message} ${fix}`)}\n`
  })
  const ofDrift = drift.map(({ rule, slug, target, title, fix, ...change }, i) => {
    const headline = [`**${rule} ${slug}**`, escaped(target), changeText(change, code)].filter((part) => part !== '').join(' · ')
    return `${i === 0 ? '\n### Out of date\n' : ''}\n${headline}\n${title}. ${fix}\n`
  })
  return [...ofProblems, ...ofSeverity('breaking'), ...ofSeverity('dangerous'), ...ofLint, ...ofDrift, ...ofSeverity('safe')]
}

function findingBlock(finding: ChangeFinding, placeOf: FindPlace): string {
  const { rule, slug, target, path, fingerprint } = finding
  const parts = [`**${rule} ${slug}**`, escaped(target), changeText(finding, code), placeText(placeOf(path)), `fp ${fingerprint}`]
  return `${parts.filter((part) => part !== '').join(' · ')}\n${escaped(sentences(finding))}\n`
}

function closingSections({ accepted, cost, steps }: Review): string {
  const ofAccepted = accepted.map(({ rule, target, because }) => `- ${rule} · ${escaped(target)}: ${escaped(because)}`)
  const ofCost = cost.map(
    ({ operation, unit, before, after, millionBefore, millionAfter }) =>
      `| ${escaped(operation)} | ${before} → ${after} ${unit} | ${dollars(millionBefore)} → ${dollars(millionAfter)} |`,
  )
  const table = ofCost.length === 0 ? [] : ['| operation | capacity | a million, on demand |', '| --- | --- | --- |', ...ofCost]
  return [
    section('Accepted', ofAccepted),
    section('Cost', table),
    section(
      'Rollout',
      steps.map(({ number, text }) => `${number}. ${escaped(text)}`),
    ),
  ].join('')
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `\n### ${title}\n\n${lines.join('\n')}\n`
}

function cutAtLine(text: string, length: number): string {
  return text.slice(0, text.lastIndexOf('\n', length))
}

/** Text in backquotes, whatever backquotes are in it. */
function code(text: string): string {
  const fence = text.includes('`') ? '``' : '`'
  return fence === '`' ? `\`${text}\`` : `\`\` ${text} \`\``
}

/** Text whose characters mean nothing to Markdown, but for what stands in backquotes: there they mean nothing anyway. */
function escaped(text: string): string {
  return text.replaceAll(/(`+)[^`]+\1|[\\*_[\]<>|]/g, (found) => (found.startsWith('`') ? found : `\\${found}`))
}
