import { defineOperation, type Operation } from '../operation.js'

/** DescribeLimits. */
export const describeLimits: Operation = defineOperation({}, () => ({
  output: {
    AccountMaxReadCapacityUnits: 80_000,
    AccountMaxWriteCapacityUnits: 80_000,
    TableMaxReadCapacityUnits: 40_000,
    TableMaxWriteCapacityUnits: 40_000,
  },
  capacity: [],
}))

/** DescribeEndpoints. */
export const describeEndpoints: Operation = defineOperation({}, (db) => ({
  output: { Endpoints: [{ Address: `dynamodb.${db.region}.amazonaws.com`, CachePeriodInMinutes: 1440 }] },
  capacity: [],
}))
