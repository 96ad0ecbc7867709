import type { ImportedTable } from '../draft.js'
import { importDescribed } from './described.js'
import { typedItem } from './item-lines.js'

/** What is read of a model of NoSQL Workbench. */
export interface WorkbenchModel {
  readonly ModelName?: string
  readonly DataModel: readonly WorkbenchTable[]
}

interface WorkbenchTable {
  readonly TableName: string
  readonly KeyAttributes: Keys
  readonly NonKeyAttributes?: readonly TypedName[]
  readonly GlobalSecondaryIndexes?: readonly {
    readonly IndexName: string
    readonly KeyAttributes: Keys
    readonly Projection?: Projection
  }[]
  readonly TableFacets?: readonly { readonly FacetName: string }[]
  readonly TableData?: readonly unknown[]
}

interface Keys {
  readonly PartitionKey: TypedName
  readonly SortKey?: TypedName
}

interface TypedName {
  readonly AttributeName: string
  readonly AttributeType: string
}

interface Projection {
  readonly ProjectionType?: string
  readonly NonKeyAttributes?: readonly string[]
}

export function isWorkbench(value: unknown): value is WorkbenchModel {
  return typeof value === 'object' && value !== null && 'DataModel' in value && Array.isArray(value.DataModel)
}

/**
 * The tables of a model with their sample data.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/workbench.Modeler.ImportExisting.html
 */
export function importWorkbench({ DataModel }: WorkbenchModel): ImportedTable[] {
  return DataModel.map((table) => {
    const { TableName, KeyAttributes, GlobalSecondaryIndexes = [], TableFacets = [], TableData = [], NonKeyAttributes = [] } = table
    const keys = [KeyAttributes, ...GlobalSecondaryIndexes.map((index) => index.KeyAttributes)]
    const typed = keys.flatMap(({ PartitionKey, SortKey }) => (SortKey === undefined ? [PartitionKey] : [PartitionKey, SortKey]))
    const items = TableData.map(typedItem).filter((item) => item !== undefined)
    const facets = TableFacets.map(({ FacetName }) => FacetName)
    return importDescribed(
      {
        TableName,
        AttributeDefinitions: typed,
        KeySchema: keySchema(KeyAttributes),
        GlobalSecondaryIndexes: GlobalSecondaryIndexes.map((index) => ({ ...index, KeySchema: keySchema(index.KeyAttributes) })),
      },
      {
        items,
        doubts: [
          ...(items.length < TableData.length
            ? [`${TableData.length - items.length} of ${TableData.length} entries of its data are no items`]
            : []),
          ...(facets.length > 0 ? [`the model has the facets ${facets.join(', ')}: are they the entities below?`] : []),
          ...(TableData.length === 0 && NonKeyAttributes.length > 0
            ? [
                `the model has no data, and these attributes: ${NonKeyAttributes.map((one) => `${one.AttributeName} (${one.AttributeType})`).join(', ')}`,
              ]
            : []),
        ],
      },
    )
  })
}

function keySchema({ PartitionKey, SortKey }: Keys) {
  const element = ({ AttributeName }: TypedName, KeyType: string) => ({ AttributeName, KeyType })
  return [element(PartitionKey, 'HASH'), ...(SortKey === undefined ? [] : [element(SortKey, 'RANGE')])]
}
