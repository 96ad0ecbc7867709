import type { InfraDescription } from '../infra-description.js'
import { cloudFormationParts, type Template } from './resources.js'

/** What a `serverless.yml` takes in as its `resources`: `resources: ${file(tables.yml)}`. */
export function serverless(infra: InfraDescription): Template {
  return escaped(cloudFormationParts(infra)) as Template
}

/** `${aws:…}` is IAM's here, and would be the framework's own: https://www.serverless.com/framework/docs/guides/variables */
function escaped(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('${aws:', '\\${aws:')
  if (Array.isArray(value)) return value.map(escaped)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, escaped(member)]))
}
