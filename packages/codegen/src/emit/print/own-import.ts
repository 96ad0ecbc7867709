import type { CodeModel } from '@keyloom/core'
import { runtime } from '../context.js'
import type { ImportSet } from './import-set.js'

/** The local name of a constant of the application's own. `sources` leads from the output folder to that of the schema file. */
export function ownImport(code: CodeModel, sources: string, imports: ImportSet, local?: string): string {
  return imports.value(ownModule(code, sources), code.name, local)
}

/** What a codec of the application's own makes of a stored value: `Output<typeof price>`. */
export function ownOutput(code: CodeModel, sources: string, imports: ImportSet): string {
  return `${imports.type(runtime, 'Output')}<typeof ${imports.type(ownModule(code, sources), code.name)}>`
}

/** The local name of what computes an attribute, which the attribute's own name may be. */
export function computedImport(code: CodeModel, { sources }: { readonly sources: string }, imports: ImportSet): string {
  return ownImport(code, sources, imports, `${code.name}Computed`)
}

function ownModule({ module }: CodeModel, sources: string): string {
  const path = `${sources}/${module.replace(/^\.\//, '')}`.replace(/\.([cm]?)[jt]sx?$/, '.$1js')
  return path.startsWith('.') ? path : `./${path}`
}
