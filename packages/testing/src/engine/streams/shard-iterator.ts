import { serviceError, validation } from '../service-error.js'

/** Where a reader stands in a shard. */
export interface ShardIterator {
  readonly arn: string
  /** The first sequence number not yet read. */
  readonly next: number
  readonly issuedAt: number
}

const LIFETIME_MS = 15 * 60_000

/** The opaque text of an iterator. */
export function encodeIterator({ arn, next, issuedAt }: ShardIterator): string {
  return `${arn}|1|${Buffer.from(JSON.stringify([next, issuedAt])).toString('base64')}`
}

/** Reads an iterator; refuses one that is none, or too old. */
export function decodeIterator(text: string, now: number): ShardIterator {
  const [arn, version, encoded] = text.split('|')
  const content = version === '1' && encoded !== undefined ? parse(Buffer.from(encoded, 'base64').toString()) : undefined
  if (arn === undefined || !Array.isArray(content)) throw validation('Invalid ShardIterator')
  const [next, issuedAt]: unknown[] = content
  if (!Number.isSafeInteger(next) || typeof issuedAt !== 'number') throw validation('Invalid ShardIterator')
  if (issuedAt + LIFETIME_MS < now) throw serviceError('ExpiredIteratorException', 'Iterator expired')
  return { arn, next: Number(next), issuedAt }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
