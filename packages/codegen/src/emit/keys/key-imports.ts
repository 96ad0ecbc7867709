import type { FormatModel } from '@keyloom/core'
import { type EmitContext, entityNamed, found, namesOf, runtime, tableNamed } from '../context.js'
import type { ImportSet } from '../print/import-set.js'
import { ownImport } from '../print/own-import.js'
import { access } from '../print/safe-identifier.js'

/** What the code of a key is printed with. */
export interface KeyImports {
  readonly imports: ImportSet
  /** The local name of a format of the application's own. */
  format(name: string): string
  /** The value of an attribute as it is stored, of the one that the application has: a codec of its own may make the one of the other. */
  stored(entity: string, attribute: string, value: string): string
  /** The reverse. */
  decoded(entity: string, attribute: string, value: string): string
}

/** Of the keys of a table. */
export function keyImports(
  context: Pick<EmitContext, 'model' | 'entities' | 'names' | 'sources'>,
  table: string,
  imports: ImportSet,
): KeyImports {
  const formats: readonly FormatModel[] = tableNamed(context, table).formats ?? []
  const through = (convert: string, entity: string, attribute: string, value: string) => {
    const isConverted = entityNamed(context, entity).attributes.some(({ name, converts }) => name === attribute && converts === true)
    if (!isConverted) return value
    const codec = access(`${imports.value('./codecs.js', namesOf(context, entity).codec)}.attributes`, attribute)
    return `${imports.value(runtime, convert)}(${codec}, ${value})`
  }
  return {
    imports,
    stored: (entity, attribute, value) => through('storedValue', entity, attribute, value),
    decoded: (entity, attribute, value) => through('decodedValue', entity, attribute, value),
    format(name) {
      const { code } = found(
        formats.find((format) => format.name === name),
        `format ${name} of ${table}`,
      )
      return ownImport(code, context.sources, imports, `${code.name.replace(/Format$/, '')}Format`)
    },
  }
}
