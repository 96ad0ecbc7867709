import { defineConfig } from 'vitest/config'

const conditions = ['@keyloom/source', 'node', 'import', 'default']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'packages/*/test/**/*.test.ts',
      'packages/*/fuzz/**/*.test.ts',
      'examples/*/test/**/*.test.ts',
      'tests/**/*.test.ts',
      'scripts/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**'],
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
      enabled: true,
      tsconfig: './tsconfig.type-tests.json',
      include: ['packages/*/src/**/*.test-d.ts', 'examples/*/test/**/*.test-d.ts', 'tests/**/*.test-d.ts'],
    },
  },
})
