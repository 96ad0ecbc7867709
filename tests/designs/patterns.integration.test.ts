import { existsSync, readdirSync } from 'node:fs'

// One file for all designs: what they share, the SDK and the runtime, is loaded once. One of them: `vitest run tests/designs -t debrie-github`.
for (const folder of ['.', './further']) {
  for (const name of readdirSync(`${import.meta.dirname}/${folder}`)) {
    if (existsSync(`${import.meta.dirname}/${folder}/${name}/patterns.ts`)) await import(`${folder}/${name}/patterns.ts`)
  }
}
