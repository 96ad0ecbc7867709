import { type FileBuilder, fileBuilder } from '../print/file-builder.js'
import { sortedByName } from '../print/import-set.js'
import { object, print } from '../print/layout.js'

/** `index.ts`: what an application imports, by name. */
export function emitIndex(files: readonly { readonly module: string; readonly file: FileBuilder }[]): FileBuilder {
  const index = fileBuilder(new Set())
  const lines = files.map(({ module, file }) => {
    const isTypes = file.exports.every(({ kind }) => kind === 'type')
    const items = sortedByName(file.exports, ({ name }) => name).map(({ kind, name }) =>
      kind === 'type' && !isTypes ? `type ${name}` : name,
    )
    return items.length === 0 ? '' : `export ${isTypes ? 'type ' : ''}${print(['', object(items), ` from '${module}'`], 0, 12)}`
  })
  index.add(lines.filter((line) => line !== '').join('\n'), [])
  return index
}
