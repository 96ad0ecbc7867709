export type { AttributeSchema, AttributeSchemas, VersionOption } from './attributes.js'
export { buildModel, modelOf } from './build-model.js'
export { type Collection, type CollectionConfig, type CollectionReturns, defineCollection } from './collection.js'
export { type ComputedOption, defineEntity, type Entity, type EntityConfig, type EntityOptions } from './entity.js'
export type { EntityIndexConfig, EntityKeyConfig, IndexOptions } from './index-option.js'
export type { KeyAttributeOption, KeyPartOption, KeyParts, KeyPartsOf, TableKeyOption } from './key-parts.js'
export { defineManyToMany, type EdgeEnd, type ManyToMany } from './many-to-many.js'
export type { Conditions, ConstantValue, InputName, LossyFormat, Pattern } from './pattern.js'
export type { Problem } from './problem-type.js'
export { defineSchema, type Schema, type SchemaConfig } from './schema.js'
export {
  type CapacityBoundsOption,
  type CapacityOption,
  type DeploymentOption,
  defineTable,
  type GlobalIndexOption,
  type LocalIndexOption,
  type ProjectionOption,
  type Table,
  type TableConfig,
  type TableOptions,
  type TombstonesOption,
} from './table.js'
export {
  defineTransaction,
  type Guard,
  type StepValue,
  type StepValues,
  type Transaction,
  type TransactionConfig,
  type TransactionStepConfig,
} from './transaction.js'
