/** For each rule of dependency-cruiser.config.mjs, imports that it must report: [importing file, specifier, statement]. */
export const forbiddenImports = {
  'no-circular': [['packages/core/src/keys/a.ts', './b.js']],
  resolvable: [['packages/core/src/keys/unresolved.ts', './not-there.js']],
  'core-errors-stage': [['packages/core/src/errors/plant.ts', '../model/index.js']],
  'core-model-stage': [['packages/core/src/model/plant.ts', '../keys/index.js']],
  'core-keys-stage': [['packages/core/src/keys/plant.ts', '../plan/index.js']],
  'core-schema-stage': [['packages/core/src/schema/plant.ts', '../plan/index.js', 'type']],
  'core-plan-stage': [['packages/core/src/plan/plant.ts', '../schema/index.js']],
  'core-runtime-stage': [['packages/core/src/runtime/plant.ts', '../schema/index.js']],
  'core-runtime-types-only': [['packages/core/src/runtime/plan-code.ts', '../plan/index.js']],
  'core-runtime-entry': [
    ['packages/core/src/runtime/zod.ts', 'zod'],
    ['packages/core/src/runtime/zod-type.ts', 'zod', 'type'],
    ['packages/core/src/runtime/file-system.ts', 'node:fs'],
    ['packages/core/src/runtime.ts', './schema/index.js'],
  ],
  'core-error-texts': [['packages/core/src/runtime/texts.ts', '../errors/codes.js']],
  'core-without-node': [['packages/core/src/plan/built-in.ts', 'node:fs']],
  'core-without-client': [['packages/core/src/plan/client.ts', '@aws-sdk/client-dynamodb', 'type']],
  'core-alone': [['packages/core/src/keys/upwards.ts', '../../../testing/src/index.js']],
  'codegen-without-testing': [['packages/codegen/src/cli/plant.ts', '@keyloom/testing']],
  'testing-without-codegen': [['packages/testing/src/plant.ts', '@keyloom/codegen']],
  'core-through-entries': [
    ['packages/testing/src/internals.ts', '../../core/src/keys/index.js'],
    ['packages/codegen/src/emit/internals.ts', '../../../core/src/keys/index.js'],
  ],
  'packages-through-entries': [['examples/shop/src/internals.ts', '../../../packages/codegen/src/emit/index.js']],
  'codegen-errors-stage': [['packages/codegen/src/errors/plant.ts', '../cli/index.js']],
  'codegen-config-stage': [['packages/codegen/src/config/plant.ts', '../load/index.js']],
  'codegen-load-stage': [['packages/codegen/src/load/plant.ts', '../emit/index.js']],
  'codegen-emit-stage': [['packages/codegen/src/emit/plant.ts', '../write/index.js']],
  'codegen-write-stage': [['packages/codegen/src/write/plant.ts', '../cli/index.js']],
  'codegen-emit-pure': [['packages/codegen/src/emit/built-in.ts', 'node:fs']],
  'codegen-without-runtime': [['packages/codegen/src/cli/runtime.ts', '@keyloom/core/runtime']],
  'ts-morph-confined': [['packages/codegen/src/emit/compiler.ts', 'ts-morph']],
}

/** Imports that no rule may report. */
export const allowedImports = [
  ['packages/core/src/runtime/types.ts', '../plan/index.js', 'type'],
  ['packages/core/src/runtime/client.ts', '@aws-sdk/client-dynamodb'],
  ['packages/core/src/schema/zod.ts', 'zod'],
  ['packages/codegen/src/emit/model.ts', '@keyloom/core'],
  ['packages/codegen/src/load/positions.ts', 'ts-morph'],
  ['packages/testing/src/client.ts', '@keyloom/core'],
  ['examples/shop/src/main.ts', '@keyloom/core/runtime'],
]
