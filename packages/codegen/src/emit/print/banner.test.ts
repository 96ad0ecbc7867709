import { expect, test } from 'vitest'
import { readBanner, withBanner } from './banner.js'

const banner = { tool: 'keyloom', version: '1.2.3', schema: 'my "shop"' }

test.each(['code', 'markdown'] as const)('a banner of %s is read back', (comment) => {
  const file = withBanner(banner, '\nexport {}\n', comment)
  expect(readBanner(file)).toEqual({ ...banner, edited: false })
  expect(readBanner(file.replaceAll('\n', '\r\n'))).toEqual({ ...banner, edited: false })
})

test('every edit is seen', () => {
  const file = withBanner(banner, 'const a = 1\nconst b = 2\n')
  const edits = [
    `${file}\n`,
    file.replace('a = 1', 'a = 2'),
    file.replace('const a = 1\nconst b = 2', 'const b = 2\nconst a = 1'),
    file.replace('1.2.3', '1.2.4'),
    file.replace(/Content ./, (start) => (start.endsWith('0') ? 'Content 1' : 'Content 0')),
  ]
  expect(edits.map((edit) => readBanner(edit)?.edited)).toEqual(edits.map(() => true))
})

test('a file without a banner is not ours', () => {
  expect([readBanner(''), readBanner('export {}\n'), readBanner(withBanner(banner, '').split('\n').slice(1).join('\n'))]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
