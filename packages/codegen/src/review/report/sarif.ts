import type { Log, ReportingDescriptor, Result } from 'sarif'
import { driftRules } from '../drift/rules/index.js'
import type { Review } from '../review.js'
import { changeRules } from '../rules/index.js'
import { type ReportItem, reportItems } from './items.js'
import type { FindPlace } from './place.js'

/**
 * A review as a SARIF 2.1.0 log.
 *
 * https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarifReport(review: Review, placeOf: FindPlace, version: string): string {
  const items = reportItems(review, placeOf)
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
    const change = changeRules.find(({ id }) => id === rule)
    const title = change?.title ?? driftRules.find(({ id }) => id === rule)?.title ?? headline
    return {
      id: rule,
      name: slug,
      shortDescription: { text: title },
      ...(change !== undefined && { fullDescription: { text: change.why } }),
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
