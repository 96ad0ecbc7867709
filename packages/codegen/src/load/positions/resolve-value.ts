import { Node, type SourceFile } from 'ts-morph'
import { importedFile } from './source-files.js'

/** The expression that gives a value its form: names are followed to their declarations, through imports; casts are taken off. */
export function resolveValue(node: Node, depth = 0): Node {
  if (depth > 20) return node
  if (
    Node.isParenthesizedExpression(node) ||
    Node.isAsExpression(node) ||
    Node.isSatisfiesExpression(node) ||
    Node.isNonNullExpression(node)
  ) {
    return resolveValue(node.getExpression(), depth + 1)
  }
  if (!Node.isIdentifier(node)) return node
  const declared = declarationOf(node.getText(), node.getSourceFile())
  return declared === undefined ? node : resolveValue(declared, depth + 1)
}

function declarationOf(name: string, file: SourceFile): Node | undefined {
  const initializer = file.getVariableDeclaration(name)?.getInitializer()
  if (initializer !== undefined) return initializer
  for (const declaration of file.getImportDeclarations()) {
    const named = declaration
      .getNamedImports()
      .find((candidate) => (candidate.getAliasNode() ?? candidate.getNameNode()).getText() === name)
    if (named === undefined) continue
    const target = importedFile(declaration.getModuleSpecifierValue(), file)
    return target === undefined ? undefined : exported(named.getName(), target)
  }
  return undefined
}

/** A file may pass on what another one declares. */
function exported(name: string, file: SourceFile, depth = 0): Node | undefined {
  const initializer = file.getVariableDeclaration(name)?.getInitializer()
  if (initializer !== undefined || depth > 20) return initializer
  for (const declaration of file.getExportDeclarations()) {
    const specifier = declaration.getModuleSpecifierValue()
    const target = specifier === undefined ? undefined : importedFile(specifier, file)
    if (target === undefined) continue
    const named = declaration
      .getNamedExports()
      .find((candidate) => (candidate.getAliasNode() ?? candidate.getNameNode()).getText() === name)
    if (named === undefined && !declaration.isNamespaceExport()) continue
    const found = exported(named?.getName() ?? name, target, depth + 1)
    if (found !== undefined) return found
  }
  return undefined
}
