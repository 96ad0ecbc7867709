import type { Model } from '@keyloom/core'
import type { RuleCases } from '../rule-case.js'
import { changed, shop } from '../shop.js'

const deployed = (deployment: NonNullable<Model['tables'][number]['deployment']>) =>
  changed(shop(), ({ tables: [table] }) => {
    table!.deployment = deployment
  })

export default {
  rule: 'T608',
  finds: {
    'no protection against deletion': {
      base: deployed({ deletionProtection: true, pointInTimeRecovery: true }),
      head: deployed({ deletionProtection: false }),
      gives: [['shop', 'deletion protection']],
    },
    'no recovery, and gone with its stack': {
      base: deployed({ pointInTimeRecovery: true, onRemoval: 'retain' }),
      head: deployed({ pointInTimeRecovery: false, onRemoval: 'destroy' }),
      gives: [['shop', 'point-in-time recovery, retained on removal']],
    },
  },
  ignores: { 'protection that is new': [deployed({}), deployed({ deletionProtection: true })] },
} satisfies RuleCases
