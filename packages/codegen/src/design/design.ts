import { buildModel, type Schema, type SchemaProblem } from '@keyloom/core'
import { type Alternative, alternativesTo } from './alternatives.js'
import { demandsOf } from './demand.js'
import { type Served, servedBy, type WriteCost, whyThatMany, writeCosts } from './explain.js'
import { type Identity, identitiesOf } from './identity.js'
import type { Layout } from './layout.js'
import { labelOf } from './names.js'
import { propose, type Subject, tryAlone, type Unserved } from './propose.js'
import { withKeys } from './with-keys.js'

/** The keys that are proposed for a schema, and what they do. */
export interface Design {
  readonly tables: readonly (Layout & { readonly why: string })[]
  readonly served: readonly Served[]
  readonly unserved: readonly Unserved[]
  /** The patterns and collections that have to name their index, with its name. */
  readonly pins: ReadonlyMap<string, string>
  readonly costs: readonly WriteCost[]
  readonly alternatives: readonly Alternative[]
}

/** Proposes the keys of a schema, whatever keys it has, with the fewest indexes; or names what is wrong with the schema. */
export function designSchema(schema: Schema): { readonly design: Design } | { readonly problems: readonly SchemaProblem[] } {
  const { of: identities, shards, problems } = identitiesOf(schema)
  if (problems.length > 0) return { problems }
  const built = buildModel(withKeys(schema, identityKeys(schema, identities), { has: () => true }))
  if ('problems' in built) return built
  const subject: Subject = { schema, model: built.model, identities }
  const alone = tryAlone(subject, demandsOf(built.model, shards))
  const proposal = propose(subject, alone)
  const { layouts, pins } = proposal
  return {
    design: {
      tables: layouts.map((layout) => ({ ...layout, why: whyThatMany(layout, proposal, subject, alone.refusals) })),
      served: servedBy(proposal, subject),
      unserved: [...alone.unserved, ...proposal.unserved],
      pins,
      costs: writeCosts(layouts),
      alternatives: alternativesTo(proposal, subject, alone),
    },
  }
}

/** With its identity for a key, every entity can be read: its attributes, patterns and collections. */
function identityKeys({ config }: Schema, identities: ReadonlyMap<string, Identity>): Layout[] {
  return config.tables.map(({ name, config: { delimiter = '#' } }) => ({
    table: name,
    // No attribute has such a name.
    key: { partition: ' pk', sort: ' sk' },
    indexes: [],
    keys: config.entities
      .filter(({ table }) => table.name === name)
      .map(({ name: entity }) => {
        const atoms = identities.get(entity)?.atoms ?? []
        const partition = [labelOf(entity), ...atoms.map((atom) => `{${atom}}`)].join(delimiter)
        return {
          entity,
          partition,
          sort: labelOf(entity),
          when: [],
          sparse: [],
          attributes: [],
          beyondIdentity: [],
          isOnePartition: false,
        }
      }),
  }))
}
