import { runtime } from '../context.js'
import type { FileBuilder } from '../print/file-builder.js'

/** A plan as a method passes it on: within the scope of the repository or client, where it has one. */
export function planArgument(file: FileBuilder, plan: string, isScoped: boolean): string {
  return isScoped ? `${file.imports.value(runtime, 'inScope')}(this.#scope, plans.${plan})` : `plans.${plan}`
}
