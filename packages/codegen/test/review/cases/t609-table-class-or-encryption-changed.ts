import type { Model } from '@keyloom/core'
import type { RuleCases } from '../rule-case.js'
import { changed, shop } from '../shop.js'

const deployed = (deployment: NonNullable<Model['tables'][number]['deployment']>) =>
  changed(shop(), ({ tables: [table] }) => {
    table!.deployment = deployment
  })

export default {
  rule: 'T609',
  finds: {
    'another class': {
      base: shop(),
      head: deployed({ tableClass: 'infrequent-access' }),
      gives: [['shop', 'standard, aws-owned key', 'infrequent-access, aws-owned key']],
    },
    'another key': {
      base: deployed({ encryption: 'aws-managed' }),
      head: deployed({ encryption: 'customer-managed' }),
      gives: [['shop', 'standard, aws-managed key', 'standard, customer-managed key']],
    },
  },
  ignores: { 'what holds anyway': [shop(), deployed({ tableClass: 'standard', encryption: 'aws-owned' })] },
} satisfies RuleCases
