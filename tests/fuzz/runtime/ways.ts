import { isKeyloomError, type Page, type Query } from '@keyloom/core/runtime'
import type { Draw } from '../../../packages/testing/fuzz/fuzzer.js'
import { difference } from './same.js'
import type { Step } from './step.js'

/** Takes the whole answer in one of the ways to do so. */
export function taken<S>(d: Draw, text: string, query: () => Query<object>, expected: readonly object[]): Step<S> {
  const way = d.pick(Object.keys(ways))
  const size = 1 + d.int(3)
  const answer = way === 'count' ? expected.length : way === 'first' ? expected[0] : expected
  return {
    text: `${text}, ${way} by ${size}`,
    run: () => ways[way]!(query(), size),
    expected: { changes: [], check: (result) => difference(result, answer) },
  }
}

const ways: Readonly<Record<string, (query: Query<object>, size: number) => Promise<unknown>>> = {
  all: (query) => query.all(),
  count: (query) => query.count(),
  first: (query) => query.first(),
  async iterate(query, pageSize) {
    const items: object[] = []
    for await (const item of query.iterate({ pageSize })) items.push(item)
    return items
  },
  async pages(query, pageSize) {
    return (await pagesOf(query, { pageSize })).flatMap(({ items }) => items)
  },
  /** To the end, and back again page by page: what stood before each page is the page before it. */
  async back(query, pageSize) {
    const pages = await pagesOf(query, { pageSize })
    let last = pages.at(-1)
    const items = [...(last?.items ?? [])]
    while (last?.previous !== undefined) {
      last = await query.page({ pageSize, cursor: last.previous })
      items.unshift(...last.items)
    }
    return items
  },
  'within maxItems': (query, size) => inParts(query, { maxItems: size }, (items) => items.length === size),
  'within maxPages': (query, size) => inParts(query, { maxPages: size, pageSize: 1 }, () => true),
  'within maxReadUnits': (query, size) => inParts(query, { maxReadUnits: size / 2, pageSize: 1 }, () => true),
}

async function pagesOf(query: Query<object>, options: { readonly pageSize: number }): Promise<Page<object>[]> {
  const pages = [await query.page(options)]
  for (let cursor = pages[0]!.cursor; cursor !== undefined; cursor = pages.at(-1)!.cursor)
    pages.push(await query.page({ ...options, cursor }))
  return pages
}

interface Bounds {
  readonly pageSize?: number
  readonly maxItems?: number
  readonly maxPages?: number
  readonly maxReadUnits?: number
}

/** Each part ends by its budget, whose error has what was read and the cursor that goes on. */
async function inParts(query: Query<object>, bounds: Bounds, isRight: (items: readonly object[]) => boolean): Promise<unknown> {
  const items: object[] = []
  for (let cursor: string | undefined; ; ) {
    try {
      return [...items, ...(await query.all({ ...bounds, ...(cursor !== undefined && { cursor }) }))]
    } catch (error) {
      if (!isKeyloomError(error, 'QUERY.BUDGET') || error.cause !== undefined) throw error
      // Where it would go on is where it began: a fault lets nothing through.
      if (error.payload.cursor === cursor) throw error
      const part = error.payload.items as readonly object[]
      if (!isRight(part)) return `a part of ${part.length} items under ${JSON.stringify(bounds)}`
      items.push(...part)
      cursor = error.payload.cursor as string
    }
  }
}
