import { defineConfig } from '@keyloom/codegen'

export default defineConfig({ functions: true, schema: './schema.ts', out: './generated' })
