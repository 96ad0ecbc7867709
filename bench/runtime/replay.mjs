import { createEngine } from '@keyloom/testing'

const config = { region: 'us-east-1', credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' }, accountIdEndpointMode: 'disabled' }

/** A client of a new engine, with the table of the benchmark. */
export function recorder(makeClient) {
  const engine = createEngine()
  engine.execute('CreateTable', tableInput)
  const replies = []
  const { requestHandler } = engine
  const handler = {
    metadata: requestHandler.metadata,
    async handle(request, options) {
      const answer = await requestHandler.handle(request, options)
      replies.push(answer.response)
      return answer
    },
    destroy() {},
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  }
  return { engine, client: makeClient({ ...config, endpoint: 'http://memory.invalid', requestHandler: handler }), replies }
}

/** A client whose requests are answered at once, in turn by these replies: what is left is what the client itself costs. */
export function replayer(makeClient, replies) {
  const answers = replies.map(({ body }) => ({ statusCode: 200, headers: { 'content-type': 'application/x-amz-json-1.0' }, body }))
  let asked = 0
  const requestHandler = {
    metadata: { handlerProtocol: 'replay' },
    async handle() {
      const response = { ...answers[asked % answers.length] }
      asked += 1
      return { response }
    },
    destroy() {},
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  }
  return makeClient({ ...config, endpoint: 'http://memory.invalid', requestHandler })
}

export const tableInput = {
  TableName: 'shop',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'gsi1',
      KeySchema: [
        { AttributeName: 'gsi1pk', KeyType: 'HASH' },
        { AttributeName: 'gsi1sk', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
}
