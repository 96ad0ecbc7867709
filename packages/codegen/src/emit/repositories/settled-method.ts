import { runtime } from '../context.js'
import type { FileBuilder } from '../print/file-builder.js'
import { call } from '../print/layout.js'
import type { MemberForm } from './member-form.js'

/** Writes of an entity whose items may be under another key: the item is brought under its key before. */
export function settledMethod(file: FileBuilder, { method }: MemberForm): MemberForm['method'] {
  return (name, parameters, result, callee, args, docs) => {
    const [plan = '', key = '', ...others] = args
    // The number of a new item is not known before, and was never taken.
    if (callee === 'createNumbered') return method(name, parameters, result, callee, args, docs)
    const write = ['(connection) => ', call(callee, ['connection', plan, key, ...others])]
    return method(name, parameters, result, file.imports.value(runtime, 'settled'), [plan, key, write, 'options'], docs)
  }
}
