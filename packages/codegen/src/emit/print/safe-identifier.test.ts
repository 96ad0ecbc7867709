// biome-ignore-all lint/suspicious/noTemplateCurlyInString: hostile text is the point
import { describe, expect, test } from 'vitest'
import {
  access,
  bindingName,
  camelCase,
  grouped,
  literal,
  memberName,
  pascalCase,
  propertyName,
  propertyOf,
  quote,
  templateText,
  typeName,
} from './safe-identifier.js'

describe('names', () => {
  test.each([
    ['Order', 'Order', 'order'],
    ['order item', 'OrderItem', 'orderItem'],
    ['order-item', 'OrderItem', 'orderItem'],
    ['OnlineShop', 'OnlineShop', 'onlineShop'],
    ['URLVisit', 'URLVisit', 'urlVisit'],
    ['GSI1', 'GSI1', 'gsi1'],
    ['2fa', '_2fa', '_2fa'],
    ['follower#', 'Follower', 'follower'],
    ['State#Date', 'StateDate', 'stateDate'],
    ['größe', 'Größe', 'größe'],
    ['#', '_', '_'],
  ])('%s', (name, pascal, camel) => {
    expect([pascalCase(name), camelCase(name)]).toEqual([pascal, camel])
  })

  test('a word of the language gets a mark', () => {
    expect([bindingName('class'), bindingName('order'), typeName('string'), typeName('Class'), typeName('default')]).toEqual([
      'class_',
      'order',
      'string_',
      'Class',
      'default_',
    ])
  })
})

describe('properties', () => {
  test('are quoted where they are no identifiers', () => {
    expect([memberName('a'), memberName('a.b'), memberName('class'), memberName("it's")]).toEqual(['a', "'a.b'", 'class', `"it's"`])
    expect([access('order', 'status'), access('order', 'State#Date')]).toEqual(['order.status', "order['State#Date']"])
  })

  test('`__proto__` is computed in an object', () => {
    expect([memberName('__proto__'), propertyName('__proto__'), propertyOf('__proto__', 'x')]).toEqual([
      '__proto__',
      "['__proto__']",
      "['__proto__']: x",
    ])
  })

  test('are short where the value has their name', () => {
    expect([propertyOf('email', 'email'), propertyOf('mail', 'email')]).toEqual(['email', 'mail: email'])
  })
})

describe('literals evaluate to what they stand for', () => {
  const hostile = ['', "it's", '"', `'"`, '`${x}`', '\\', '\\`', '$\\{', '\n\r\t\0', '\u2028\u2029', '\ud800', 'ä€😀', '${', '$', "\\'"]

  test.each(hostile)('%j', (text) => {
    // The code is ours, made of the texts above.
    const evaluate = (code: string): unknown => new Function(`return ${code}`)()
    expect([evaluate(quote(text)), evaluate(`\`${templateText(text)}\``)]).toEqual([text, text])
  })

  test('numbers', () => {
    expect([literal(-0), literal(1e21), literal(0.5), literal(9999), literal(10_000), literal(-1_234_567), literal(null)]).toEqual([
      '-0',
      '1e+21',
      '0.5',
      '9999',
      '10_000',
      '-1_234_567',
      'null',
    ])
    expect(grouped(2_000_000)).toBe('2_000_000')
  })
})
