import type { EntityModel, KeyEncoding, KeyPart, Model } from '@keyloom/core'

/** The model with its texts in keys as they are: a delimiter in a value ends it. */
export function unescaped(model: Model): Model {
  return withEncodings(model, (encoding) => (encoding.kind === 'text' ? { kind: 'text' } : encoding))
}

/** The model with its numbers in keys as they are written, with as many digits as they have. */
export function unpadded(model: Model): Model {
  return withEncodings(model, (encoding) => (encoding.kind === 'padded' || encoding.kind === 'signed' ? { kind: 'number' } : encoding))
}

/** The model with one entity changed. */
export function withEntity(model: Model, name: string, change: (entity: EntityModel) => EntityModel): Model {
  return { ...model, entities: model.entities.map((entity) => (entity.name === name ? change(entity) : entity)) }
}

/** The entity with attributes that hold any text. */
export function withTexts(entity: EntityModel, ...names: readonly string[]): EntityModel {
  const attributes = entity.attributes.map((attribute) =>
    names.includes(attribute.name) ? { ...attribute, type: { kind: 'string' as const } } : attribute,
  )
  return { ...entity, attributes }
}

function withEncodings(model: Model, change: (encoding: KeyEncoding) => KeyEncoding): Model {
  const changed = (part: KeyPart): KeyPart =>
    part.kind === 'natural'
      ? part
      : { ...part, tokens: part.tokens.map((token) => (token.kind === 'value' ? { ...token, encoding: change(token.encoding) } : token)) }
  const entities = model.entities.map((entity) => {
    const { partition, sort } = entity.key
    return {
      ...entity,
      key: { partition: changed(partition), ...(sort !== undefined && { sort: changed(sort) }) },
      indexes: entity.indexes.map((membership) => ({
        ...membership,
        variants: membership.variants.map((variant) => ({
          ...variant,
          partition: variant.partition.map(changed),
          sort: variant.sort.map(changed),
        })),
      })),
    }
  })
  return { ...model, entities }
}
