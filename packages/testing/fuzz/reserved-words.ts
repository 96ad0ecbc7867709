/** The words that no expression may have for a name, for tests of names. */
export { reservedWords } from '../src/engine/expression/reserved-words.js'
