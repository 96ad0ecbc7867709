import type { KeyFormat } from '@keyloom/core'

/** `2026-01-31T10:00:00.000Z` as `20260131T100000Z`, as the application has always written times into its keys. */
export const compact: KeyFormat<string> = {
  encode: (time) => time.replaceAll(/[-:]|\.000/g, ''),
  decode: (text) => text.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5').replace('Z', '.000Z'),
  keepsOrder: true,
  width: 16,
  examples: ['2026-01-31T10:00:00.000Z', '2026-01-31T10:00:01.000Z', '2027-01-01T00:00:00.000Z'],
}

/** The number of a meter in base 36, behind zeros. */
export const base36: KeyFormat<number> = {
  encode: (number) => number.toString(36).toUpperCase().padStart(6, '0'),
  decode: (text) => Number.parseInt(text, 36),
  keepsOrder: true,
  width: 6,
  examples: [0, 35, 36, 2_000_000_000],
}
