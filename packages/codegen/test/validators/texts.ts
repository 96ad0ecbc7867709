/** Texts: every format, bounds, patterns and their combinations. */
import { z } from 'zod'
import type { Draw } from '../../../testing/fuzz/fuzzer.js'
import type { Kind } from './kind.js'

/** Each format of zod with texts that have it, and some that almost do. */
const formats: readonly (readonly [schema: () => z.ZodType, samples: readonly string[]])[] = [
  [() => z.uuid(), ['7c9e6679-7425-40de-944b-e07fc1f90ae7', '00000000-0000-0000-0000-000000000000']],
  [() => z.uuidv4(), ['7c9e6679-7425-40de-944b-e07fc1f90ae7']],
  [() => z.uuidv7(), ['01890a5d-ac96-774b-bcce-b302099a8057']],
  [() => z.guid(), ['7c9e6679-7425-90de-044b-e07fc1f90ae7']],
  [() => z.ulid(), ['01KC000000XBZ4T8Q0R2V6Y90A', '7ZZZZZZZZZZZZZZZZZZZZZZZZZ']],
  [() => z.nanoid(), ['V1StGXR8_Z5jdHi6B-myT']],
  [() => z.cuid(), ['cjld2cjxh0000qzrmn831i7rn']],
  [() => z.cuid2(), ['tz4a98xxat96iws9zmbrgj3a']],
  [() => z.xid(), ['9m4e2mr0ui3e8a215n4g']],
  [() => z.ksuid(), ['0ujtsYcgvSTl8PAuAdqWYSMnLOv']],
  [() => z.email(), ['ann@example.com', "o'hara+x@sub.example.co", 'a.b@c.de', 'a..b@c.de', '@b.de']],
  [() => z.emoji(), ['👍', '🏳️‍🌈', '1']],
  [() => z.url(), ['https://example.com/a?b#c', 'mailto:a@b.c', ' http://x ', 'http://[', 'http:', 'HTTP://EXAMPLE.com']],
  [() => z.url({ protocol: /^https$/, hostname: /\.example$/ }), ['https://a.example', 'http://a.example', 'https://a.test', 'x']],
  [() => z.jwt(), ['eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.e30.c2ln', 'eyJhbGciOiJIUzI1NiJ9.e30.', 'bm90IGpzb24.e30.x', 'e30.e30.x', '..']],
  [() => z.ipv4(), ['127.0.0.1', '256.1.1.1']],
  [() => z.ipv6(), ['::1', '2001:db8::ff00:42:8329', '::ffff:1.2.3.4', '[::1]', '::1]/', 'fe80::1%eth0', ':::']],
  [() => z.mac(), ['00:1A:2B:3C:4D:5E', '00-1A-2B-3C-4D-5E']],
  [() => z.cidrv4(), ['10.0.0.0/8', '10.0.0.0/33']],
  [() => z.cidrv6(), ['2001:db8::/32', '::/0', '::/129', '::/', '::/1/1', '::/01', '::/1e1', '::/+1', '::/ 1']],
  [() => z.base64(), ['', 'YQ==', 'YWI=', 'YWJj', 'YQ=', 'Y Q=', 'YW-_']],
  [() => z.base64url(), ['', 'YQ', 'YW-_', 'YQ==', 'Y', 'YW+/']],
  [() => z.e164(), ['+4799999999', '+0123', '4799999999']],
  [() => z.hex(), ['00ff', 'FF', '', 'xyz']],
  [() => z.hostname(), ['example.com', 'a', '-a.b', 'localhost']],
  [() => z.hash('md5'), ['d41d8cd98f00b204e9800998ecf8427e']],
  [() => z.stringFormat('plate', /^[A-Z]{2}\d+$/), ['AB12', 'ab12']],
  [() => z.iso.datetime(), ['2026-01-31T10:00:00Z', '2024-02-29T00:00:00.000Z', '2026-02-29T00:00:00Z', '2026-01-31T10:00:00+01:00']],
  [() => z.iso.datetime({ precision: 3 }), ['2026-01-31T10:00:00.000Z', '2026-01-31T10:00:00Z']],
  [() => z.iso.datetime({ offset: true, local: true }), ['2026-01-31T10:00:00+01:00', '2026-01-31T10:00', '2026-01-31T10:00:00Z']],
  [() => z.iso.date(), ['2026-01-31', '2024-02-29', '2023-02-29', '2026-1-31']],
  [() => z.iso.time(), ['10:00', '10:00:00', '10:00:00.123', '24:00']],
  [() => z.iso.time({ precision: 0 }), ['10:00:00', '10:00']],
  [() => z.iso.duration(), ['P1Y2M3DT4H5M6S', 'P1W', 'PT', 'P']],
  [() => z.templateLiteral(['v', z.int(), '-', z.enum(['a', 'b'])]), ['v1-a', 'v-1-b', 'v1.5-a']],
  [() => z.string().lowercase(), ['abc', 'ABC', '']],
  [() => z.string().uppercase(), ['ABC', 'abc']],
  [() => z.string().regex(/^[a-f]+$/), ['abc', 'xyz']],
  [() => z.string().regex(/b/g), ['abc', 'bb', 'x']],
  [() => z.string().regex(/^a.c$/su), ['a\nc', 'a👍c']],
]

const pieces = ['', 'a', 'b', 'ab', 'é', '👍', '#', ' ', '\n', '\u0000', '__proto__', 'constructor', '1', '-0', 'x'.repeat(40)]

export function text(random: Draw): string {
  return random.times(random.int(4), () => random.pick(pieces)).join('')
}

export function textKind(random: Draw): Kind {
  if (random.chance(0.6)) {
    const [schema, samples] = random.pick(formats)
    return { schema: schema(), valid: () => random.pick(samples) }
  }
  let schema = z.string()
  const [prefix, suffix, part] = random.times(3, () => random.pick(['a', 'b.', '$', '👍']))
  const affixes = random.some(['prefix', 'suffix', 'part', 'position'], 0.15)
  if (random.chance(0.3)) schema = schema.min(random.int(4))
  if (random.chance(0.3)) schema = schema.max(random.int(9))
  if (random.chance(0.1)) schema = schema.length(random.int(4))
  if (affixes.includes('prefix')) schema = schema.startsWith(prefix!)
  if (affixes.includes('suffix')) schema = schema.endsWith(suffix!)
  if (affixes.includes('part')) schema = schema.includes(part!)
  if (affixes.includes('position')) schema = schema.includes(part!, { position: random.int(3) })
  return { schema, valid: () => [random.pick([prefix, '']), text(random), random.pick([part, '']), random.pick([suffix, ''])].join('') }
}
