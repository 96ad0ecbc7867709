import { readFileSync } from 'node:fs'
import { type Json, keyloomError } from '@keyloom/core'
import { Node, type ObjectLiteralElementLike, type ObjectLiteralExpression } from 'ts-morph'
import { type Declarations, makerOf, readDeclarations } from '../positions/declarations.js'
import { makers } from '../positions/makers.js'
import { memberOf } from '../positions/member.js'
import { resolveValue } from '../positions/resolve-value.js'
import { readSourceFiles } from '../positions/source-files.js'
import { literalText, type Style } from './literal-text.js'

/** An option of a declaration to be set, or without a value to be taken away: `['entities', 'Order', 'key']`. */
export interface SchemaEdit {
  readonly path: readonly string[]
  readonly value?: Json
}

export interface EditedFile {
  readonly file: string
  readonly text: string
}

interface Splice {
  readonly file: string
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * The texts that the files of a schema have with these options; everything else in them, comments and formatting too, stays as it is.
 * Nothing is written. Throws `DESIGN.UNWRITABLE` where a declaration is computed.
 */
export function editSchema(edits: readonly SchemaEdit[], schemaFile: string): readonly EditedFile[] {
  const declarations = readDeclarations(readSourceFiles(schemaFile))
  const splices = edits.map((edit) => spliceOf(edit, declarations)).filter((splice) => splice !== undefined)
  return [...new Set(splices.map(({ file }) => file))].map((file) => {
    const own = splices.filter((splice) => splice.file === file)
    // Backwards, so that the places of those before stay; of two at one place, the later edit comes to stand behind the earlier one.
    const backwards = own.map((splice, i) => ({ ...splice, i })).toSorted((one, other) => other.start - one.start || other.i - one.i)
    const text = backwards.reduce(
      (rest, { start, end, text: put }) => rest.slice(0, start) + put + rest.slice(end),
      readFileSync(file, 'utf8'),
    )
    return { file, text }
  })
}

function spliceOf({ path, value }: SchemaEdit, declarations: Declarations): Splice | undefined {
  const object = objectOf(path.slice(0, -1), declarations)
  const name = path.at(-1) ?? ''
  const property = object.getProperty(name)
  const file = object.getSourceFile().getFilePath()
  if (property === undefined) return value === undefined ? undefined : { file, ...insertion(object, name, value) }
  if (value === undefined) return { file, ...removal(object, property) }
  const initializer = Node.isPropertyAssignment(property) ? property.getInitializerOrThrow() : property
  const text = literalText(value, styleOf(object))
  const shown = Node.isPropertyAssignment(property) ? text : `${name}: ${text}`
  return { file, start: initializer.getStart(), end: initializer.getEnd(), text: shown }
}

/** The options that a path leads to, as they are written. */
function objectOf([group = '', name = '', ...rest]: readonly string[], declarations: Declarations): ObjectLiteralExpression {
  const call = declarations.find(makers[group] ?? '', name)
  if (call !== undefined && makerOf(call) === 'defineManyToMany')
    throw keyloomError('DESIGN.UNWRITABLE', `The keys of ${name} are made by defineManyToMany, so the schema has no place for others.`, {
      fix: 'Declare it with defineEntity, or keep its keys.',
    })
  let node: Node | undefined = call?.getArguments().at(-1)
  for (const step of rest) node = node === undefined ? undefined : memberOf(node, step)?.value
  const object = node === undefined ? undefined : resolveValue(node)
  if (Node.isObjectLiteralExpression(object)) return object
  throw keyloomError('DESIGN.UNWRITABLE', `The options of ${[name, ...rest].join('.')} are not written out in the schema.`, {
    fix: 'Write what `keyloom design` shows by hand.',
  })
}

/** Keys stand behind the attributes that they are made of, and other options where they are read last. */
function insertion(object: ObjectLiteralExpression, name: string, value: Json): Omit<Splice, 'file'> {
  const text = `${name}: ${literalText(value, styleOf(object))}`
  const properties = object.getProperties()
  const isNear = (property: Node): boolean =>
    Node.isPropertyNamed(property) && ['attributes', 'id', 'key'].includes(property.getName()) && ['key', 'indexes'].includes(name)
  const next = properties[properties.findLastIndex(isNear) + 1]
  const last = properties.at(-1)
  const isInline = !object.getText().includes('\n') || last === undefined
  const gap = isInline ? ' ' : `\n${indentOf(object)}`
  if (next !== undefined && properties.some(isNear)) {
    const at = next.getLeadingCommentRanges()[0]?.getPos() ?? next.getStart(true)
    return { start: at, end: at, text: `${text},${gap}` }
  }
  const at = last?.getEnd() ?? object.getStart() + 1
  if (last === undefined) return { start: at, end: at, text: ` ${text} ` }
  // What is said of the last option behind its comma stays with it.
  const comma = isInline ? undefined : /^,([ \t]*\/\/[^\n]*)?/.exec(object.getSourceFile().getFullText().slice(at))?.[0]
  if (comma === undefined) return { start: at, end: at, text: `,${gap}${text}` }
  return { start: at + comma.length, end: at + comma.length, text: `${gap}${text},` }
}

/** With the comma and the space up to the next property, or from the property before. */
function removal(object: ObjectLiteralExpression, property: ObjectLiteralElementLike): Omit<Splice, 'file'> {
  const properties = object.getProperties()
  const at = properties.indexOf(property)
  const [previous, next] = [properties[at - 1], properties[at + 1]]
  if (next !== undefined)
    return { start: property.getStart(), end: next.getLeadingCommentRanges()[0]?.getPos() ?? next.getStart(true), text: '' }
  return { start: previous?.getEnd() ?? property.getStart(), end: property.getEnd(), text: '' }
}

function styleOf(object: ObjectLiteralExpression): Style {
  const file = object.getSourceFile().getFullText()
  const quote = (file.match(/"/g)?.length ?? 0) > (file.match(/'/g)?.length ?? 0) ? '"' : "'"
  return { quote, indent: indentOf(object), step: /\n\t/.test(file) ? '\t' : '  ' }
}

/** What stands before the object's first property on its line. */
function indentOf(object: ObjectLiteralExpression): string {
  const [first] = object.getProperties()
  const text = object.getSourceFile().getFullText()
  const start = first?.getStart(true) ?? object.getStart()
  return /[ \t]*$/.exec(text.slice(0, start).slice(text.lastIndexOf('\n', start - 1) + 1))?.[0] ?? ''
}
