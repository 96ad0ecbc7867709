import { createHash, type Hash, type Hmac, timingSafeEqual } from 'node:crypto'
import type { Source } from './source.js'

/**
 * A cursor is base64url of a seal and a content. The seal binds the content to the request: an HMAC where the client has secrets, else a
 * hash, which anybody could make but nobody makes by mistake. `node:crypto` rather than Web Crypto: it answers at once, so that an error
 * can carry a cursor, and it is there wherever the AWS SDK for Node runs (Lambda, Deno, Bun, Workers with Node compatibility).
 */
export function sealed(source: Source, content: string): string {
  return Buffer.from(`${seals(source, content)[0]}${content}`).toString('base64url')
}

/** The content of a cursor whose seal is one of this source. */
export function sealedContent(source: Source, cursor: string): string | undefined {
  const bytes = Buffer.from(cursor, 'base64url')
  const text = bytes.toString()
  // Base64 has several spellings of the same bytes, and of bytes that are no text; only our own counts.
  if (Buffer.from(text).toString('base64url') !== cursor) return undefined
  const length = source.seal === undefined ? hashLength : macLength
  const content = text.slice(length)
  const found = Buffer.from(text.slice(0, length))
  const isOne = seals(source, content).some((seal) => seal.length === found.length && timingSafeEqual(Buffer.from(seal), found))
  return isOne ? content : undefined
}

const hashLength = 22
const macLength = 43

function seals(source: Source, content: string): readonly string[] {
  const identity = source.identity()
  return source.seal?.seals(identity, content) ?? [digest(createHash('sha256'), identity, content).slice(0, hashLength)]
}

/** What a hash, or an HMAC, makes of a content that is bound to a request. */
export function digest(hash: Hash | Hmac, identity: string, content: string): string {
  return hash.update(identity).update('\n').update(content).digest('base64url')
}
