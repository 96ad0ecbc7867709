import { expect, test } from 'vitest'
import { HclExpression, printHcl } from './hcl.js'

test('equals signs of lines that follow each other are below one another, as `terraform fmt` has them', () => {
  const block = printHcl({
    type: 'resource',
    labels: ['aws_iam_policy', 'order'],
    body: [
      ['name', 'order'],
      ['description', 'a = b'],
      ['policy', [new HclExpression('aws_dynamodb_table.shop.arn')]],
      ['count', 1],
      { type: 'lifecycle', body: [['prevent_destroy', true]] },
    ],
  })
  expect(block).toBe(`resource "aws_iam_policy" "order" {
  name        = "order"
  description = "a = b"
  policy = [
    aws_dynamodb_table.shop.arn,
  ]
  count = 1

  lifecycle {
    prevent_destroy = true
  }
}
`)
})
