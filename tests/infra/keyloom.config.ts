export default {
  schema: './schema.ts',
  out: './generated',
  infra: [
    { format: 'cloudformation', out: './generated/deploy/cloudformation.yaml' },
    { format: 'cloudformation', out: './generated/deploy/cloudformation.json' },
    { format: 'sam', out: './generated/deploy/sam.yaml' },
    { format: 'cdk', out: './generated/deploy/library-tables.ts' },
    { format: 'terraform', out: './generated/deploy/tables.tf' },
    { format: 'serverless', out: './generated/deploy/serverless.yml' },
    { format: 'create-table', out: './generated/deploy/library.json', table: 'library' },
  ],
}
