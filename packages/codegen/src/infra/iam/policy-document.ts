import type { PolicyResource, PolicyStatement } from './policy.js'

/** A policy in the words of IAM. What stands for an ARN is the format's: a text, or a reference to what has one. */
export type PolicyDocument<Arn> = {
  readonly Version: '2012-10-17'
  readonly Statement: readonly {
    readonly Effect: PolicyStatement['effect']
    readonly Action: readonly string[]
    readonly Resource: readonly Arn[]
    readonly Condition?: { readonly 'ForAllValues:StringLike': { readonly 'dynamodb:LeadingKeys': readonly string[] } }
  }[]
}

export function policyDocument<Arn>(statements: readonly PolicyStatement[], arnOf: (resource: PolicyResource) => Arn): PolicyDocument<Arn> {
  return {
    Version: '2012-10-17',
    Statement: statements.map(({ effect, actions, resources, leadingKeys }) => ({
      Effect: effect,
      Action: actions,
      Resource: resources.map(arnOf),
      ...(leadingKeys !== undefined && { Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': leadingKeys } } }),
    })),
  }
}
