import { escapeText } from '../../keys/index.js'
import { type Resolved, wrongFormat } from './encoding-fault.js'

/** The formats that every type takes that a key can hold; undefined for any other. `unformatted` resolves the value without one. */
export function lossyEncoding(format: string, delimiter: string | undefined, unformatted: () => Resolved): Resolved | undefined {
  const [, name, argument = ''] = /^(shard|hash|orElse)\((.*)\)$/.exec(format) ?? []
  if (name === undefined) return undefined
  const plain = unformatted()
  if ('fault' in plain) return plain
  const count = /^[1-9]\d{0,3}$/.test(argument) ? Number(argument) : 0
  switch (name) {
    case 'shard':
      if (count < 2 || count > 1000) return wrongFormat(format, 'shard(n) takes n from 2 to 1000')
      return { kind: 'shard', count, width: String(count - 1).length }
    case 'hash':
      return count < 1 || count > 8 ? wrongFormat(format, 'hash(n) takes n from 1 to 8') : { kind: 'hash', digits: count }
    default: {
      const [, text = ''] = /^'([^']+)'$/.exec(argument) ?? []
      if (text === '') return wrongFormat(format, "orElse takes a text, as in orElse('none')")
      return { kind: 'orElse', text: delimiter === undefined ? text : escapeText(text, delimiter), of: plain }
    }
  }
}
