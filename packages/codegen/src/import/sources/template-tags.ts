import type { CollectionTag, ScalarTag } from 'yaml'
import { YAMLMap, YAMLSeq } from 'yaml'

const functions = [
  'And',
  'Base64',
  'Cidr',
  'Condition',
  'Equals',
  'FindInMap',
  'ForEach',
  'GetAtt',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Ref',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
]

/** The short forms of CloudFormation's functions, as the objects that they stand for: `!Ref x` is `{ Ref: x }`. */
export const templateTags: readonly (ScalarTag | CollectionTag)[] = functions.flatMap((name) => {
  const long = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`
  const tag = `!${name}`
  const scalar: ScalarTag = { tag, resolve: (text) => ({ [long]: text }) }
  const list: CollectionTag = { tag, collection: 'seq', resolve: (node) => ({ [long]: node instanceof YAMLSeq ? node.toJSON() : [] }) }
  const map: CollectionTag = { tag, collection: 'map', resolve: (node) => ({ [long]: node instanceof YAMLMap ? node.toJSON() : {} }) }
  return [scalar, list, map]
})
