import type { $ZodChecks, $ZodType, $ZodTypes } from 'zod/v4/core'

/** What a zod schema says of itself: the public, plain part that introspection reads. */
export type Definition = $ZodTypes['_zod']['def']
export type CheckDefinition = $ZodChecks['_zod']['def']

export function definitionOf(schema: unknown): Definition {
  return (schema as $ZodTypes)._zod.def
}

/** Whether a value is a zod 4 schema, of any copy of zod. */
export function isZodSchema(value: unknown): value is $ZodType {
  if (typeof value !== 'object' || value === null || !('_zod' in value)) return false
  const internals = value._zod
  return (
    typeof internals === 'object' &&
    internals !== null &&
    'def' in internals &&
    typeof (internals.def as { type?: unknown })?.type === 'string'
  )
}

/**
 * The checks of a schema in the order zod runs them. A format such as `z.uuid()` is a check of its own schema: its definition is both.
 */
export function checksOf(definition: Definition): CheckDefinition[] {
  const added = (definition.checks ?? []).map((check) => (check as $ZodChecks)._zod.def)
  return 'check' in definition && typeof definition.check === 'string' ? [definition as unknown as CheckDefinition, ...added] : added
}

/** The description given by `.describe()` or `.meta()`. */
export function descriptionOf(schema: unknown): string | undefined {
  const { description } = schema as { readonly description?: unknown }
  return typeof description === 'string' && description !== '' ? description : undefined
}

/** What `.meta()` says besides the description: the unit of an attribute, whether it is to be shown, and the name it had before. */
export function factsOf(schema: unknown): { readonly unit?: string; readonly sensitive?: true; readonly renamedFrom?: string } {
  const { meta } = schema as { readonly meta?: unknown }
  const facts = (typeof meta === 'function' ? meta.call(schema) : undefined) as Readonly<Record<string, unknown>> | undefined
  const { unit, sensitive, renamedFrom } = facts ?? {}
  return {
    ...(typeof unit === 'string' && { unit }),
    ...(sensitive === true && { sensitive }),
    ...(typeof renamedFrom === 'string' && { renamedFrom }),
  }
}

/** The class of `z.instanceof(Class)`, which zod keeps beside the definition. */
export function classOf(schema: unknown): unknown {
  return (schema as { readonly _zod: { readonly bag?: { readonly Class?: unknown } } })._zod.bag?.Class
}
