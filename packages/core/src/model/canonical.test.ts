import { describe, expect, test } from 'vitest'
import { isKeyloomError } from '../errors/index.js'
import { canonicalJson, parseModel } from './canonical.js'
import type { Model } from './model.js'

const model: Model = {
  kind: 'model',
  modelVersion: 1,
  keyFormat: 1,
  name: 'shop',
  tables: [
    {
      kind: 'table',
      name: 'shop',
      key: { sort: [], partition: [{ type: 'string', name: 'pk' }] },
      indexes: [],
      delimiter: '#',
      capacity: { mode: 'on-demand' },
    },
  ],
  entities: [],
  collections: [],
}

test('names are sorted, lists are not', () => {
  expect(canonicalJson(model)).toBe(`{
  "collections": [],
  "entities": [],
  "keyFormat": 1,
  "kind": "model",
  "modelVersion": 1,
  "name": "shop",
  "tables": [
    {
      "capacity": {
        "mode": "on-demand"
      },
      "delimiter": "#",
      "indexes": [],
      "key": {
        "partition": [
          {
            "name": "pk",
            "type": "string"
          }
        ],
        "sort": []
      },
      "kind": "table",
      "name": "shop"
    }
  ]
}
`)
})

test('the same model has the same bytes, however it was put together', () => {
  const turned = Object.fromEntries(Object.entries(model).reverse()) as unknown as Model
  expect(canonicalJson(turned)).toBe(canonicalJson(model))
  expect(canonicalJson(parseModel(canonicalJson(model)))).toBe(canonicalJson(model))
  expect(parseModel(canonicalJson(model))).toEqual(model)
})

test('names are sorted by code unit, and `__proto__` is one', () => {
  const odd = { ...model, extra: JSON.parse('{"b":1,"__proto__":2,"B":3,"é":4,"10":5,"9":6}') } as unknown as Model
  expect(JSON.parse(canonicalJson(odd)).extra).toEqual(JSON.parse('{"b":1,"__proto__":2,"B":3,"é":4,"10":5,"9":6}'))
})

describe('what is no model is refused', () => {
  test.each<[string, string, string]>([
    ['no JSON', '{', 'MODEL.INVALID'],
    ['no object', '[]', 'MODEL.INVALID'],
    ['another kind', '{"kind":"plan","modelVersion":1}', 'MODEL.INVALID'],
    ['half a model', '{"kind":"model","modelVersion":1,"keyFormat":1}', 'MODEL.INVALID'],
    ['an older version', JSON.stringify({ ...model, modelVersion: 0 }), 'MODEL.INVALID'],
    ['a newer version', JSON.stringify({ ...model, modelVersion: 2 }), 'MODEL.NEWER'],
    ['a newer version of another form', '{"kind":"model","modelVersion":7}', 'MODEL.NEWER'],
    ['another key format', JSON.stringify({ ...model, keyFormat: 2 }), 'MODEL.NEWER'],
  ])('%s', (_, json, code) => {
    let thrown: unknown
    try {
      parseModel(json)
    } catch (error) {
      thrown = error
    }
    expect(isKeyloomError(thrown) && thrown.code).toBe(code)
  })
})
