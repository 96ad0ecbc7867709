import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { createEngine, startDynamoDBLocal } from '@keyloom/testing'
import createDynalite from 'dynalite'

const config = { region: 'us-east-1', credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' } }

/** A handler that answers an empty body at once: what the client itself costs. */
export function stub() {
  const requestHandler = {
    metadata: { handlerProtocol: 'stub' },
    handle: async () => ({
      response: {
        statusCode: 200,
        headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': 'stub' },
        body: new TextEncoder().encode('{}'),
      },
    }),
    destroy() {},
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  }
  return {
    client: new DynamoDBClient({ ...config, endpoint: 'http://memory.invalid', accountIdEndpointMode: 'disabled', requestHandler }),
    stop() {},
  }
}

export function embedded() {
  return { client: createEngine().client(), stop() {} }
}

/** The engine behind a client of the caller's own, which signs its requests as those of the stub, dynalite and DynamoDB Local do. */
export function embeddedSigned() {
  const { requestHandler } = createEngine()
  return {
    client: new DynamoDBClient({ ...config, endpoint: 'http://memory.invalid', accountIdEndpointMode: 'disabled', requestHandler }),
    stop() {},
  }
}

export async function dynalite() {
  const server = createDynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const client = new DynamoDBClient({ ...config, endpoint: `http://127.0.0.1:${server.address().port}` })
  return {
    client,
    async stop() {
      client.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export const local = {
  async start() {
    const server = await startDynamoDBLocal()
    return { client: server.client(), stop: () => server.stop() }
  },
}
