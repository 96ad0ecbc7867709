import type { TransactionStep } from '@keyloom/core'
import { runtime } from '../context.js'
import type { EntityNames } from '../names/schema-names.js'
import type { FileBuilder } from '../print/file-builder.js'
import { type Code, call } from '../print/layout.js'
import { method } from './method.js'
import { planArgument } from './plan-argument.js'

/** How what an entity can do is spelled: as methods of its repository, or as functions of its module. */
export interface MemberForm {
  /** What makes operations, references and writes, in words. */
  readonly makers: { readonly operations: string; readonly refs: string; readonly writes: string }
  /** A documented member that calls one function of the runtime with the connection. */
  method: typeof method
  /** Whether what brings much code is given from outside: conditions are made by `when`, and updates in place are members of their own. */
  readonly isSmall: boolean
  /** A condition of a step of a transaction. */
  condition(file: FileBuilder, code: Code): Code
  /** A plan as a member passes it on. */
  plan(file: FileBuilder, plan: string, isScoped: boolean): string
  /** Makes the operation of a step of a transaction. */
  operation(file: FileBuilder, entity: EntityNames, step: TransactionStep, args: readonly Code[]): Code
  /** The function and the result type of a pattern that is one Query, for items of this type. */
  query(file: FileBuilder, item: string, isConsistent: boolean): { readonly callee: string; readonly result: string }
}

/** Methods of a class that holds the connection. */
export const repositoryForm: MemberForm = {
  makers: { operations: '`tx` of the repositories', refs: '`ref` of the repositories', writes: '`batch` of the repositories' },
  method,
  isSmall: false,
  condition: (_file, code) => code,
  plan: planArgument,
  operation: (_file, { property }, { action }, args) => call(`this.${property}.tx.${action}`, args),
  query(file, item, isConsistent) {
    const callee = file.imports.value(runtime, isConsistent ? 'tableQuery' : 'query')
    return { callee: `${callee}<${item}>`, result: `${file.imports.type(runtime, isConsistent ? 'TableQuery' : 'Query')}<${item}>` }
  },
}
