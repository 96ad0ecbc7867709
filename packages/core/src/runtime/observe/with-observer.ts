import { outside } from '../around.js'
import type { Connection } from '../connection.js'
import { operationChannel } from './channel.js'
import { observed } from './observed.js'
import type { Observer } from './operation-event.js'

/**
 * The connection with an observer, which hears of every request after it ended, as do the subscribers of the channel `keyloom:operation` of
 * `node:diagnostics_channel`. `capacity` asks DynamoDB with every request for what it consumes.
 *
 * @example
 * ```ts
 * import { withObserver } from '@keyloom/core/runtime'
 *
 * const observed = withObserver(connection, ({ pattern, duration }) => console.log(pattern, duration), { capacity: true })
 * ```
 */
export function withObserver(
  connection: Connection,
  observe?: Observer,
  { capacity }: { readonly capacity?: boolean | undefined } = {},
): Connection {
  const channel = operationChannel()
  const { timing } = connection
  return {
    ...connection,
    around: outside((command, context, request) => {
      if (capacity === true) command.input = { ReturnConsumedCapacity: 'TOTAL', ...command.input }
      // Where nobody listens, a request is sent as if there were no observation.
      const isHeard = observe !== undefined || channel?.hasSubscribers === true
      return isHeard ? observed({ observe, channel, timing }, command, context, request) : request()
    }, connection.around),
  }
}
