import { expect, test } from 'vitest'
import { interrupted } from './interrupted.js'

test.each(['connect ECONNREFUSED', 'connect ECONNREFUSED.'])(
  'what interrupted a command is a sentence before what to do: %s',
  (message) => {
    const { code, message: said } = interrupted('The move of Order in', 'shop', 'Run it again.', new Error(message))
    expect([code, said]).toEqual(['SCAN.INTERRUPTED', 'The move of Order in shop was interrupted: connect ECONNREFUSED. Run it again.'])
  },
)
