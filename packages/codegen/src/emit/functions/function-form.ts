import { runtime } from '../context.js'
import type { EntityNames } from '../names/schema-names.js'
import type { FileBuilder } from '../print/file-builder.js'
import { jsdoc } from '../print/jsdoc.js'
import { block, type Code, call } from '../print/layout.js'
import { bindingName } from '../print/safe-identifier.js'
import type { MemberForm } from '../repositories/member-form.js'

/** Functions that are given the connection and, of an entity in a scope, the scope. */
export function functionForm(file: FileBuilder, isScoped: boolean): MemberForm {
  const given = [`connection: ${file.imports.type(runtime, 'Connection')}`, ...scopeParameter(file, isScoped)]
  return {
    makers: { operations: '`txCreate` and its like', refs: '`ref` of an entity', writes: '`batchPut` or `batchDelete`' },
    method: (name, parameters, result, callee, args, docs) =>
      exportedFunction(name, [...given, ...parameters], result, call(callee, ['connection', ...args]), docs),
    isSmall: true,
    condition: (of, code) => call(of.imports.value(runtime, 'when'), [code]),
    plan: planOf,
    operation(of, entity, { action, add }, args) {
      const module = of.imports.namespace(`./${functionsModule(entity)}.js`, `${entity.property}Functions`)
      return call(`${module}.tx${capital(action)}${add === undefined ? '' : 'InPlace'}`, [...(isScoped ? ['scope'] : []), ...args])
    },
    query(of, item, isConsistent) {
      const more = isConsistent ? `, ${of.imports.type(runtime, 'ConsistentOption')}` : ''
      return {
        callee: `${of.imports.value(runtime, 'question')}<${item}${more}>`,
        result: `${of.imports.type(runtime, 'Question')}<${item}${more}>`,
      }
    },
  }
}

/** `order-functions`: the module with the functions of an entity. */
export function functionsModule({ property }: EntityNames): string {
  return `${property}-functions`
}

/** `Create` of `create`. */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** The parameter of what belongs to a scope. */
export function scopeParameter(file: FileBuilder, isScoped: boolean): string[] {
  return isScoped ? [`scope: ${file.imports.type(runtime, 'Scope')}`] : []
}

export function planOf(file: FileBuilder, plan: string, isScoped: boolean): string {
  const planned = `plans.${plan}`
  return isScoped ? `${file.imports.value(runtime, 'inScope')}(scope, ${planned})` : planned
}

/** A documented function that returns one thing. What cannot be declared by its name is exported by it. */
export function exportedFunction(name: string, parameters: readonly Code[], result: Code, value: Code, docs: readonly string[]): Code {
  const local = bindingName(name)
  const isNamed = local === name
  return [
    jsdoc(docs),
    call(`${isNamed ? 'export ' : ''}function ${local}`, parameters),
    ': ',
    result,
    ' ',
    block([['return ', value]]),
    ...(isNamed ? [] : [`\n\nexport { ${local} as ${name} }`]),
  ]
}
