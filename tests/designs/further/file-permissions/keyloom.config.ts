export default { schema: './schema.ts', out: './generated' }
