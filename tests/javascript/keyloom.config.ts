export default { schema: './schema.ts', out: './generated', functions: true, language: 'js' }
