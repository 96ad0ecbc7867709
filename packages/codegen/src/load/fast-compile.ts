import type { TransformOptions } from 'jiti'
import { transform } from 'sucrase'

/** What jiti's own compiler gives another form than this one does, or only that one knows. */
const special = /\brequire\s*\(|\bimport\s*\(|\bimport\.meta\b|@\w+\s*\(.*\)\s*(class|\w+\s*[(:])/

/**
 * Compiles a module many times as fast as jiti's own compiler, line by line, or not at all: undefined for what only that one knows, and for
 * what does not parse, which it tells better.
 */
export function fastCompile({ source, ts, async }: TransformOptions): string | undefined {
  if (async !== true || special.test(source)) return undefined
  try {
    const { code } = transform(source, {
      transforms: ts === true ? ['typescript', 'imports'] : ['imports'],
      // Node.js runs the rest as it is.
      disableESTransforms: true,
    })
    // The one `require` is that of an import: jiti imports by a function of this name.
    return code.replaceAll(/\brequire\(/g, 'await jitiImport(')
  } catch {
    return undefined
  }
}
