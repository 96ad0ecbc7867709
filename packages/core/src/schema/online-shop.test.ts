import { expect, test } from 'vitest'
import schema from '../../../../examples/online-shop/schema.js'
import { buildModel, type KeyPart } from '../index.js'

const template = (part: KeyPart | undefined) => (part?.kind === 'template' ? part.template : undefined)

test('the online shop as AWS draws it', () => {
  const result = buildModel(schema)
  expect('problems' in result ? result.problems : []).toEqual([])
  if (!('model' in result)) return
  const rows = result.model.entities.map(({ name, key, indexes }) => [
    name,
    `${template(key.partition)} / ${template(key.sort)}`,
    ...indexes.map(({ index, variants }) => `${index} ${template(variants[0]?.partition[0])} / ${template(variants[0]?.sort[0])}`),
  ])
  expect(rows).toEqual([
    ['Customer', 'c#{customerId} / c#{customerId}'],
    ['Product', 'p#{productId} / p#{productId}'],
    ['Warehouse', 'w#{warehouseId} / w#{warehouseId}'],
    ['WarehouseItem', 'p#{productId} / w#{warehouseId}', 'GSI2 w#{warehouseId} / p#{productId}'],
    ['Order', 'o#{orderId} / c#{customerId}'],
    ['OrderItem', 'o#{orderId} / p#{productId}', 'GSI1 p#{productId} / {date}', 'GSI2 c#{customerId} / p#{date}'],
    ['Invoice', 'o#{orderId} / i#{invoiceId}', 'GSI1 i#{invoiceId} / i#{invoiceId}', 'GSI2 c#{customerId} / i#{date}'],
    ['Shipment', 'o#{orderId} / sh#{shipmentId}', 'GSI1 sh#{shipmentId} / sh#{shipmentId}', 'GSI2 w#{warehouseId} / sh#{shipmentId}'],
    ['ShipmentItem', 'o#{orderId} / shp#{shipmentItemId}', 'GSI1 sh#{shipmentId} / p#{productId}'],
  ])
})
