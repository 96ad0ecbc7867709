import type { Code } from './layout.js'

/**
 * A value that a bundler leaves out where nothing uses it: it cannot know that the calls and property reads in it have no effects, but is told
 * that the call of this function has none.
 */
export function droppable(value: Code): Code {
  const isObject = typeof value === 'object' && 'open' in value && value.open === '{'
  return ['/* @__PURE__ */ (() => ', isObject ? ['(', value, ')'] : value, ')()']
}
