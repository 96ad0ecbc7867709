import { z } from 'zod'
import type { RuleCases } from '../rule-case.js'
import { shop } from '../shop.js'

export default {
  rule: 'A311',
  finds: {
    'a shorter text': {
      base: shop(),
      head: shop({ order: { attributes: { note: z.string().max(400).optional() } } }),
      gives: [['Order.note', 'string of up to 500 characters optional', 'string of up to 400 characters optional']],
    },
    'an element of a list': {
      base: shop(),
      head: shop({ order: { attributes: { tags: z.array(z.string().max(10)).max(10) } } }),
      gives: [['Order.tags[]', 'string of up to 20 characters', 'string of up to 10 characters']],
    },
  },
  ignores: { 'a longer text': [shop(), shop({ order: { attributes: { note: z.string().max(600).optional() } } })] },
} satisfies RuleCases
