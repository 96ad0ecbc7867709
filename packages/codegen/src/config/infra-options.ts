import { resolve } from 'node:path'
import { didYouMean } from '../errors/did-you-mean.js'
import { infraFormats } from '../infra/format.js'
import type { Roles } from '../infra/infra-description.js'
import type { InfraOutput } from './config.js'
import { describe, isRecord } from './describe.js'

const names = ['format', 'out', 'table']

/** The files of infrastructure that a configuration names, with absolute paths; what is wrong is added to the faults. */
export function infraOf(said: unknown, root: string, faults: string[]): InfraOutput[] | undefined {
  if (said === undefined) return undefined
  if (!Array.isArray(said)) {
    faults.push(`\`infra\` is ${describe(said)}, but has to be a list such as [{ format: 'cloudformation', out: './tables.yaml' }]`)
    return undefined
  }
  return said.flatMap((entry: unknown, index) => {
    const { format, out, table, ...rest } = isRecord(entry) ? entry : {}
    const place = `infra[${index}]`
    const known = infraFormats.find((name) => name === format)
    const before = faults.length
    if (known === undefined) faults.push(`\`${place}.format\` is ${describe(format)}, but has to be one of ${infraFormats.join(', ')}`)
    if (typeof out !== 'string' || out === '') faults.push(`\`${place}.out\` is ${describe(out)}, but has to be the path of a file`)
    if (table !== undefined && typeof table !== 'string') faults.push(`\`${place}.table\` is ${describe(table)}, but has to be a name`)
    for (const name of Object.keys(rest)) faults.push(`\`${place}.${name}\` is not an option${didYouMean(name, names)}`)
    if (known === undefined || faults.length > before) return []
    return [{ format: known, out: resolve(root, String(out)), ...(typeof table === 'string' && { table }) }]
  })
}

/** The roles of a configuration. */
export function rolesOf(said: unknown, faults: string[]): Roles | undefined {
  if (said === undefined) return undefined
  const roles = isRecord(said) ? said : undefined
  const isList = (value: unknown) => Array.isArray(value) && value.every((name) => typeof name === 'string')
  if (roles !== undefined && Object.values(roles).every(isList)) return roles as Roles
  faults.push("`roles` has to be an object of lists of names, such as { checkout: ['Order.create'] }")
  return undefined
}
