import { defineConfig } from '@keyloom/codegen'

export default defineConfig({ schema: './schema.ts', out: './generated' })
