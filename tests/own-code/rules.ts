import { z } from 'zod'

/** Without spaces around it, and in lower case. */
export const handle = z.string().trim().toLowerCase().min(2).max(30)

/** A whole number of cents that a till can give back. */
export const price = z
  .int()
  .min(0)
  .refine((cents) => cents % 5 === 0, { message: 'Prices end in 0 or 5.' })

/** Opens before it closes. */
export const hours = z
  .object({ from: z.int().min(0).max(24), to: z.int().min(0).max(24) })
  .refine(({ from, to }) => from < to, { message: 'It closes before it opens.', path: ['to'] })

/** An amount of money, which the application counts with, and of which cents are stored. */
export class Money {
  readonly cents: number
  constructor(cents: number) {
    this.cents = cents
  }
}

export const money = z.codec(z.int().min(0), z.instanceof(Money), {
  decode: (cents) => new Money(cents),
  encode: ({ cents }) => cents,
})

/** An address as the URL parser of the platform writes it. */
export const site = z.url({ normalize: true })

/** Days as dates, stored as `2026-01-31`. */
export const closedOn = z.array(
  z.codec(z.iso.date(), z.date(), { decode: (text) => new Date(text), encode: (date) => date.toISOString().slice(0, 10) }),
)

/** A day as a date, stored as `2026-01-31`. */
export const day = z.codec(z.iso.date(), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString().slice(0, 10),
})

/** One letter is stored of a word. */
export const state = z.codec(z.enum(['o', 'c']), z.enum(['open', 'closed']), {
  decode: (letter) => (letter === 'o' ? 'open' : 'closed'),
  encode: (word) => (word === 'open' ? 'o' : 'c'),
})
