export { defineConfig, type KeyloomConfig } from './config/config.js'
export type { Severity } from './lint/rule.js'
export type { LintOptions, LintPreset } from './lint/severity.js'
