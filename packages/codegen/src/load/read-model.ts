import { canonicalJson, keyloomError, type Model, parseModel } from '@keyloom/core'
import { faultOfModel } from './model-shape.js'

/**
 * Reads a committed `model.json`. Nothing of the schema it was made from is run.
 *
 * Throws `MODEL.NEWER` where a newer version wrote it, and `MODEL.INVALID` where it is not a model or was changed by hand: a review of such
 * a text would compare what was never deployed.
 */
export function readModel(text: string, source: string): Model {
  const model = parsed(text, source)
  const fault = faultOfModel(model) ?? faultOfNames(model)
  if (fault !== undefined) throw invalid(source, `at ${fault}`)
  if (canonicalJson(model) !== text.replaceAll('\r\n', '\n')) throw invalid(source, 'it does not read as the generator writes it')
  return model
}

/** A model that was just built, with its names in the order of one that was read: what is the same in both is then the same text. */
export function asRead(model: Model): Model {
  return parseModel(canonicalJson(model))
}

function parsed(text: string, source: string): Model {
  try {
    return parseModel(text)
  } catch (cause) {
    const { code, message } = cause as ReturnType<typeof keyloomError>
    throw keyloomError(code, `${source}: ${message}`, { cause, payload: { source } })
  }
}

function invalid(source: string, why: string) {
  return keyloomError('MODEL.INVALID', `${source} was changed by hand, or is no model: ${why}.`, {
    fix: 'Run `keyloom generate` there and commit what it writes.',
    payload: { source },
  })
}

/** What every reader of a model relies on: names refer to something, and a template is spelled as its tokens are. */
function faultOfNames(model: Model): string | undefined {
  const tables = new Set(model.tables.map(({ name }) => name))
  for (const { name, table, attributes, key, indexes } of model.entities) {
    if (!tables.has(table)) return `entities.${name}.table: there is no table '${table}'`
    const known = new Set(attributes.map((attribute) => attribute.name))
    const parts = [key.partition, ...(key.sort === undefined ? [] : [key.sort]), ...indexes.flatMap(partsOf)]
    for (const part of parts) {
      const sources = part.kind === 'natural' ? [part.source] : part.tokens.flatMap((one) => (one.kind === 'value' ? [one.attribute] : []))
      const unknown = sources.find((source) => !known.has(source))
      if (unknown !== undefined) return `entities.${name}: a key names the attribute '${unknown}', which it does not have`
      if (part.kind === 'template' && spelled(part.tokens) !== part.template)
        return `entities.${name}: the template '${part.template}' is not what its tokens say`
    }
  }
  return undefined
}

type Entity = Model['entities'][number]
type Part = Entity['key']['partition']

function partsOf({ variants }: Entity['indexes'][number]): Part[] {
  return variants.flatMap(({ partition, sort }) => [...partition, ...sort])
}

function spelled(tokens: (Part & { readonly kind: 'template' })['tokens']): string {
  const texts = tokens.map((token) => {
    if (token.kind === 'literal') return token.text.replaceAll('{', '{{').replaceAll('}', '}}')
    return `{${token.attribute}${token.format === undefined ? '' : `:${token.format}`}}`
  })
  return texts.join('')
}
