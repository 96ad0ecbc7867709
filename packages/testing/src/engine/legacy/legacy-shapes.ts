const comparisonOperator = {
  kind: 'enum',
  values: ['IN', 'NULL', 'BETWEEN', 'LT', 'NOT_CONTAINS', 'EQ', 'GT', 'NOT_NULL', 'NE', 'LE', 'BEGINS_WITH', 'GE', 'CONTAINS'],
} as const

const valueList = { kind: 'list', of: { kind: 'value' } } as const

/** Conditions by attribute: KeyConditions, QueryFilter and ScanFilter. */
export const conditionMap: {
  readonly kind: 'map'
  readonly of: {
    readonly kind: 'structure'
    readonly fields: {
      readonly ComparisonOperator: typeof comparisonOperator & { readonly required: true }
      readonly AttributeValueList: typeof valueList
    }
  }
} = {
  kind: 'map',
  of: { kind: 'structure', fields: { ComparisonOperator: { ...comparisonOperator, required: true }, AttributeValueList: valueList } },
}

/** Conditions of a write by attribute. */
export const expectedMap: {
  readonly kind: 'map'
  readonly of: {
    readonly kind: 'structure'
    readonly fields: {
      readonly Value: { readonly kind: 'value' }
      readonly Exists: { readonly kind: 'boolean' }
      readonly ComparisonOperator: typeof comparisonOperator
      readonly AttributeValueList: typeof valueList
    }
  }
} = {
  kind: 'map',
  of: {
    kind: 'structure',
    fields: {
      Value: { kind: 'value' },
      Exists: { kind: 'boolean' },
      ComparisonOperator: comparisonOperator,
      AttributeValueList: valueList,
    },
  },
}

/** Changes by attribute. */
export const updateMap: {
  readonly kind: 'map'
  readonly of: {
    readonly kind: 'structure'
    readonly fields: {
      readonly Value: { readonly kind: 'value' }
      readonly Action: { readonly kind: 'enum'; readonly values: readonly ['ADD', 'PUT', 'DELETE'] }
    }
  }
} = {
  kind: 'map',
  of: { kind: 'structure', fields: { Value: { kind: 'value' }, Action: { kind: 'enum', values: ['ADD', 'PUT', 'DELETE'] } } },
}

/** How several conditions join. */
export const conditionalOperator: { readonly kind: 'enum'; readonly values: readonly ['AND', 'OR'] } = {
  kind: 'enum',
  values: ['AND', 'OR'],
}

/** The attributes a read answers with. */
export const attributesToGet: {
  readonly kind: 'list'
  readonly of: { readonly kind: 'string'; readonly max: 65_535 }
  readonly min: 1
} = { kind: 'list', of: { kind: 'string', max: 65_535 }, min: 1 }
