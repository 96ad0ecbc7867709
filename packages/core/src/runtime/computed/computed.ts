import type { Codec } from '../codec/codec.js'
import { type EntityCodec, invalidItem } from '../codec/entity-codec.js'
import { type Issue, prefixIssues } from '../codec/issue.js'
import { setOwn } from '../own-property.js'
import type { IndexKeyPlan } from '../plans.js'

/** How the value of an attribute is made of other attributes of its entity. */
export interface Computed<Entity = never, Value = unknown> {
  /** The attributes that it is made of. */
  readonly from: readonly string[]
  compute(entity: Entity): Value
}

/** The codec of an entity some of whose attributes are computed when it is written. */
export function computing<E extends object>(
  codec: EntityCodec<E>,
  computed: { readonly [N in keyof NoInfer<E>]?: Computed<NoInfer<E>, NoInfer<E>[N]> },
): EntityCodec<E> {
  return {
    ...codec,
    parse(input, implied) {
      const entity = codec.parse(input, implied)
      for (const [name, { compute }] of Object.entries<Computed>(computed as Readonly<Record<string, Computed>>)) {
        const value = checked(codec, name, compute(entity as never))
        if (value !== undefined) setOwn(entity as Record<string, unknown>, name, value)
      }
      return entity
    },
  }
}

/**
 * A computed attribute as an update takes it: like the key of an index, it is derived anew where a change touches what it is made of, and
 * what the call does not give of that is read under a condition.
 */
export function computedPlan(codec: EntityCodec<object>, name: string, { from, compute }: Computed): IndexKeyPlan {
  const stored = codec.stored(name)
  return {
    name,
    attributes: [stored],
    from,
    onPartialUpdate: 'read',
    isAttribute: true,
    build(entity) {
      const value = checked(codec, name, compute(entity as never))
      const written = value === undefined ? undefined : attributeOf(codec, name).write(value)
      return written === undefined ? undefined : { [stored]: written }
    },
  }
}

/** What was computed has to satisfy the schema of its attribute. */
function checked(codec: EntityCodec<object>, name: string, value: unknown): unknown {
  const attribute = attributeOf(codec, name)
  if (value === undefined && attribute.optional === true) return undefined
  const issues: Issue[] = []
  const result = attribute.check(value, issues)
  prefixIssues(issues, 0, name)
  if (issues.length > 0) throw invalidItem(codec.name, issues)
  return result
}

function attributeOf({ attributes }: EntityCodec<object>, name: string): Codec<unknown> {
  return (attributes as Readonly<Record<string, Codec<unknown>>>)[name]!
}
