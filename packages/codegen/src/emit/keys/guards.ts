import type { Condition, MembershipVariant } from '@keyloom/core'
import { access, literal } from '../print/safe-identifier.js'
import type { KeyImports } from './key-imports.js'

/** A test of one attribute, as it reads when it holds and when it does not. */
export interface Guard {
  readonly holds: string
  readonly fails: string
}

/** What has to hold of the entity in `variable` for a variant of a membership. */
export function guardsOf(variant: MembershipVariant, variable: string, entity: string, key: KeyImports): Guard[] {
  return variant.when.map((condition) => guard(condition, variable, entity, key))
}

function guard(condition: Condition, variable: string, entity: string, key: KeyImports): Guard {
  const value = access(variable, condition.attribute)
  const absent = `${value} === undefined`
  const present = `${value} !== undefined`
  if (condition.kind === 'present') return { holds: present, fails: absent }
  if (condition.kind === 'absent') return { holds: absent, fails: present }
  const stored = key.stored(entity, condition.attribute, value)
  const options = condition.values.map((option) => `${stored} === ${literal(option)}`).join(' || ')
  return {
    holds: condition.values.length > 1 ? `(${options})` : options,
    fails: condition.values.map((option) => `${stored} !== ${literal(option)}`).join(' && '),
  }
}
