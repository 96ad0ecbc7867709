import { reservedWords } from '@keyloom/core'
import { expect, test } from 'vitest'
import { createEngine } from '../../index.js'

test('there are 573 reserved words, and none of them can be a path in any case', () => {
  const engine = createEngine()
  const accepted = [...reservedWords].flatMap((word) =>
    [word, word.toLowerCase()].filter((name) => {
      try {
        engine.execute('GetItem', { TableName: 'table', Key: {}, ProjectionExpression: `x.${name}` })
        return true
      } catch (error) {
        return !/reserved keyword|Syntax error/.test(String(error))
      }
    }),
  )
  expect({ words: reservedWords.size, accepted }).toEqual({ words: 573, accepted: [] })
})
