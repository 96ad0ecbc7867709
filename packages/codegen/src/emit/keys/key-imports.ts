import type { FormatModel } from '@keyloom/core'
import { type EmitContext, found, tableNamed } from '../context.js'
import type { ImportSet } from '../print/import-set.js'
import { ownImport } from '../print/own-import.js'

/** What the code of a key is printed with. */
export interface KeyImports {
  readonly imports: ImportSet
  /** The local name of a format of the application's own. */
  format(name: string): string
}

/** Of the keys of a table. */
export function keyImports(context: Pick<EmitContext, 'model' | 'sources'>, table: string, imports: ImportSet): KeyImports {
  const formats: readonly FormatModel[] = tableNamed(context, table).formats ?? []
  return {
    imports,
    format(name) {
      const { code } = found(
        formats.find((format) => format.name === name),
        `format ${name} of ${table}`,
      )
      return ownImport(code, context.sources, imports, `${code.name.replace(/Format$/, '')}Format`)
    },
  }
}
