import { type CallLimits, startCall } from '../call.js'
import type { Connection } from '../connection.js'

/**
 * The connection as one write uses it: once its signal or its deadline ends it, no request leaves and no wait goes on. A write that another
 * one makes is part of that one.
 */
export function withinCall(connection: Connection, subject: string, limits: CallLimits): Connection {
  const call = connection.call ?? startCall(subject, limits)
  return call === undefined ? connection : { ...connection, call }
}
