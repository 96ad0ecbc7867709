import type { Fault } from './control/faults.js'
import { isTransportFault, spoil, transportError } from './control/transport-faults.js'
import { serviceError } from './service-error.js'
import { answer, errorAnswer, operationOf, parseBody, type WireAnswer } from './wire/answer.js'

/** A request over the wire, whichever way it came. */
export interface WireRequest {
  readonly target: string | undefined
  readonly body: string
}

/** What answers requests. */
export interface Service {
  /** The fault that falls upon a request, if one does. */
  readonly pick: (operation: string, input: unknown) => Fault | undefined
  /** Does a request under a fault, puts it in the history, and answers with its output as JSON text. `body` is the text of the input. */
  readonly perform: (operation: string, input: unknown, fault: Fault | undefined, body: string) => string
  /** Puts a request in the history that was lost before anything was done. */
  readonly lose: (operation: string, fault: Fault, body: string) => void
  readonly newId: () => string
  /** The longest body that is read. */
  readonly maxBytes: number
}

/** Answers a request. Throws only what a client sees when its connection fails. */
export function exchange(service: Service, { target, body }: WireRequest): WireAnswer {
  const requestId = service.newId()
  let operation: string
  let input: unknown
  try {
    operation = operationOf(target)
    if (body.length > service.maxBytes) throw tooLarge(service.maxBytes)
    input = parseBody(body)
  } catch (error) {
    return errorAnswer(error, requestId)
  }
  const fault = service.pick(operation, input)
  const lost = fault !== undefined && isTransportFault(fault)
  if (lost && fault.when !== 'after') {
    service.lose(operation, fault, body)
    throw transportError(fault)
  }
  const answered = attempt(() => answer(200, service.perform(operation, input, fault, body), requestId), requestId)
  if (lost) throw transportError(fault)
  return spoil(answered, fault)
}

/** Makes the error of a body that is too long to be read. */
export function tooLarge(maxBytes: number): Error {
  return serviceError('RequestEntityTooLargeException', `A request cannot be longer than ${maxBytes} bytes`)
}

function attempt(act: () => WireAnswer, requestId: string): WireAnswer {
  try {
    return act()
  } catch (error) {
    return errorAnswer(error, requestId)
  }
}
