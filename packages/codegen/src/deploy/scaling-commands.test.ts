import { expect, test } from 'vitest'
import type { TableDescription } from '../infra/table-description.js'
import { scalingCommands } from './scaling-commands.js'

const on = (resource: string, dimension: string) =>
  `--service-namespace dynamodb --resource-id ${resource} --scalable-dimension dynamodb:${dimension}CapacityUnits`
const policy = (of: string, target: number) =>
  `--policy-name ${of}Scaling --policy-type TargetTrackingScaling --target-tracking-scaling-policy-configuration '{"TargetValue":${target},"PredefinedMetricSpecification":{"PredefinedMetricType":"DynamoDB${of}CapacityUtilization"}}'`
const bounds = (min: number) => ({ min, max: 100, target: 70 })

test('a provisioned table and each of its indexes have two commands for reads and two for writes', () => {
  const table = {
    capacity: { mode: 'provisioned', read: bounds(5), write: bounds(2) },
    globalIndexes: [{ name: 'gsi1', capacity: { mode: 'provisioned', read: bounds(1), write: bounds(3) } }, { name: 'gsi2' }],
  } as unknown as TableDescription
  const commands = scalingCommands(table, 'shop-prod')
  expect(commands).toHaveLength(12)
  expect(commands.slice(0, 2)).toEqual([
    `aws application-autoscaling register-scalable-target ${on('table/shop-prod', 'table:Read')} --min-capacity 5 --max-capacity 100`,
    `aws application-autoscaling put-scaling-policy ${on('table/shop-prod', 'table:Read')} ${policy('Read', 70)}`,
  ])
  expect(commands.slice(6, 8)).toEqual([
    `aws application-autoscaling register-scalable-target ${on('table/shop-prod/index/gsi1', 'index:Write')} --min-capacity 3 --max-capacity 100`,
    `aws application-autoscaling put-scaling-policy ${on('table/shop-prod/index/gsi1', 'index:Write')} ${policy('Write', 70)}`,
  ])
})

test('what is paid by request has none', () => {
  expect(scalingCommands({ capacity: { mode: 'on-demand' }, globalIndexes: [] } as unknown as TableDescription, 'shop')).toEqual([])
})
