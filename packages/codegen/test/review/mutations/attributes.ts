import type { AttributeType } from '@keyloom/core'
import { addAttribute, type Draft, type Mutation, sourcesOf, witness } from './draft.js'

type DraftAttribute = Draft['entities'][number]['attributes'][number]

/** Of the first entity that has one, an attribute that nothing but itself names. */
function freeAttribute(model: Draft): readonly [entity: number, attribute: number] | undefined {
  for (const [i, entity] of model.entities.entries()) {
    const { attributes, key, indexes, name: _, ...others } = entity
    const keys = sourcesOf(
      key.partition,
      key.sort,
      ...indexes.flatMap(({ variants }) => variants.flatMap((one) => [...one.partition, ...one.sort])),
    )
    const rest = JSON.stringify([
      others,
      indexes.map(({ variants }) => variants.map(({ when }) => when)),
      model.tables,
      model.collections,
      model.transactions,
    ])
    const place = attributes.findIndex(
      ({ name, stored, implied }) =>
        implied === undefined && !keys.includes(name) && !rest.includes(`"${name}"`) && !rest.includes(`"${stored}"`),
    )
    if (place >= 0) return [i, place]
  }
  return undefined
}

/** One attribute of the design, as it is before and after. */
function ofAttribute(before: (one: DraftAttribute) => void, after: (one: DraftAttribute) => void): Mutation {
  return (base) => {
    const place = freeAttribute(base)
    if (place === undefined) return undefined
    const one = (model: Draft) => model.entities[place[0]]!.attributes[place[1]]!
    before(one(base))
    return (head) => after(one(head))
  }
}

/** An attribute of one type, which is of another afterwards. */
function retyped(before: AttributeType, after: AttributeType): Mutation {
  const setType = (type: AttributeType) => (one: DraftAttribute) => {
    Object.assign(one, { type, optional: false })
    delete one.default
  }
  return ofAttribute(setType(before), setType(after))
}

function added(type: AttributeType, more: object = {}): Mutation {
  return () => (head) => addAttribute(head.entities[0]!, type, more)
}

const string = (maxLength?: number): AttributeType => ({ kind: 'string', ...(maxLength !== undefined && { maxLength }) })
const list: AttributeType = { kind: 'array', element: string() }
const object = (unknownKeys: 'strip' | 'refuse'): AttributeType => ({ kind: 'object', properties: [], unknownKeys })

export const attributeMutations: Readonly<Record<string, Mutation>> = {
  A301: added(string(), { optional: true }),
  A302: added(string(), { default: '' }),
  A303: added(string()),
  A304: (base) => {
    const place = freeAttribute(base)
    return place && ((head) => head.entities[place[0]]!.attributes.splice(place[1], 1))
  },
  A305: ofAttribute(
    () => {},
    (one) => Object.assign(one, { renamedFrom: one.name, name: witness, stored: witness }),
  ),
  A306: retyped(string(), object('strip')),
  A307: ofAttribute(
    (one) => Object.assign(one, { optional: true, default: undefined }),
    (one) => Object.assign(one, { optional: false }),
  ),
  A308: ofAttribute(
    (one) => Object.assign(one, { optional: false, default: undefined }),
    (one) => Object.assign(one, { optional: true }),
  ),
  A309: retyped({ kind: 'enum', values: ['a'] }, { kind: 'enum', values: ['a', 'b'] }),
  A310: retyped({ kind: 'enum', values: ['a', 'b'] }, { kind: 'enum', values: ['a'] }),
  A311: retyped(string(20), string(10)),
  A312: retyped(string(10), string(20)),
  A313: ofAttribute(
    (one) => Object.assign(one, { type: string(), optional: false, default: 'a' }),
    (one) => Object.assign(one, { default: 'b' }),
  ),
  A314: retyped(list, { kind: 'set', element: string() }),
  A315: retyped(object('strip'), object('refuse')),
  A316: () => (head) => {
    const [entity] = head.entities
    entity!.countedIn = [{ parent: entity!.name, counter: witness, key: {} }]
  },
  A317: ofAttribute(
    (one) => Object.assign(one, { unit: 'cents' }),
    (one) => Object.assign(one, { unit: 'euros' }),
  ),
  A318: (base) => {
    base.entities[0]!.tombstones = [witness]
    return (head) => addAttribute(head.entities[0]!, string(), { optional: true })
  },
  A319: (base) => {
    for (const entity of base.entities) delete entity.version
    return (head) => {
      head.entities[0]!.version = witness
      addAttribute(head.entities[0]!, { kind: 'number', integer: true }, { implied: 'version' })
    }
  },
}
