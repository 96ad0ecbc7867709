import { z } from 'zod'
import { designOf } from '../../../test/support/clean-design.js'
import { testRule } from '../../../test/support/rule-cases.js'
import { unsortableDate } from './l708-unsortable-date.js'

const reading = (at: z.ZodType) =>
  designOf({
    more: {
      Reading: {
        attributes: { deviceId: z.ulid(), at },
        key: { partition: 'DEVICE#{deviceId}', sort: 'AT#{at}' },
        patterns: { ofDevice: { by: ['deviceId'], range: 'at' } },
      },
    },
  })
const listed = { ofDevice: { by: ['deviceId'] } }

testRule(unsortableDate, {
  positive: {
    'a fraction in some items': [
      reading(z.iso.datetime()),
      'error entities.Reading.key.sort: `at` of `Reading` orders items, and has a fraction of a second in some items and none in others.',
    ],
    'any time zone': [
      reading(z.iso.datetime({ offset: true, precision: 3 })),
      'error entities.Reading.key.sort: `at` of `Reading` orders items, and may be in any time zone.',
    ],
    'the day first': [
      reading(
        z
          .string()
          .length(10)
          .regex(/^\d{2}\/\d{2}\/\d{4}$/),
      ),
      'error entities.Reading.key.sort: `at` of `Reading` orders items, and does not begin with the year.',
    ],
  },
  negative: {
    'one precision in UTC': reading(z.iso.datetime({ precision: 3 })),
    'a Date': reading(z.date()),
    'a time that nothing orders': designOf({
      more: {
        Reading: {
          attributes: { deviceId: z.ulid(), at: z.iso.datetime() },
          key: { partition: 'DEVICE#{deviceId}', sort: 'AT#{at}' },
          patterns: listed,
        },
      },
    }),
  },
})
