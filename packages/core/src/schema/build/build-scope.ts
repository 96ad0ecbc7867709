import type { AttributeModel, EntityModel } from '../../model/index.js'
import { list, type Report } from '../report.js'
import { suggest } from '../suggest.js'
import type { EntityContext } from './context.js'

/** What an item is told apart by, exactly and in every language. */
const KINDS: readonly AttributeModel['type']['kind'][] = ['string', 'enum', 'literal', 'number', 'bigint']

/** The attributes of an entity's scope; that its keys hold them is what the planner finds out. */
export function buildScope(
  declared: readonly string[] | undefined,
  { name, path, attributes, report }: Pick<EntityContext, 'name' | 'path' | 'attributes' | 'report'>,
): readonly string[] {
  if (declared === undefined) return []
  const at = [...path, 'scope']
  if (declared.length === 0)
    report.add('SCHEMA.SCOPE', at, `The scope of ${name} has no attribute.`, "Write scope: ['tenantId'], or remove it.")
  return [...new Set(declared)].filter((each) => {
    const attribute = attributes.get(each)
    if (attribute === undefined) {
      report.add('SCHEMA.UNKNOWN', at, `${name} has no attribute '${each}', which is its scope.`, suggest(each, attributes.keys()))
      return false
    }
    if (attribute.optional || attribute.implied !== undefined || !KINDS.includes(attribute.type.kind)) {
      report.add('SCHEMA.SCOPE', at, `'${each}' of ${name} cannot be a scope: that is a string or a number which every item has.`)
    }
    return true
  })
}

/** A client is in one scope, so that a schema has one: the same attributes, stored in one way, of all entities that have a scope. */
export function checkScopes(entities: readonly EntityModel[], report: Report): void {
  const [first, ...others] = entities.filter(({ scope }) => scope !== undefined)
  for (const other of others) {
    if (first === undefined || scopeText(first) === scopeText(other)) continue
    report.add(
      'SCHEMA.SCOPE',
      ['entities', other.name, 'scope'],
      `${other.name} is in the scope ${list(other.scope ?? [])} and ${first.name} in ${list(first.scope ?? [])}, or they store it differently: a schema has one scope.`,
      'Declare the same attributes, with the same types and stored names.',
    )
  }
}

function scopeText({ scope = [], attributes }: EntityModel): string {
  return JSON.stringify(
    scope.map((name) => {
      const attribute = attributes.find((one) => one.name === name)
      return [name, attribute?.stored, attribute?.type]
    }),
  )
}
