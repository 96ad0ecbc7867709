import type { OperationEvent } from './operation-event.js'

/** What is needed of a channel of `node:diagnostics_channel`. */
export interface OperationChannel {
  readonly hasSubscribers: boolean
  publish(event: OperationEvent): void
}

interface Runtime {
  readonly process?: { getBuiltinModule?(name: string): { channel(name: string): OperationChannel } | undefined }
}

/**
 * The channel that operations are published to, where there are channels. The module is asked for by name while running, never imported:
 * the runtime loads in a browser or a worker as well, and a bundler sees no module of Node here.
 * https://nodejs.org/api/process.html#processgetbuiltinmoduleid
 */
export function operationChannel(): OperationChannel | undefined {
  return (globalThis as Runtime).process?.getBuiltinModule?.('node:diagnostics_channel')?.channel('keyloom:operation')
}
