export { defineConfig, type KeyloomConfig } from './config/config.js'
