import { type CallExpression, Node } from 'ts-morph'
import { type SourceLocation, startOf } from '../source-location.js'
import { type Declarations, readDeclarations } from './declarations.js'
import { makers } from './makers.js'
import { memberOf } from './member.js'
import { readSourceFiles } from './source-files.js'

/**
 * Where in the source each path of a schema stands: `['entities', 'Order', 'key', 'sort']` is the sort template of the call that declares
 * `Order`. A path that cannot be followed to its end (a schema may be computed) gives the nearest place above it.
 */
export function locatePaths(paths: readonly (readonly string[])[], schemaFile: string): readonly SourceLocation[] {
  const declarations = readDeclarations(readSourceFiles(schemaFile))
  return paths.map((path) => {
    const place = placeOf(path, declarations)
    return place === undefined ? startOf(schemaFile) : locationOf(place)
  })
}

function placeOf([group = '', name = '', ...rest]: readonly string[], declarations: Declarations): Node | undefined {
  const maker = makers[group]
  const call = maker === undefined ? undefined : declarations.find(maker, name)
  if (call !== undefined) return descend(nameIn(call, name), call, rest)
  const schema = declarations.first('defineSchema')
  return schema === undefined ? undefined : descend(schema, schema, [group, name, ...rest])
}

function descend(place: Node, value: Node, path: readonly string[]): Node {
  const [name, ...rest] = path
  if (name === undefined || name === '') return place
  const member = memberOf(value, name)
  return member === undefined ? place : descend(member.place, member.value, rest)
}

/** The name in the call is what to point at where the whole declaration is meant. */
function nameIn(call: CallExpression, name: string): Node {
  return call.getArguments().find((argument) => Node.isStringLiteral(argument) && argument.getLiteralText() === name) ?? call
}

function locationOf(node: Node): SourceLocation {
  const file = node.getSourceFile()
  return { file: file.getFilePath(), ...file.getLineAndColumnAtPos(node.getStart()) }
}
