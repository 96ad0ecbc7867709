import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** What a formatter would make of generated code is what it is. */
const style = {
  formatter: { indentStyle: 'space', indentWidth: 2, lineWidth: 140 },
  linter: { enabled: false },
  javascript: { formatter: { quoteStyle: 'single', semicolons: 'asNeeded', trailingCommas: 'all' } },
}

test('generated code is formatted, and its imports are in order', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter((path) => /generated.+\.ts$/.test(path))
  const config = mkdtempSync(join(tmpdir(), 'keyloom-format-'))
  try {
    writeFileSync(join(config, 'biome.json'), JSON.stringify(style))
    const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome')
    const args = [biome, 'check', '--error-on-warnings', '--colors=off', `--config-path=${config}`, ...files]
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: import.meta.dirname, encoding: 'utf8' })
    expect({ status, found: stdout }, stderr).toEqual({ status: 0, found: '' })
    expect(stderr).toContain(`Checked ${files.length} files`)
  } finally {
    rmSync(config, { recursive: true })
  }
})
