/** An e-mail address is used once, because a second table holds who has it and both are written in one transaction. */
import { defineEntity, defineSchema, defineTable, defineTransaction } from '@keyloom/core'
import { z } from 'zod'

const users = defineTable('Users', { key: { partition: 'pk' } })
const emails = defineTable('EmailLookup', { key: { partition: 'pk' } })

const user = defineEntity(users, 'User', {
  attributes: { user_id: z.string().min(1), email: z.email(), full_name: z.string(), created_at: z.iso.datetime() },
  key: { partition: 'USER#{user_id}' },
  discriminator: 'USER',
})

const lookup = defineEntity(emails, 'EmailLookup', {
  attributes: { email: z.email(), user_id: z.string().min(1) },
  key: { partition: 'EMAIL#{email}' },
  discriminator: 'EMAIL_LOOKUP',
})

const register = defineTransaction(users, 'register', {
  description: 'A user registers with an address that nobody has',
  input: ['user_id', 'email', 'full_name', 'created_at'],
  steps: { user: { create: user }, email: { create: lookup } },
})

const unregister = defineTransaction(users, 'unregister', {
  description: 'A user leaves, and the address is free again',
  input: ['user_id', 'email'],
  steps: { user: { delete: user, if: { email: { input: 'email' } } }, email: { delete: lookup, if: { user_id: { input: 'user_id' } } } },
})

const changeEmail = defineTransaction(users, 'changeEmail', {
  description: 'A user takes another address: the pattern that the design leaves out',
  input: ['user_id', 'from', 'to'],
  steps: {
    user: { update: user, set: { email: { input: 'to' } }, if: { email: { input: 'from' } } },
    old: { delete: lookup, key: { email: { input: 'from' } }, if: { user_id: { input: 'user_id' } } },
    new: { create: lookup, set: { email: { input: 'to' } } },
  },
})

export default defineSchema({
  name: 'registration',
  tables: [users, emails],
  entities: [user, lookup],
  transactions: [register, unregister, changeEmail],
})
