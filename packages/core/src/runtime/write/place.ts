import type { EntityCodec } from '../codec/entity-codec.js'

/** What update expressions say of an attribute: its placeholders, and the action that sets it. */
export interface Place {
  /** The name that the attribute is stored under. */
  readonly stored: string
  /** `#status` */
  readonly name: string
  /** `:status` */
  readonly value: string
  /** `#status = :status` */
  readonly assignment: string
}

type Named = Pick<EntityCodec<object>, 'stored'>

const known = /* @__PURE__ */ new WeakMap<Named, Map<string, Place>>()

/** The place of an attribute of an entity, made when it is first asked for. */
export function placeOf(codec: Named, attribute: string): Place {
  let places = known.get(codec)
  if (places === undefined) {
    places = new Map()
    known.set(codec, places)
  }
  let place = places.get(attribute)
  if (place === undefined) {
    place = makePlace(codec.stored(attribute), places.size)
    places.set(attribute, place)
  }
  return place
}

/** DynamoDB takes up to 255 letters, digits and `_`; `n0` and `v0` are what placeholders of other names and values are called. */
const plain = /^(?![anv]\d)[a-z]\w{0,99}$/i

function makePlace(stored: string, position: number): Place {
  const text = plain.test(stored) ? stored : `a${position}`
  return { stored, name: `#${text}`, value: `:${text}`, assignment: `#${text} = :${text}` }
}
