import type { EntityModel } from '@keyloom/core'
import { codecPrinter } from '../codecs/codec-printer.js'
import { unrolledParameters } from '../codecs/unrolled-code.js'
import { constant, type EmitContext, namesOf, runtime } from '../context.js'
import { nameScope } from '../names/name-scope.js'
import { type FileBuilder, fileBuilder } from '../print/file-builder.js'
import { array, type Code, call, object } from '../print/layout.js'
import { computedImport } from '../print/own-import.js'
import { camelCase, pascalCase, propertyName, quote } from '../print/safe-identifier.js'

/** Names that `codecs.ts` imports: no constant takes one. */
const factories = (
  'bigint bigintSet binary binarySet boolean computing converted counter custom date discriminatedUnion entityCodec enumeration hiding implied ' +
  'integer isBase64 isBase64Url isCidrv6 isIpv6 isJwt json list literal looseObject map nullValue nullable number numberSet object optional readInteger readNumber readString record setPresent strictObject string stringSet ' +
  'tuple union unknown url withDefault'
).split(' ')

/** `codecs.ts`: what values are accepted, and how they are stored. */
export function emitCodecs(context: EmitContext): FileBuilder {
  const own = context.model.entities.map((entity) => namesOf(context, entity.name).codec)
  const code = context.model.entities.flatMap(({ attributes }) => attributes.flatMap((attribute) => attribute.code?.name ?? []))
  const reserved = Object.fromEntries([...factories, ...unrolledParameters, ...own, ...code].map((name) => [name, 'generated code']))
  const scope = nameScope('in `codecs.ts`', reserved, [])
  const file = fileBuilder(new Set(own))
  const printer = codecPrinter(file, scope, context.model.entities, context.sources)
  const codecs = context.model.entities.map((entity) => {
    const names = namesOf(context, entity.name)
    const hidden = entity.attributes.filter((attribute) => attribute.hidden === true).map(({ name }) => quote(name))
    const type = file.imports.type('./entities.js', hidden.length === 0 ? names.type : names.whole())
    const table = printer.table(`${camelCase(entity.name)}Attributes`, entity.attributes, ({ name }) => {
      return { full: `${pascalCase(entity.name)}${pascalCase(name)}`, short: name, at: name, types: names.values }
    })
    const stored = storedNames(entity)
    const unrolled = table.unrolled ?? (stored.length > 0 ? 'undefined' : undefined)
    const args: Code[] = [quote(entity.name), table.name, ...(unrolled === undefined ? [] : [unrolled]), ...stored]
    const head = `export const ${names.codec}: ${file.imports.type(runtime, 'EntityCodec')}<${file.imports.type('./entities.js', names.type)}> = `
    // Said twice: inferring the type from the attributes costs the compiler five hundred times as much.
    const whole = withComputed(call(`${file.imports.value(runtime, 'entityCodec')}<${type}>`, args), entity, context, file)
    const codec = hidden.length === 0 ? whole : call(file.imports.value(runtime, 'hiding'), [whole, array(hidden)])
    return { name: names.codec, table: [`const ${table.name} = `, constant(context, table.code)], code: [head, constant(context, codec)] }
  })
  file.addLines(printer.constants.map(({ name, value }) => [`const ${name} = `, constant(context, value)]))
  for (const { name, table, code } of codecs) {
    file.add(table, [])
    file.add(code, [], { kind: 'value', name })
  }
  return file
}

function withComputed(codec: Code, { attributes }: EntityModel, context: EmitContext, file: FileBuilder): Code {
  const made = attributes.flatMap(({ name, computed }): Code[] =>
    computed === undefined ? [] : [`${propertyName(name)}: ${computedImport(computed.code, context, file.imports)}`],
  )
  return made.length === 0 ? codec : call(file.imports.value(runtime, 'computing'), [codec, object(made)])
}

/** The names of attributes in the item, where they differ. */
function storedNames({ attributes }: EntityModel): Code[] {
  const renamed = attributes.filter(({ name, stored }) => name !== stored)
  if (renamed.length === 0) return []
  return [object(renamed.map(({ name, stored }) => `${propertyName(name)}: ${quote(stored)}`))]
}
