/** The design is an example of its own; its patterns are asked in `examples/online-shop/test`. */
export { default } from '../../../examples/online-shop/schema.js'
