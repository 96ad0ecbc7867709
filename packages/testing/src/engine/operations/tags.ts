import { type Database, tableNameOf } from '../database.js'
import { defineOperation, type Operation } from '../operation.js'
import { serviceError, validation } from '../service-error.js'
import type { Table } from '../storage/table.js'
import * as shapes from '../wire/common-shapes.js'
import * as tableShapes from '../wire/table-shapes.js'

const resourceArn = { kind: 'string', min: 1, max: 1283, required: true } as const

/** TagResource. */
export const tagResource: Operation = defineOperation(
  { ResourceArn: resourceArn, Tags: { ...tableShapes.tags, required: true } },
  (db, { ResourceArn, Tags }) => {
    const { tags } = tableOf(db, ResourceArn)
    if (Tags.length === 0) throw validation('Atleast one Tag needs to be provided as Input.')
    const merged = new Map([...tags, ...Tags.map(({ Key, Value }) => [Key, Value] as const)])
    if (merged.size > db.limits.tagsPerResource)
      throw validation(`One or more parameter values were invalid: Too many tags, the limit is ${db.limits.tagsPerResource}`)
    for (const [key, value] of merged) tags.set(key, value)
    return { output: {}, capacity: [] }
  },
)

/** UntagResource. */
export const untagResource: Operation = defineOperation(
  { ResourceArn: resourceArn, TagKeys: { kind: 'list', of: { kind: 'string', min: 1, max: 128 }, required: true } },
  (db, { ResourceArn, TagKeys }) => {
    const { tags } = tableOf(db, ResourceArn)
    if (TagKeys.length === 0) throw validation('Atleast one Tag Key needs to be provided as Input.')
    for (const key of TagKeys) tags.delete(key)
    return { output: {}, capacity: [] }
  },
)

/** ListTagsOfResource. Of a table that is not there the service says that one may not look, not that it is not there. */
export const listTagsOfResource: Operation = defineOperation(
  { ResourceArn: resourceArn, NextToken: shapes.text },
  (db, { ResourceArn }) => {
    if (ResourceArn.startsWith('arn:') && db.tables.get(tableNameOf(ResourceArn))?.arn !== ResourceArn) {
      throw serviceError(
        'AccessDeniedException',
        `The caller is not authorized to perform: dynamodb:ListTagsOfResource on resource: ${ResourceArn}`,
      )
    }
    return { output: { Tags: [...tableOf(db, ResourceArn).tags].map(([Key, Value]) => ({ Key, Value })) }, capacity: [] }
  },
)

function tableOf(db: Database, arn: string): Table {
  if (!arn.startsWith('arn:')) throw validation(`Invalid TableArn: Invalid ResourceArn provided as input ${arn}`)
  const table = db.tables.get(tableNameOf(arn))
  if (table === undefined || table.arn !== arn)
    throw serviceError('ResourceNotFoundException', `Requested resource not found: ResourcArn: ${arn} not found`)
  return table
}
