import type { AttributeModel, EntityModel, KeyPart, KeyToken, Model } from '@keyloom/core'
import { partTokens } from '@keyloom/core'

export type ValueToken = KeyToken & { readonly kind: 'value' }

export function attributeOf(entity: EntityModel, name: string): AttributeModel | undefined {
  return entity.attributes.find((attribute) => attribute.name === name)
}

/** The placeholders of a key part. */
export function valuesOf(part: KeyPart): readonly ValueToken[] {
  return partTokens(part).filter((token) => token.kind === 'value')
}

/** The attributes of an entity whose order or range some pattern or collection asks for. */
export function orderedAttributes(model: Model, entity: EntityModel): ReadonlySet<string> {
  const ofPatterns = entity.patterns.flatMap(({ range, order }) => [range, order?.attribute])
  const ofCollections = model.collections.flatMap(({ returns, range, order }) =>
    returns
      .filter((member) => member.entity === entity.name)
      .flatMap(({ aliases }) => [range, order?.attribute].map((name) => (name === undefined ? undefined : (aliases[name] ?? name)))),
  )
  return new Set([...ofPatterns, ...ofCollections].filter((name) => name !== undefined))
}
