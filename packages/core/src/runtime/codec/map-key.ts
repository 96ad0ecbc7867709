import type { Codec, ValuesCodec } from './codec.js'
import type { Issue } from './issue.js'

/** A key of a record under the name it is to have, or what is wrong with it: a name that reads as a number may be one. */
export function checkKey(codec: Codec<unknown>, name: unknown): { readonly name: string; readonly faults: Issue[] } {
  const faults: Issue[] = []
  const key = codec.check(name, faults)
  if (faults.length === 0 || typeof name !== 'string' || !/^-?\d+(\.\d+)?$/.test(name)) return { name: String(key), faults }
  const asNumber: Issue[] = []
  const number = codec.check(Number(name), asNumber)
  return asNumber.length === 0 ? { name: String(number), faults: asNumber } : { name, faults }
}

/** The names of all keys, where there are finitely many. */
export function finiteKeys(codec: Codec<unknown>): string[] | undefined {
  const { values } = codec as Partial<ValuesCodec<unknown>>
  return values?.map(String)
}

/** The name that a key of a Map has in DynamoDB's map: names are text. */
export function keyName(codec: Codec<unknown>, key: unknown): string {
  const written = codec.write(key)
  return written?.S ?? written?.N ?? String(written?.BOOL)
}

/** The key that a name stands for: the codec says which of the types it was. */
export function keyOf(codec: Codec<unknown>, name: string, issues: Issue[]): unknown {
  const attempts = [{ S: name }, { N: name }, { BOOL: name === 'true' }]
  let first: Issue[] | undefined
  for (const stored of attempts) {
    const faults: Issue[] = []
    const key = codec.read(stored, faults)
    if (faults.length === 0) return key
    first ??= faults
  }
  issues.push(...(first ?? []))
  return name
}
