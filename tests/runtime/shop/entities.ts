export type OrderStatus = 'open' | 'paid' | 'shipped'

export interface Order {
  readonly customerId: string
  readonly orderId: string
  readonly placedAt: string
  readonly status: OrderStatus
  readonly total: number
  readonly lines: readonly { readonly sku: string; readonly count: number }[]
  readonly tags?: Set<string>
  readonly note?: string
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
}

export interface OrderKey {
  readonly customerId: string
  readonly placedAt: string
  readonly orderId: string
}

export type OrderInput = Pick<Order, 'customerId' | 'orderId' | 'placedAt' | 'status' | 'total'> &
  Partial<Pick<Order, 'lines' | 'tags' | 'note'>>

/** What the index gsi2 holds of an Order. */
export interface OrderInGsi2 {
  readonly orderId: string
  readonly customerId: string
  readonly placedAt: string
  readonly status: OrderStatus
}

export interface Customer {
  readonly customerId: string
  readonly name: string
}

export interface Stock {
  readonly warehouse: string
  readonly sku: string
  readonly level: number
  readonly shelf?: string
  readonly place?: string
}
