import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'

/** What the schema of the standard has against a SARIF log. */
export function faultsOfSarif(log: unknown): readonly object[] {
  const ajv = new Ajv({ strict: false, unicodeRegExp: false })
  ;(addFormats as unknown as (ajv: Ajv) => void)(ajv)
  const schema = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')
  // The standard's schema is of draft 4, whose two names for itself this validator does not know.
  const { $schema: _, id: __, ...definition } = JSON.parse(readFileSync(schema, 'utf8')) as Record<string, unknown>
  const validate = ajv.compile(definition)
  return validate(log) ? [] : (validate.errors ?? [])
}
