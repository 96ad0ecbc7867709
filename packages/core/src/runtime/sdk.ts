/**
 * The commands of the SDK, for every module of the runtime that sends one. Where a bundler takes the SDK's CommonJS, each module that imports
 * from it copies its some seven hundred exports when it is loaded: so one does.
 */
export {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
