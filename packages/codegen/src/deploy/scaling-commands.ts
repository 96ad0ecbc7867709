import { scalingTargets } from '../infra/scaling.js'
import type { TableDescription } from '../infra/table-description.js'

/**
 * The commands of the AWS CLI that give a table and its indexes their auto-scaling, which is another service than DynamoDB. Each of them sets
 * what it says, whatever was set before, so all can be repeated.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.CLI.html
 */
export function scalingCommands(table: TableDescription, name: string): string[] {
  return scalingTargets(table).flatMap(({ index, of, bounds: { min, max, target } }) => {
    const resource = index === undefined ? `table/${name}` : `table/${name}/index/${index}`
    const dimension = `dynamodb:${index === undefined ? 'table' : 'index'}:${of}CapacityUnits`
    const on = `--service-namespace dynamodb --resource-id ${resource} --scalable-dimension ${dimension}`
    const tracking = { TargetValue: target, PredefinedMetricSpecification: { PredefinedMetricType: `DynamoDB${of}CapacityUtilization` } }
    return [
      `aws application-autoscaling register-scalable-target ${on} --min-capacity ${min} --max-capacity ${max}`,
      `aws application-autoscaling put-scaling-policy ${on} --policy-name ${of}Scaling --policy-type TargetTrackingScaling --target-tracking-scaling-policy-configuration '${JSON.stringify(tracking)}'`,
    ]
  })
}
