import { type CallExpression, Node, type SourceFile, SyntaxKind } from 'ts-morph'
import { memberOf } from './member.js'
import { resolveValue } from './resolve-value.js'

/** The calls of a file set that declare something, to be asked for by function and name. */
export interface Declarations {
  /** The call that declares a member of the schema, such as `defineEntity(table, 'Order', …)`. */
  readonly find: (maker: string, name: string) => CallExpression | undefined
  /** The first call of a function, such as `defineSchema`. */
  readonly first: (maker: string) => CallExpression | undefined
}

export function readDeclarations(files: readonly SourceFile[]): Declarations {
  const calls = files.flatMap((file) => file.getDescendantsOfKind(SyntaxKind.CallExpression))
  const makers = new Map(calls.map((call) => [call, makerOf(call)]))
  const names = new Map(calls.map((call) => [call, call.getArguments().flatMap(textOf)]))
  return {
    first: (maker) => calls.find((call) => makers.get(call) === maker),
    find: (maker, name) => {
      const named = calls.filter((call) => names.get(call)!.includes(name))
      // A function of the user's own may call ours: then its call is where the name and the options stand.
      return named.find((call) => makers.get(call) === maker) ?? named.find(hasObject)
    },
  }
}

/** The function that a call calls, by the name it was exported under. */
export function makerOf(call: CallExpression): string {
  const callee = call.getExpression()
  if (Node.isPropertyAccessExpression(callee)) return callee.getName()
  const local = callee.getText()
  for (const declaration of call.getSourceFile().getImportDeclarations()) {
    const named = declaration.getNamedImports().find((candidate) => candidate.getAliasNode()?.getText() === local)
    if (named !== undefined) return named.getName()
  }
  return local
}

function textOf(argument: Node): readonly string[] {
  const node = resolveValue(argument)
  const value = Node.isPropertyAccessExpression(node) ? memberOf(node.getExpression(), node.getName())?.value : node
  return Node.isStringLiteral(value) || Node.isNoSubstitutionTemplateLiteral(value) ? [value.getLiteralText()] : []
}

function hasObject(call: CallExpression): boolean {
  return call.getArguments().some((argument) => Node.isObjectLiteralExpression(resolveValue(argument)))
}
