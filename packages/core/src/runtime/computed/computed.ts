import type { Codec } from '../codec/codec.js'
import { type EntityCodec, invalidItem } from '../codec/entity-codec.js'
import { type Issue, prefixIssues } from '../codec/issue.js'
import type { Item } from '../item.js'
import { property, setOwn } from '../own-property.js'
import type { IndexKeyPlan } from '../plans.js'

/** How the value of an attribute is made of other attributes of its entity. */
export interface Computed<Entity = never, Value = unknown> {
  /** The attributes that it is made of. */
  readonly from: readonly string[]
  compute(entity: Entity): Value
}

/**
 * The codec of an entity some of whose attributes are computed when it is written.
 *
 * @example
 * ```ts
 * import { computing, entityCodec, integer, string } from '@keyloom/core/runtime'
 *
 * const codec = entityCodec<{ readonly name: string; readonly length: number }>('Word', { name: string(), length: integer() })
 * computing(codec, { length: { from: ['name'], compute: ({ name }) => name.length } })
 * ```
 */
export function computing<E extends object>(
  codec: EntityCodec<E>,
  computed: { readonly [N in keyof NoInfer<E>]?: Computed<NoInfer<E>, NoInfer<E>[N]> },
): EntityCodec<E> {
  const withComputed = (entity: E): E => {
    const made = entity as Record<string, unknown>
    for (const [name, { compute }] of Object.entries<Computed>(computed as Readonly<Record<string, Computed>>)) {
      const value = checked(codec, name, compute(entity as never))
      if (value === undefined) delete made[name]
      else setOwn(made, name, value)
    }
    return entity
  }
  return {
    ...codec,
    parse: (input, implied) => withComputed(codec.parse(input, implied)),
    computed: (entity) => withComputed({ ...entity }),
  }
}

/**
 * A computed attribute as an update takes it: like the key of an index, it is derived anew where a change touches what it is made of, and
 * what the call does not give of that is read under a condition.
 *
 * @example
 * ```ts
 * import { computedPlan } from '@keyloom/core/runtime'
 *
 * computedPlan(plans.customer.codec, 'nameLength', { from: ['name'], compute: ({ name }: { readonly name: string }) => name.length })
 * ```
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

/**
 * The builder of an index's key with computed attributes in it: an update knows what those are made of, and not them.
 *
 * @example
 * ```ts
 * import { computedKey, partitionKey, sortKey } from '@keyloom/core/runtime'
 *
 * const build = computedKey(
 *   plans.customer.codec,
 *   { initial: { from: ['name'], compute: ({ name }: { readonly name: string }) => name.slice(0, 1) } },
 *   ({ initial }: { readonly initial: string }) => ({
 *     gsi1pk: partitionKey('Customer.gsi1pk', initial),
 *     gsi1sk: sortKey('Customer.gsi1sk', 'CUSTOMER'),
 *   }),
 * )
 * ```
 */
export function computedKey<Key extends Item | undefined>(
  codec: EntityCodec<object>,
  computed: Readonly<Record<string, Computed>>,
  build: (entity: never) => Key,
): (entity: object) => Key {
  return (entity) => {
    const whole: object = Object.create(entity)
    for (const [name, { compute }] of Object.entries(computed)) {
      const get = () => (Object.hasOwn(entity, name) ? property(entity, name) : checked(codec, name, compute(entity as never)))
      Object.defineProperty(whole, name, { get })
    }
    return build(whole as never)
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
