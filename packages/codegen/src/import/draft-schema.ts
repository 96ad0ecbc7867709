import { defineEntity, defineSchema, defineTable, type Schema } from '@keyloom/core'
import { z } from 'zod'
import type { AttributeDraft, EntityDraft, ImportedIndex, SchemaDraft, TableDraft, TypeDraft } from './draft.js'

/** The schema that a draft would be as a file. */
export function draftSchema({ name, tables }: SchemaDraft): Schema {
  const built = tables.map((draft) => {
    const table = defineTable(draft.name, tableConfig(draft) as never)
    return {
      table,
      entities: draft.entities.map((entity) =>
        defineEntity(table, entity.name, { ...entityConfig(entity), attributes: zodOf(entity.attributes) } as never),
      ),
    }
  })
  return defineSchema({ name, tables: built.map(({ table }) => table), entities: built.flatMap(({ entities }) => entities) as never })
}

/** The options of a table: what is printed too. */
export function tableConfig({ key, indexes, ttl, stream, discriminator, delimiter }: TableDraft): object {
  return {
    key: keyConfig(key),
    ...(indexes.length > 0 && { indexes: Object.fromEntries(indexes.map((index) => [index.name, indexConfig(index)])) }),
    ...(ttl !== undefined && { ttl }),
    ...(stream !== undefined && { stream }),
    ...(discriminator !== '_type' && { discriminator }),
    ...(delimiter !== '#' && { delimiter }),
  }
}

type Key = ImportedIndex['key']

function keyConfig({ partition, sort }: Key): object {
  return { partition: side(partition), ...(sort.length > 0 && { sort: side(sort) }) }
}

function side(attributes: Key['partition']): unknown {
  const [only, ...others] = attributes.map(({ name, type }) => (type === 'string' ? name : { name, type }))
  return others.length === 0 ? only : [only, ...others]
}

function indexConfig({ kind, key, projection }: ImportedIndex): object {
  const { partition, ...sort } = keyConfig(key) as { readonly partition: unknown }
  return { kind, ...(kind === 'global' && { partition }), ...sort, ...(projection !== 'all' && { projection }) }
}

/** The options of an entity but for its attributes: what is printed too. */
export function entityConfig({ discriminator, attributes, key, indexes, unique, ttl }: EntityDraft): object {
  const names = Object.fromEntries(attributes.flatMap(({ name, stored }) => (stored === undefined ? [] : [[name, stored]])))
  const has = (options: object): boolean => Object.keys(options).length > 0
  return {
    ...(discriminator !== undefined && { discriminator }),
    key,
    ...(has(indexes) && { indexes }),
    ...(has(unique) && { unique }),
    ...(has(names) && { names }),
    ...(ttl !== undefined && { ttl }),
  }
}

function zodOf(attributes: readonly AttributeDraft[]): Record<string, z.ZodType> {
  return Object.fromEntries(attributes.map(({ name, type, optional }) => [name, optional ? zodType(type).optional() : zodType(type)]))
}

function zodType(type: TypeDraft): z.ZodType {
  switch (type.kind) {
    case 'string':
      return type.format === 'uuid'
        ? z.uuid()
        : type.format === 'ulid'
          ? z.ulid()
          : type.format === 'date'
            ? z.iso.date()
            : type.format === 'email'
              ? z.email()
              : type.isKey
                ? z.string().min(1)
                : z.string()
    case 'datetime':
      return z.iso.datetime(type.precision === undefined ? {} : { precision: type.precision })
    case 'enum':
      return z.enum(type.values as [string, ...string[]])
    case 'number':
      return type.integer ? (type.from0 ? z.int().min(0) : z.int()) : type.from0 ? z.number().min(0) : z.number()
    case 'set':
      return type.of === 'string' ? z.set(z.string()) : type.of === 'number' ? z.set(z.number()) : z.set(z.instanceof(Uint8Array))
    case 'array':
      return z.array(zodType(type.of))
    case 'record':
      return z.record(z.string(), zodType(type.of))
    case 'nullable':
      return zodType(type.of).nullable()
    case 'object':
      return z.object(
        Object.fromEntries(type.properties.map((each) => [each.name, each.optional ? zodType(each.type).optional() : zodType(each.type)])),
      )
    default:
      return plainTypes[type.kind]
  }
}

const plainTypes = {
  bigint: z.bigint(),
  boolean: z.boolean(),
  binary: z.instanceof(Uint8Array),
  date: z.date(),
  unknown: z.unknown(),
}
