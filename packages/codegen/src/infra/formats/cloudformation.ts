import type { InfraDescription } from '../infra-description.js'
import { cloudFormationParts, type Template } from './resources.js'

/** A CloudFormation template of the tables, their scaling and the policies. */
export function cloudFormation(infra: InfraDescription): Template {
  return { AWSTemplateFormatVersion: '2010-09-09', Description: `The tables of the schema ${infra.schema}.`, ...cloudFormationParts(infra) }
}
