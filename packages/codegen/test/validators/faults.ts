/** Lists of faults, compared as far as a caller can tell them apart. */
import { isStorable } from './storable.js'
import type { Fault } from './verdict.js'

type Path = readonly PropertyKey[]

const spelled = (path: Path): string => path.map(String).join('\u0001')
const isWithin = (inner: Path, outer: Path): boolean => spelled(inner.slice(0, outer.length)) === spelled(outer)

/** The same faults, in any order; two of one code at one place (two bounds that are not met) count once. */
export function sameFaults(input: object, expected: readonly Fault[], found: readonly Fault[]): boolean {
  // What is absent is a fault of that, whatever the type would have been.
  const keyOf = ({ code, path }: Fault) => `${isAbsent(input, path) ? 'absent' : code} ${spelled(path)}`
  const [a, b] = [expected, found].map((faults) => [...new Set(faults.map(keyOf))].sort().join('\u0002'))
  return a === b
}

/** Whether there is no such property, which an entry of a Map is not either. */
function isAbsent(input: object, path: Path): boolean {
  const owner = at(input, path.slice(0, -1)).at(-1)
  const name = path.at(-1)
  if (typeof owner !== 'object' || owner === null || name === undefined) return false
  return Reflect.get(owner, name) === undefined && !Object.getOwnPropertySymbols(owner).some((symbol) => String(symbol) === name)
}

/** What stands at a path; in a Map, the key and the value. */
export function at(input: unknown, path: Path): readonly unknown[] {
  let found: readonly unknown[] = [input]
  for (const name of path) {
    const value = found.at(-1)
    if (typeof value !== 'object' || value === null) return [undefined]
    const entry = value instanceof Map ? [...value].find(([key]) => spelled([key]) === String(name)) : undefined
    found = entry ?? [Reflect.get(value, name)]
  }
  return found
}

/** The same, with the property of that name where a Map is taken for an object. */
function standing(input: object, path: Path): readonly unknown[] {
  const owner = at(input, path.slice(0, -1)).at(-1)
  const property: unknown = owner instanceof Map ? Reflect.get(owner, path.at(-1) ?? '') : undefined
  return property === undefined ? at(input, path) : [...at(input, path), property]
}

/** Without those of what every object inherits, unless they are found as well: zod reads `toString` where a Map is taken for an object. */
export function withoutInherited(input: object, expected: readonly Fault[], found: readonly Fault[]): readonly Fault[] {
  return expected.filter(({ path }) => {
    if (found.some((fault) => spelled(fault.path) === spelled(path))) return true
    const name = path.at(-1)
    const owner = at(input, path.slice(0, -1)).at(-1)
    if (name === undefined || typeof owner !== 'object' || owner === null || Object.hasOwn(owner, name)) return true
    return Reflect.get(owner, name) === undefined || Reflect.get(owner, name) !== Reflect.get(Object.prototype, name)
  })
}

const isMeasure = ({ code }: Fault): boolean => code === 'too_small' || code === 'too_big'

/** Without what is said of the size of a thing that has other faults. */
export function withoutMeasures(faults: readonly Fault[]): readonly Fault[] {
  const others = faults.filter((fault) => !isMeasure(fault))
  return faults.filter((fault) => !isMeasure(fault) || !others.some(({ path }) => isWithin(path, fault.path)))
}

/**
 * Without those that zod has no name for, of what DynamoDB would lose, and the size of what has such a thing in it; undefined where one is
 * of a value that it would keep.
 */
export function withoutUnstorable(
  input: object,
  isFree: boolean,
  expected: readonly Fault[],
  found: readonly Fault[],
): readonly [readonly Fault[], readonly Fault[]] | undefined {
  const places = customPlaces(found)
  if (places.length === 0) return undefined
  if (places.some((path) => standing(input, path).every((value) => isStorable(value, isFree, path.length)))) return undefined
  const isElsewhere = (fault: Fault) =>
    !places.some((place) => spelled(place) === spelled(fault.path) || (isMeasure(fault) && isWithin(place, fault.path)))
  return [withoutMeasures(expected).filter(isElsewhere), withoutMeasures(withoutCustom(found)).filter(isElsewhere)]
}

function customPlaces(faults: readonly Fault[], around: Path = []): readonly Path[] {
  return faults.flatMap(({ code, path, errors = [], issues = [] }) => {
    const place = [...around, ...path]
    return code === 'custom' ? [place] : [...errors.flat(), ...issues].flatMap((inner) => customPlaces([inner], place))
  })
}

/** Without those, and without a union that would have taken one of its options but for those. */
function withoutCustom(faults: readonly Fault[]): readonly Fault[] {
  return faults.filter(({ code, errors, issues }) => {
    if (code === 'custom') return false
    if (errors !== undefined && errors.length > 0) return errors.every((option) => withoutCustom(option).length > 0)
    return issues === undefined || withoutCustom(issues).length > 0
  })
}

/** Both with the faults of an option of a union as one of the union. */
export function inUnions(expected: readonly Fault[], found: readonly Fault[]): readonly [readonly Fault[], readonly Fault[]] {
  const unions = [...expected, ...found].filter(({ code }) => code === 'invalid_union')
  const ofUnion = (fault: Fault): Fault => unions.find(({ path }) => isWithin(fault.path, path)) ?? fault
  const all = (faults: readonly Fault[]) => withoutMeasures(faults).map(ofUnion)
  return [all(expected), all(found)]
}
