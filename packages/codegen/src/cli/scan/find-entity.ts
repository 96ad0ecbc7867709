import { keyloomError } from '@keyloom/core'
import { didYouMean } from '../../errors/did-you-mean.js'
import type { StoredEntity } from '../../scan/stored-entity.js'

/** The entity that an option names. @throws KeyloomError `CLI.USAGE`. */
export function findEntity(entities: readonly StoredEntity[], name: string): StoredEntity {
  const found = entities.find((each) => each.name === name)
  if (found !== undefined) return found
  const names = entities.map((each) => each.name)
  throw keyloomError('CLI.USAGE', `There is no entity '${name}'${didYouMean(name, names)}.`, {
    fix: `The schema has ${names.join(', ')}.`,
  })
}
