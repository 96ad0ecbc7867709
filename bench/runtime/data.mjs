// The data of the benchmark: the same orders for every peer, made without chance.

const customerId = '01890a5d-ac96-774b-bcce-b302099a8057'
const ulidDigits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The order with this number, of the one customer. */
export function order(number) {
  return {
    customerId,
    orderId: `01KC${String(number).padStart(6, '0')}XBZ4T8Q0R2V6Y9${ulidDigits[number % 32]}A`,
    placedAt: new Date(Date.UTC(2026, 0, 1) + number * 60_000).toISOString(),
    status: 'open',
    total: 12_995 + number,
    currency: 'EUR',
    lines: [
      { productId: '7c9e6679-7425-40de-944b-e07fc1f90ae7', quantity: 2, price: 4_999 },
      { productId: '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d', quantity: 1, price: 2_997 },
    ],
    shipTo: { street: '12 Harbour Road', city: 'Bergen', zip: '5003', country: 'NO' },
    note: 'Leave it with the neighbour, please.',
  }
}

export const key = ({ customerId, placedAt, orderId }) => ({ customerId, placedAt, orderId })
export const changes = { status: 'paid', total: 14_000, note: 'Paid by card.' }
