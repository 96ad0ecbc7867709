import { defineConfig } from 'vitest/config'

const places = ['packages/*/src', 'packages/*/test', 'packages/*/fuzz', 'examples/*/test', 'tests', 'scripts', 'bench']

const conditions = ['@keyloom/source', 'node', 'import', 'default']

// `--mode long` runs what starts processes or tools of others, `--mode golden` writes golden output.
export default defineConfig(({ mode }) => ({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: places.map((place) => `${place}/**/*.${mode === 'long' ? 'long.test' : 'test'}.ts`),
    exclude: ['**/node_modules/**', '**/dist/**', ...(mode === 'long' ? [] : ['**/*.long.test.ts'])],
    // Files share the modules of their worker: to import the SDK for each of them takes as long as the tests.
    isolate: false,
    // vitest leaves one core free, which is half of a small machine.
    maxWorkers: '100%',
    pool: 'threads',
    // The SDK announces on Node 20 that it will not support it for ever, once in each process.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    globalSetup: ['./packages/testing/src/vitest/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Without an explicit tsconfig that includes the type tests, vitest reports wrong ones as passed.
    typecheck: {
      enabled: mode !== 'long',
      tsconfig: './tsconfig.type-tests.json',
      include: ['packages/*/src/**/*.test-d.ts', 'examples/*/test/**/*.test-d.ts', 'tests/**/*.test-d.ts'],
    },
  },
}))
