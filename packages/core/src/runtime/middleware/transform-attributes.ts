import { isKeyloomError, keyloomError } from '../../errors/index.js'
import type { AttributeValue, Item } from '../item.js'
import { property, setOwn } from '../own-property.js'
import { mapInputItems } from './input-items.js'
import type { AttributeValues, Middleware, TransformedOperation } from './middleware.js'
import { mapErrorItems, mapOutputItems } from './output-items.js'

/** What `transformAttributes` takes. */
export interface TransformOptions {
  /** Names the middleware in errors. */
  readonly name: string
  /** The attributes whose values change, by the names they are stored under. */
  readonly attributes: readonly string[]
  /** From the application's values to the stored ones: for each attribute it is given, one of the same name. */
  write(values: AttributeValues, operation: TransformedOperation): AttributeValues | Promise<AttributeValues>
  /** The way back. */
  read(values: AttributeValues, operation: TransformedOperation): AttributeValues | Promise<AttributeValues>
}

/**
 * Middleware that stores some attributes in another form, encrypted for example. `write` and `read` get those of the attributes that an
 * item or an update has, and nothing else: keys, and whatever is not named, cannot change. What needs the stored value to be the
 * application's own is refused before it is sent: conditions and filters on such an attribute, additions, and changes within it.
 *
 * @throws KeyloomError, when a request is made: `MIDDLEWARE.UNSUPPORTED`, `MIDDLEWARE.INVALID`, `MIDDLEWARE.FAILED`.
 *
 * @example
 * ```ts
 * import { transformAttributes } from '@keyloom/core/runtime'
 *
 * const shop = createShop({
 *   client,
 *   tables: { shop: 'shop-prod' },
 *   middleware: [
 *     transformAttributes({
 *       name: 'upside down',
 *       attributes: ['note'],
 *       write: ({ note, ...others }) => ({ ...others, ...(note?.S !== undefined && { note: { S: [...note.S].reverse().join('') } }) }),
 *       read: ({ note, ...others }) => ({ ...others, ...(note?.S !== undefined && { note: { S: [...note.S].reverse().join('') } }) }),
 *     }),
 *   ],
 * })
 * ```
 */
export function transformAttributes(options: TransformOptions): Middleware {
  const { name, attributes } = options
  const change =
    (direction: 'write' | 'read', operation: TransformedOperation) =>
    async (item: Item): Promise<Item> => {
      const values: Item = {}
      for (const attribute of attributes) if (Object.hasOwn(item, attribute)) setOwn(values, attribute, item[attribute]!)
      if (Object.keys(values).length === 0) return item
      const changed = await attempt(options, direction, values, operation)
      const result: Item = { ...item }
      for (const attribute of Object.keys(values)) setOwn(result, attribute, changed(attribute))
      return result
    }
  return {
    name,
    transform: {
      attributes: [...attributes],
      input: (input, operation) => mapInputItems(name, attributes, input, change('write', operation), operation),
      output: (output, operation) => mapOutputItems(output, change('read', operation)),
      error: (cause, operation) => mapErrorItems(cause, change('read', operation)),
    },
  }
}

async function attempt(
  options: TransformOptions,
  direction: 'write' | 'read',
  values: Item,
  operation: TransformedOperation,
): Promise<(attribute: string) => AttributeValue> {
  const { name } = options
  let changed: AttributeValues
  try {
    changed = await options[direction](values, operation)
  } catch (cause) {
    if (isKeyloomError(cause)) throw cause
    throw keyloomError(
      'MIDDLEWARE.FAILED',
      `${operation.pattern}: the ${direction} of the middleware '${name}' failed: ${cause instanceof Error ? cause.message : String(cause)}`,
      { payload: { middleware: name, direction, ...operation }, cause },
    )
  }
  return (attribute) => {
    const value = property(changed, attribute)
    if (typeof value === 'object' && value !== null) return value as AttributeValue
    throw keyloomError('MIDDLEWARE.INVALID', `${operation.pattern}: the ${direction} of the middleware '${name}' gave no '${attribute}'.`, {
      fix: 'Return an attribute value for each attribute that is given.',
      path: [attribute],
      payload: { middleware: name, direction, attribute, ...operation },
    })
  }
}
