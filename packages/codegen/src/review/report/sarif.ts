import type { Log, ReportingDescriptor, Result } from 'sarif'
import { rules as lintRules } from '../../lint/rules/index.js'
import { driftRules } from '../drift/rules/index.js'
import { changeRules } from '../rules/index.js'
import type { ReportItem } from './items.js'

/**
 * Findings as a SARIF 2.1.0 log.
 *
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport(items: readonly ReportItem[], version: string): string {
  const rules = descriptors(items)
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'keyloom', version, informationUri: 'https://keyloom.dev', rules } },
        results: items.map((item) => result(item, rules)),
      },
    ],
  }
  return `${JSON.stringify(log, undefined, 2)}\n`
}

/** The rules that found something, each once. */
function descriptors(items: readonly ReportItem[]): ReportingDescriptor[] {
  return [...new Map(items.map((item) => [item.rule, item])).values()].map(({ rule, slug, headline }) => {
    const known = [...changeRules, ...lintRules].find(({ id }) => id === rule)
    const title = known?.title ?? driftRules.find(({ id }) => id === rule)?.title ?? headline
    return {
      id: rule,
      name: slug,
      shortDescription: { text: title },
      ...(known !== undefined && { fullDescription: { text: known.why } }),
      helpUri: `https://keyloom.dev/rules#${rule.toLowerCase()}`,
    }
  })
}

function result({ rule, level, headline, message, place, fingerprint }: ReportItem, rules: readonly ReportingDescriptor[]): Result {
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ id }) => id === rule),
    level,
    message: { text: `${headline}. ${message}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(place.file), uriBaseId: '%SRCROOT%' },
          region: { startLine: place.line, startColumn: place.column },
        },
      },
    ],
    partialFingerprints: { 'keyloom/v1': fingerprint },
  }
}
