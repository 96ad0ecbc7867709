import { type Resolved, wrongFormat } from './encoding-fault.js'

/** `map(low=1,high=2)`: the values of an enum by rank, in digits of one width; undefined for any other format. */
export function rankEncoding(values: readonly string[], format: string): Resolved | undefined {
  const [, list] = /^map\((.*)\)$/.exec(format) ?? []
  if (list === undefined) return undefined
  const pairs = list.split(',').map((pair) => /^\s*(.+?)\s*=\s*(\d{1,15})\s*$/.exec(pair))
  const ranks = new Map(pairs.map((pair) => [pair?.[1] ?? '', Number(pair?.[2])]))
  const missing = values.find((value) => !ranks.has(value))
  if (missing !== undefined) return wrongFormat(format, `map gives '${missing}' no rank`)
  const unknown = [...ranks.keys()].find((value) => !values.includes(value) || value === '__proto__')
  if (unknown !== undefined || pairs.length !== ranks.size)
    return wrongFormat(format, 'map gives each value one rank, as in map(low=1,high=2)')
  if (new Set(ranks.values()).size < ranks.size) return wrongFormat(format, 'map gives two values the same rank')
  const width = Math.max(...[...ranks.values()].map((rank) => String(rank).length))
  return { kind: 'rank', ranks: Object.fromEntries([...ranks].map(([value, rank]) => [value, String(rank).padStart(width, '0')])) }
}
