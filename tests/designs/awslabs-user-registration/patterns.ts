import { expect } from 'vitest'
import { describeDesign } from '../support/describe-design.js'
import { answers } from './answers.js'
import { createRegistration, emailLookupTable, type Registration, usersTable } from './generated/index.js'
import { ann, bob, seed } from './seed.js'

const canceled = { code: 'TRANSACTION.CANCELED' }

function userAndEmail(db: Registration, { user_id, email }: { readonly user_id: string; readonly email: string }) {
  return db.transactGet({ user: db.user.ref({ user_id }), email: db.emailLookup.ref({ email }) })
}

describeDesign(
  {
    name: 'awslabs-user-registration',
    answers,
    tables: { Users: usersTable, EmailLookup: emailLookupTable },
    create: createRegistration,
    seed,
  },
  {
    async register_user(db) {
      await expect(db.register({ ...bob, email: ann.email })).rejects.toMatchObject(canceled)
      expect(await userAndEmail(db, bob)).toEqual({ user: undefined, email: undefined })
      await db.register(bob)
      expect(await userAndEmail(db, bob)).toEqual({ user: bob, email: { email: bob.email, user_id: 'bob' } })
    },
    async delete_user_with_email(db) {
      await expect(db.unregister({ user_id: 'bob', email: ann.email })).rejects.toMatchObject(canceled)
      await db.changeEmail({ user_id: 'bob', from: bob.email, to: 'bark@example.com' })
      expect(await userAndEmail(db, bob)).toEqual({ user: { ...bob, email: 'bark@example.com' }, email: undefined })
      await db.unregister({ user_id: 'bob', email: 'bark@example.com' })
      expect(await userAndEmail(db, { ...bob, email: 'bark@example.com' })).toEqual({ user: undefined, email: undefined })
    },
    async get_user_and_email(db) {
      expect(await userAndEmail(db, ann)).toEqual({ user: ann, email: { email: ann.email, user_id: 'ann' } })
    },
  },
)
