import type {
  CustomerInput,
  InvoiceInput,
  OrderInput,
  OrderItemInput,
  ProductInput,
  ShipmentInput,
  ShipmentItemInput,
  Shop,
  WarehouseInput,
  WarehouseItemInput,
} from '../generated/index.js'

/** The items of a small shop. Made by counting, so that every run and every test sees the same ones. */
export interface ShopData {
  readonly customers: readonly CustomerInput[]
  readonly products: readonly ProductInput[]
  readonly warehouses: readonly WarehouseInput[]
  readonly warehouseItems: readonly WarehouseItemInput[]
  readonly orders: readonly OrderInput[]
  readonly orderItems: readonly OrderItemInput[]
  readonly invoices: readonly InvoiceInput[]
  readonly shipments: readonly ShipmentInput[]
  readonly shipmentItems: readonly ShipmentItemInput[]
}

const names = [
  'Ada Okafor',
  'Ben Lindqvist',
  'Chiara Moretti',
  'Dmitri Antonov',
  'Élodie Marchand',
  'Farid Rahimi',
  'Grace Njoroge',
  'Hana Sato',
]
const goods = [
  'Kettle',
  'Lamp',
  'Desk',
  'Chair',
  'Notebook',
  'Backpack',
  'Headphones',
  'Bicycle bell',
  'Teapot',
  'Blanket',
  'Mirror',
  'Clock',
]
const cities = ['Rotterdam', 'Leipzig', 'Lyon', 'Gdańsk']
const hour = 3_600_000
const opening = Date.UTC(2026, 0, 5, 8)

function number(prefix: string, index: number): string {
  return `${prefix}${String(index + 1).padStart(4, '0')}`
}

/** What order `n` holds: one to four different products. */
function basket(n: number, products: readonly ProductInput[]): ProductInput[] {
  return Array.from({ length: 1 + (n % 4) }, (_, i) => products[(n * 5 + i * 7) % products.length] as ProductInput)
}

export function shopData(size: { readonly customers: number; readonly orders: number } = { customers: 16, orders: 48 }): ShopData {
  const customers = Array.from({ length: size.customers }, (_, i) => ({
    customerId: number('', i),
    name: names[i % names.length] as string,
    email: `customer${i + 1}@example.com`,
  }))
  const products = Array.from({ length: 24 }, (_, i) => ({
    productId: number('', i),
    name: `${goods[i % goods.length]} ${1 + Math.floor(i / goods.length)}`,
    price: 500 + ((i * 373) % 90) * 100,
  }))
  const warehouses = cities.map((city, i) => ({ warehouseId: number('', i), city }))
  const warehouseItems = products.flatMap(({ productId }, i) =>
    warehouses
      .filter((_, w) => (i + w) % 3 !== 0)
      .map(({ warehouseId }, w) => ({ productId, warehouseId, quantity: (i * 17 + w * 29) % 200 })),
  )
  const orders = Array.from({ length: size.orders }, (_, i) => ({
    orderId: number('', i),
    customerId: number('', (i * 3) % size.customers),
    date: new Date(opening + i * 7 * hour),
    status: (['placed', 'paid', 'shipped', 'delivered'] as const)[i % 4] as OrderInput['status'],
  }))
  const orderItems: OrderItemInput[] = []
  const invoices: InvoiceInput[] = []
  const shipments: ShipmentInput[] = []
  const shipmentItems: ShipmentItemInput[] = []
  orders.forEach(({ orderId, customerId, date, status }, i) => {
    const items = basket(i, products).map(({ productId, price }, k) => ({
      orderId,
      productId,
      customerId,
      date,
      quantity: 1 + ((i + k) % 3),
      price,
    }))
    orderItems.push(...items)
    const amount = items.reduce((sum, item) => sum + item.quantity * item.price, 0)
    const payments = status === 'placed' ? {} : { first: { method: 'card' as const, amount } }
    invoices.push({ orderId, invoiceId: number('', i), customerId, date: new Date(date.getTime() + hour), amount, payments })
    if (status !== 'shipped' && status !== 'delivered') return
    const shipmentId = number('', i)
    const { warehouseId } = warehouses[i % warehouses.length] as WarehouseInput
    shipments.push({
      orderId,
      shipmentId,
      warehouseId,
      date: new Date(date.getTime() + 30 * hour),
      address: `${i + 1} Canal Street, Utrecht`,
    })
    items.forEach(({ productId, quantity }, k) => {
      shipmentItems.push({ orderId, shipmentItemId: `${shipmentId}-${k + 1}`, shipmentId, productId, quantity })
    })
  })
  return { customers, products, warehouses, warehouseItems, orders, orderItems, invoices, shipments, shipmentItems }
}

/** Writes the items, each by the repository of its entity, and returns how many there are. */
export async function seed(shop: Shop, data: ShopData): Promise<number> {
  const writes = [
    ...data.customers.map((item) => () => shop.customer.create(item)),
    ...data.products.map((item) => () => shop.product.create(item)),
    ...data.warehouses.map((item) => () => shop.warehouse.create(item)),
    ...data.warehouseItems.map((item) => () => shop.warehouseItem.create(item)),
    ...data.orders.map((item) => () => shop.order.create(item)),
    ...data.orderItems.map((item) => () => shop.orderItem.create(item)),
    ...data.invoices.map((item) => () => shop.invoice.create(item)),
    ...data.shipments.map((item) => () => shop.shipment.create(item)),
    ...data.shipmentItems.map((item) => () => shop.shipmentItem.create(item)),
  ]
  for (const write of writes) await write()
  return writes.length
}
