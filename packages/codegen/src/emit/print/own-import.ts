import type { CodeModel } from '@keyloom/core'
import type { ImportSet } from './import-set.js'

/** The local name of a constant of the application's own. `sources` leads from the output folder to that of the schema file. */
export function ownImport({ module, name }: CodeModel, sources: string, imports: ImportSet, local?: string): string {
  const path = `${sources}/${module.replace(/^\.\//, '')}`.replace(/\.([cm]?)[jt]sx?$/, '.$1js')
  return imports.value(path.startsWith('.') ? path : `./${path}`, name, local)
}
