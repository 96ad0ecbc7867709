import type { InfraDescription } from '../infra-description.js'
import { cloudFormation } from './cloudformation.js'
import type { Template } from './resources.js'

/** A template of the Serverless Application Model, to add functions to. Its `SimpleTable` has no indexes, so tables are CloudFormation's. */
export function sam(infra: InfraDescription): Template {
  const { AWSTemplateFormatVersion, ...rest } = cloudFormation(infra)
  return { AWSTemplateFormatVersion, Transform: 'AWS::Serverless-2016-10-31', ...rest }
}
