import type { SchemaProblem } from '@keyloom/core'

/** The names of one place that may hold each only once: a file, the members of a class, the exports of `index.ts`. */
export interface NameScope {
  /** Takes a name that the schema decides. A second taker is a problem. */
  claim(name: string, owner: string, path: readonly string[]): string
  /** The first of these names that is free, else the last one with a number. */
  free(...candidates: readonly [string, ...string[]]): string
  /** Grows as names are given. */
  readonly taken: ReadonlySet<string>
}

/** `reserved` are names that the generator itself puts there, with what they are. */
export function nameScope(place: string, reserved: Readonly<Record<string, string>>, problems: SchemaProblem[]): NameScope {
  const owners = new Map<string, string>(Object.entries(reserved))
  const taken = new Set(owners.keys())
  const give = (name: string, owner: string) => {
    owners.set(name, owner)
    taken.add(name)
    return name
  }
  return {
    claim: (name, owner, path) => {
      const other = owners.get(name)
      if (other === undefined) return give(name, owner)
      problems.push(collision(name, place, owner, other, path))
      return name
    },
    free: (...candidates) => {
      const last = candidates.at(-1) as string
      let name = candidates.find((candidate) => !owners.has(candidate))
      for (let number = 2; name === undefined; number += 1) if (!owners.has(`${last}${number}`)) name = `${last}${number}`
      return give(name, 'generated code')
    },
    taken,
  }
}

function collision(name: string, place: string, owner: string, other: string, path: readonly string[]): SchemaProblem {
  return {
    code: 'EMIT.NAME_COLLISION',
    message: `In the generated code ${owner} and ${other} would both be \`${name}\` ${place}.`,
    fix: 'Rename one of them.',
    path,
  }
}
