import {
  BatchExecuteStatementCommand,
  DynamoDBClient,
  ExecuteStatementCommand,
  ExecuteTransactionCommand,
  GetItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb'
import { ScanCommand as DocumentScanCommand, DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from 'vitest'
import { isKeyloomError } from '../../errors/index.js'
import { declareScan } from './declared.js'
import { type RefuseScansOptions, refuseScans } from './refuse-scans.js'

const description = {
  Table: {
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [{ IndexName: 'gsi1', KeySchema: [{ AttributeName: 'gsi1pk', KeyType: 'HASH' }] }],
  },
}

/** A client whose requests are answered at once; `sent` are the operations that left. */
function guarded(options?: RefuseScansOptions, describes = true): { client: DynamoDBClient; sent: string[] } {
  const sent: string[] = []
  const requestHandler = {
    async handle(request: { headers: Record<string, string> }) {
      const operation = (request.headers['x-amz-target'] ?? '').split('.')[1] ?? ''
      sent.push(operation)
      const failed = operation === 'DescribeTable' && !describes
      const body = failed ? { __type: 'com.amazon.coral.service#AccessDeniedException' } : operation === 'DescribeTable' ? description : {}
      return { response: { statusCode: failed ? 400 : 200, headers: {}, body: new TextEncoder().encode(JSON.stringify(body)) } }
    },
  }
  const client = new DynamoDBClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    requestHandler: requestHandler as never,
  })
  return { client: refuseScans(client, options), sent }
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise
    return 'sent'
  } catch (error) {
    return isKeyloomError(error) ? error.code : String(error)
  }
}

describe('a client that refuses scans', () => {
  test('lets no ScanCommand leave, whoever sends it', async () => {
    const { client, sent } = guarded()
    const documents = DynamoDBDocumentClient.from(client)
    expect([
      await codeOf(client.send(new ScanCommand({ TableName: 'shop' }))),
      await codeOf(documents.send(new DocumentScanCommand({ TableName: 'shop' }))),
      await codeOf(client.send(declareScan(new ScanCommand({ TableName: 'shop' }), 'reason'))),
      sent,
    ]).toEqual(['SCAN.REFUSED', 'SCAN.REFUSED', 'SCAN.REFUSED', []])
  })

  test('lets everything else pass', async () => {
    const { client, sent } = guarded()
    const documents = DynamoDBDocumentClient.from(client)
    expect([
      await codeOf(client.send(new GetItemCommand({ TableName: 'shop', Key: { pk: { S: 'a' } } }))),
      await codeOf(documents.send(new GetCommand({ TableName: 'shop', Key: { pk: 'a' } }))),
      sent,
    ]).toEqual(['sent', 'sent', ['GetItem', 'GetItem']])
  })

  test('lets a scan that a schema declares pass where that is allowed', async () => {
    const { client, sent } = guarded({ allowDeclared: true })
    expect([
      await codeOf(client.send(declareScan(new ScanCommand({ TableName: 'shop' }), 'reason'))),
      await codeOf(client.send(new ScanCommand({ TableName: 'shop' }))),
      sent,
    ]).toEqual(['sent', 'SCAN.REFUSED', ['Scan']])
  })

  test('works on a DynamoDBDocumentClient too', async () => {
    const sent: string[] = []
    const { client } = guarded({ allowDeclared: true })
    const documents = refuseScans(DynamoDBDocumentClient.from(client))
    expect([await codeOf(documents.send(new DocumentScanCommand({ TableName: 'shop' }))), sent]).toEqual(['SCAN.REFUSED', []])
  })

  const partitionKeys = { shop: 'pk', 'shop.gsi1': 'gsi1pk', 'odd"name': 'select' }
  test.each<[string, string]>([
    ['sent', `SELECT * FROM "shop" WHERE pk = 'a'`],
    ['sent', `select sk from shop where "pk" = ? and begins_with("sk", 'b')`],
    ['sent', `SELECT * FROM shop WHERE 'a' = pk AND sk BETWEEN 'a' AND 'b'`],
    ['sent', `SELECT * FROM shop WHERE pk IN ['a', 'b']`],
    ['sent', `SELECT * FROM shop WHERE pk IN (?, ?) AND note = 'it''s'`],
    ['sent', `SELECT * FROM shop WHERE (pk = 'a' OR pk = 'b') AND total > 5`],
    ['sent', `SELECT * FROM shop WHERE ((pk = 'a')) ORDER BY sk DESC`],
    ['sent', `SELECT * FROM "shop"."gsi1" WHERE gsi1pk = ?`],
    ['sent', `SELECT * FROM "odd""name" WHERE "select" = 1`],
    ['sent', `EXISTS(SELECT * FROM shop WHERE pk = 'a' AND sk = 'b')`],
    ['sent', `INSERT INTO shop VALUE {'pk': 'a', 'note': 'SELECT * FROM shop'}`],
    ['sent', `UPDATE shop SET note = 'x' WHERE pk = 'a' AND sk = 'b'`],
    ['sent', `DELETE FROM shop WHERE pk = 'a' AND sk = 'b'`],
    ['SCAN.REFUSED', 'SELECT * FROM shop'],
    ['SCAN.REFUSED', `SELECT * FROM shop WHERE status = 'open'`],
    ['SCAN.REFUSED', `SELECT * FROM shop WHERE pk > 'a'`],
    ['SCAN.REFUSED', `SELECT * FROM shop WHERE begins_with(pk, 'a')`],
    ['SCAN.REFUSED', `SELECT * FROM shop WHERE pk = 'a' OR status = 'open'`],
    ['SCAN.REFUSED', `SELECT * FROM shop WHERE NOT pk = 'a'`],
    ['SCAN.REFUSED', `SELECT * FROM shop WHERE NOT (pk = 'a' AND sk = 'b')`],
    ['SCAN.REFUSED', `SELECT * FROM shop WHERE pk = sk`],
    ['SCAN.REFUSED', `SELECT * FROM shop WHERE info.pk = 'a'`],
    ['SCAN.REFUSED', `SELECT * FROM shop WHERE note = ' pk = ''a'' '`],
    ['SCAN.REFUSED', `SELECT * FROM shop -- WHERE pk = 'a'`],
    ['SCAN.REFUSED', `SELECT * FROM shop WHERE status BETWEEN 'a' AND pk = 'a'`],
    ['SCAN.REFUSED', `SELECT * FROM "shop"."gsi1" WHERE pk = 'a'`],
    ['SCAN.REFUSED', `SELECT * FROM "shop"."gsi9" WHERE pk = 'a'`],
    ['SCAN.REFUSED', `EXISTS(SELECT * FROM shop WHERE sk = 'b')`],
    ['SCAN.REFUSED', `SELECT * FROM shop WHERE pk = 'a`],
    ['SCAN.REFUSED', `SELECT * FROM shop WHERE ${'('.repeat(5000)}pk = 'a'${')'.repeat(5000)} OR 1 = 1`],
    ['SCAN.REFUSED', `SELECT * FROM shop WHERE ${'(1 = 1 AND '.repeat(2000)}pk = 'a'${')'.repeat(2000)}`],
  ])('%s: %.80s', async (expected, Statement) => {
    const { client } = guarded({ partitionKeys }, false)
    expect([
      await codeOf(client.send(new ExecuteStatementCommand({ Statement }))),
      await codeOf(client.send(new BatchExecuteStatementCommand({ Statements: [{ Statement }] }))),
      await codeOf(client.send(new ExecuteTransactionCommand({ TransactStatements: [{ Statement }] }))),
    ]).toEqual([expected, expected, expected])
  })

  test('asks DynamoDB once for the partition key of a table that it was not told', async () => {
    const { client, sent } = guarded()
    const statements = [
      `SELECT * FROM shop WHERE pk = 'a'`,
      `SELECT * FROM shop.gsi1 WHERE gsi1pk = 'a'`,
      `SELECT * FROM shop WHERE sk = 'a'`,
    ]
    const codes: string[] = []
    for (const Statement of statements) codes.push(await codeOf(client.send(new ExecuteStatementCommand({ Statement }))))
    expect([codes, sent]).toEqual([
      ['sent', 'sent', 'SCAN.REFUSED'],
      ['DescribeTable', 'ExecuteStatement', 'ExecuteStatement'],
    ])
  })

  test('refuses a SELECT where it may not ask', async () => {
    const { client } = guarded({}, false)
    expect(await codeOf(client.send(new ExecuteStatementCommand({ Statement: `SELECT * FROM shop WHERE pk = 'a'` })))).toBe('SCAN.REFUSED')
  })
})
