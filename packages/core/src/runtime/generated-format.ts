/**
 * The form of generated code that this runtime runs. Generated code says which form it has by this type, and so does not compile on a
 * runtime that takes another: it is to be generated again.
 */
export type GeneratedFormat<Form extends 1> = Form
