import type { CommandSpec, OptionSpec } from '../command.js'
import { configOptions } from './config-options.js'

const json: OptionSpec = { name: 'json', description: 'Print one JSON object and nothing else on the standard output' }

const deployOptions: readonly OptionSpec[] = [
  {
    name: 'table',
    value: 'name',
    description: 'The deployed name, or several: shop=shop-prod,logs=logs-prod; else the names in the schema',
  },
  { name: 'region', value: 'region', description: 'The region; else that of the AWS configuration' },
  { name: 'endpoint', value: 'url', description: 'Another address, such as that of `keyloom local`' },
]

/** Every command, in the order of the help. */
export const commands: readonly CommandSpec[] = [
  {
    name: 'init',
    summary: 'Write a keyloom.config.ts and a small schema to begin with',
    details: ['Files that exist are kept as they are.'],
    options: [
      { name: 'yes', short: 'y', description: 'Ask nothing' },
      { name: 'cwd', value: 'folder', description: 'Work as if started there' },
    ],
    examples: [{ command: 'keyloom init --yes', does: 'begin in this folder' }],
    load: async () => (await import('./init.js')).init,
  },
  {
    name: 'import',
    summary: 'Write a schema file for tables that exist',
    details: [
      'From a model of NoSQL Workbench, a CloudFormation, SAM or Terraform file, the answer of DescribeTable, items as JSON, one a line (.jsonl), or',
      'a live table. Entities, attributes and key templates are told from items; what is not certain is marked in comments.',
    ],
    options: [
      { name: 'from', value: 'file', description: 'The file with the definition of tables' },
      { name: 'items', value: 'file', description: 'Items of the table beside its definition: JSON, one a line' },
      { name: 'table', value: 'name', description: 'One table of the file; without `--from`, a deployed one' },
      { name: 'sample', value: 'items', description: 'How many items of a deployed table are read at most; 1000 by default' },
      { name: 'out', value: 'file', description: 'Where the schema is written; schema.ts by default' },
      { name: 'force', description: 'Write over a file that is there' },
      { name: 'region', value: 'region', description: 'The region; else that of the AWS configuration' },
      { name: 'endpoint', value: 'url', description: 'Another address, such as that of `keyloom local`' },
      json,
      { name: 'cwd', value: 'folder', description: 'Work as if started there' },
    ],
    examples: [
      { command: 'keyloom import --table shop-prod', does: 'from a sample of a live table' },
      { command: 'keyloom import --from template.yaml --table Orders --items dump.jsonl', does: 'from a template and an export' },
    ],
    load: async () => (await import('./import.js')).importSchema,
  },
  {
    name: 'generate',
    summary: 'Check the schema, plan its access patterns and write the typed repositories',
    details: ['Only files that change are written. A schema with a problem leaves the last output as it was.'],
    options: [
      { name: 'check', description: 'Write nothing; exit with 2 where the output is stale, missing, orphaned or edited by hand' },
      { name: 'watch', short: 'w', description: 'Do it again whenever the schema, or what it imports, changes; Ctrl-C ends it' },
      json,
      ...configOptions,
    ],
    examples: [
      { command: 'keyloom generate', does: 'write what the nearest keyloom.config.ts asks for' },
      { command: 'keyloom generate --check', does: 'in CI: fail where the committed output is not what the schema gives' },
      { command: 'keyloom generate --check --json', does: 'the same, for a program to read' },
    ],
    load: async () => (await import('./generate.js')).generate,
  },
  {
    name: 'lint',
    summary: 'Tell what is wrong with the design of the schema',
    details: ['Findings never keep `keyloom generate` from writing. A finding is accepted with `suppress` in the schema, and a reason.'],
    options: [
      { name: 'format', value: 'format', description: 'text (the default), json, github for annotations, or sarif' },
      { name: 'fail-on', value: 'severity', description: 'Exit with 1 from error (the default), warn or info on' },
      ...configOptions,
    ],
    examples: [
      { command: 'keyloom lint', does: 'every finding with its place, why it matters and what to do' },
      { command: 'keyloom lint --format github --fail-on warn', does: 'in a pull request: annotations, and a failure from warnings on' },
    ],
    load: async () => (await import('./lint.js')).lint,
  },
  {
    name: 'design',
    summary: 'Propose keys and the fewest indexes that serve every access pattern',
    details: [
      'Reads entities and patterns and no keys: an entity without a key says by `id` what tells its items apart.',
      'Every proposal has been planned: each pattern is one request, or the number that it declares.',
    ],
    options: [
      { name: 'write', description: 'Put the keys into the schema; comments and formatting stay as they are' },
      json,
      ...configOptions,
    ],
    examples: [
      { command: 'keyloom design', does: 'show the keys, what each pattern reads, and what the indexes cost' },
      { command: 'keyloom design --write', does: 'put them into the schema' },
    ],
    load: async () => (await import('./design.js')).design,
  },
  {
    name: 'explain',
    summary: 'Show the request that answers an access pattern, or explain a rule or an error',
    positionals: [{ name: 'name', description: 'a pattern, a collection, a rule of lint or an error code' }],
    options: [json, ...configOptions],
    examples: [
      { command: 'keyloom explain Order.byCustomer', does: 'a pattern of the entity Order' },
      { command: 'keyloom explain customerWithOrders', does: 'a collection' },
      { command: 'keyloom explain L713', does: 'a rule of `keyloom lint`' },
    ],
    load: async () => (await import('./explain.js')).explain,
  },
  {
    name: 'review',
    summary: 'Say what a change of the schema breaks, for whom, what it costs and in which order to roll it out',
    details: ['Reads the committed model.json of a git ref, or a file; code of the ref is never run.'],
    options: [
      { name: 'against', value: 'ref or file', description: 'What to compare with: a git ref such as origin/main, or a model.json' },
      {
        name: 'head',
        value: 'ref or file',
        description: 'The new side, instead of the schema: a model.json or that of a git ref; nothing else is loaded',
      },
      { name: 'format', value: 'name', description: 'text (the default), markdown, json, github, sarif, junit or gitlab' },
      { name: 'fail-on', value: 'severity', description: 'Exit with 1 from here on: breaking (the default), dangerous, safe or never' },
      {
        name: 'baseline',
        value: 'reason',
        description: 'Accept, for this reason, every change that would fail: writes keyloom.accepted.json',
      },
      { name: 'deployed', value: 'file', description: "DescribeTable's answer as JSON, to compare with the schema too" },
      json,
      ...configOptions,
    ],
    examples: [
      { command: 'keyloom review --against origin/main', does: 'what this branch changes' },
      { command: 'keyloom review --against origin/main --format markdown', does: 'the same, as the comment of a pull request' },
      { command: 'keyloom review --against v1.4.0 --head v2.0.0', does: 'what changed between two releases, from their models alone' },
    ],
    load: async () => (await import('./review.js')).review,
  },
  {
    name: 'verify',
    summary: 'Say which may be rolled out first: code, or indexes and data',
    details: [
      'Compiles the access patterns of the old schema against the new one, and the reverse. Exits with 1 where one is not answered as before.',
    ],
    options: [
      { name: 'against', value: 'ref or file', description: 'What to compare with: a git ref such as origin/main, or a model.json' },
      json,
      ...configOptions,
    ],
    examples: [{ command: 'keyloom verify --against origin/main', does: 'what this branch needs to be rolled out' }],
    load: async () => (await import('./verify.js')).verify,
  },
  {
    name: 'infra',
    summary: 'Print the tables, their scaling and least-privilege policies for a deployment tool',
    details: [
      'Formats: cloudformation, sam, cdk (TypeScript), terraform, serverless, create-table.',
      'Tables are retained, protected against deletion and recoverable to a point in time. Policies follow from the access patterns: one for',
      'each repository, or for each of the `roles` of the configuration.',
    ],
    options: [
      { name: 'format', value: 'format', description: 'One of the formats' },
      { name: 'json', description: 'Print data as JSON' },
      { name: 'yaml', description: 'Print data as YAML, the default but for create-table' },
      { name: 'out', value: 'file', description: 'Write there; .json makes it JSON' },
      { name: 'table', value: 'name', description: 'Only this table of the schema' },
      ...configOptions,
    ],
    examples: [
      { command: 'keyloom infra --format cloudformation --out tables.yaml', does: 'a template to deploy' },
      { command: 'keyloom infra --format terraform > tables.tf', does: 'resources for Terraform' },
      { command: 'keyloom infra --format create-table --table shop', does: 'what `aws dynamodb create-table --cli-input-json` takes' },
    ],
    load: async () => (await import('./infra.js')).infra,
  },
  {
    name: 'plan',
    summary: 'Show the calls that make deployed tables what the schema says',
    details: ['Nothing is changed. Credentials and region are those of the AWS SDK, which has to be installed: @aws-sdk/client-dynamodb.'],
    options: [...deployOptions, json, ...configOptions],
    examples: [
      { command: 'keyloom plan --table shop-prod --region eu-central-1', does: 'the one table of the schema, deployed as shop-prod' },
      { command: 'keyloom plan --endpoint http://127.0.0.1:8000', does: 'against `keyloom local`' },
    ],
    load: async () => (await import('./plan.js')).plan,
  },
  {
    name: 'apply',
    summary: 'Make deployed tables what the schema says, one call after the other',
    details: [
      'Creates a table that is not there. One index is created or deleted at a time, and waited for. Nothing is kept but in the table: a run that',
      'ends anywhere is continued by the next one.',
    ],
    options: [
      ...deployOptions,
      { name: 'allow-data-loss', description: 'Delete indexes, replace those that changed, turn off streams' },
      { name: 'json', description: 'Print a line of JSON for each event, as without a terminal' },
      ...configOptions,
    ],
    examples: [
      { command: 'keyloom apply --table shop-prod', does: 'what `keyloom plan --table shop-prod` shows' },
      { command: 'keyloom apply --table orders=orders-prod,logs=logs-prod', does: 'a schema with two tables' },
    ],
    load: async () => (await import('./apply.js')).apply,
  },
  {
    name: 'backfill',
    summary: 'Give stored items the index keys, the defaults and the form of attributes that the schema says now',
    details: [
      'Reads the whole table by a parallel Scan, and writes on condition that what was read is still so: no write of others is lost. A run that',
      'was interrupted goes on from its checkpoint. Exits with 1 where items are left that it cannot stamp.',
    ],
    options: [
      { name: 'entity', value: 'name', description: 'The entity whose items are stamped' },
      { name: 'index', value: 'names', description: 'The indexes, separated by commas; all that Keyloom forms keys for by default' },
      {
        name: 'attribute',
        value: 'names',
        description:
          'Attributes, separated by commas, that get their default or the form they are stored in now; then only indexes that are named',
      },
      { name: 'because', value: 'reason', description: 'Why a Scan is meant; it is printed' },
      { name: 'dry-run', description: 'Count what would be stamped, show some of it, and write nothing' },
      { name: 'budget', value: 'units', description: 'Capacity units a second, reads and writes together; no limit by default' },
      { name: 'segments', value: 'number', description: 'Parts of the table that are read side by side; 4 by default' },
      { name: 'checkpoint', value: 'file', description: 'Where it is kept how far the work is; keyloom-backfill-<entity>.json by default' },
      ...deployOptions,
      json,
      ...configOptions,
    ],
    examples: [
      {
        command: 'keyloom backfill --entity Order --index gsi3 --table shop-prod --dry-run --because "gsi3 is new"',
        does: 'count the orders that are not in gsi3 yet',
      },
      {
        command: 'keyloom backfill --entity Order --index gsi3 --table shop-prod --budget 500 --because "gsi3 is new"',
        does: 'put them there, at 500 units a second at most',
      },
      {
        command: 'keyloom backfill --entity Order --attribute retries,tags --table shop-prod --because "tags are a set now"',
        does: 'set the default of one attribute where it is absent, and store another one in its new form',
      },
    ],
    load: async () => (await import('./backfill.js')).backfill,
  },
  {
    name: 'doctor',
    summary: 'Say what is wrong with the items of a live table',
    details: [
      'Items whose stored keys are not those that their attributes form, that do not satisfy the schema, that belong to nobody, or that share a',
      'unique value. Reads a sample; all items with `--scan`, which goes on from its checkpoint where it was interrupted. Nothing is written.',
    ],
    options: [
      { name: 'sample', value: 'items', description: 'How many items are read at most, from all parts of the table; 1000 by default' },
      { name: 'scan', description: 'Read all items instead; needs `--because`' },
      { name: 'because', value: 'reason', description: 'Why a Scan is meant; it is printed' },
      { name: 'budget', value: 'units', description: 'Read capacity units a second; no limit by default' },
      { name: 'segments', value: 'number', description: 'Parts of the table that a Scan reads side by side; 4 by default' },
      { name: 'fail-on', value: 'severity', description: 'Exit with 1 from error (the default), warn or info on' },
      ...deployOptions,
      json,
      ...configOptions,
    ],
    examples: [
      { command: 'keyloom doctor --table shop-prod', does: 'look at some items of the one table of the schema' },
      { command: 'keyloom doctor --table shop-prod --scan --budget 200 --because "after the import"', does: 'look at all of them' },
    ],
    load: async () => (await import('./doctor.js')).doctor,
  },
  {
    name: 'move',
    summary: 'Bring stored items from their other key under the one that they have now',
    details: [
      'For an entity with `otherKey` in the schema. Reads the whole table by a parallel Scan, and moves each item in a transaction, with what is',
      'unique of it, on condition that it is still as it was read. A run that was interrupted goes on from its checkpoint. Exits with 1 where',
      'items are left that it cannot move.',
    ],
    options: [
      { name: 'entity', value: 'name', description: 'The entity whose items move' },
      { name: 'because', value: 'reason', description: 'Why a Scan is meant; it is printed' },
      { name: 'dry-run', description: 'Count what would be moved, show some of it, and write nothing' },
      { name: 'budget', value: 'units', description: 'Capacity units a second, reads and writes together; no limit by default' },
      { name: 'segments', value: 'number', description: 'Parts of the table that are read side by side; 4 by default' },
      { name: 'checkpoint', value: 'file', description: 'Where it is kept how far the work is; keyloom-move-<entity>.json by default' },
      ...deployOptions,
      json,
      ...configOptions,
    ],
    examples: [
      {
        command: 'keyloom move --entity Order --table shop-prod --dry-run --because "orders move to their customers"',
        does: 'count the orders that are still under their other key',
      },
      {
        command: 'keyloom move --entity Order --table shop-prod --budget 500 --because "orders move to their customers"',
        does: 'move them, at 500 units a second at most',
      },
    ],
    load: async () => (await import('./move.js')).move,
  },
  {
    name: 'local',
    summary: 'Serve an embedded DynamoDB on this machine, for tools in any language',
    details: ['Needs the package @keyloom/testing. It listens on loopback only.'],
    options: [
      { name: 'port', value: 'number', description: 'The port; 8000 by default, 0 for a free one' },
      { name: 'db', value: 'file', description: 'Keep tables and items in this file; in memory by default' },
      json,
    ],
    examples: [
      { command: 'keyloom local', does: 'listen on http://127.0.0.1:8000' },
      { command: 'keyloom local --port 4567 --db .keyloom/dev.db', does: 'keep what is written' },
    ],
    load: async () => (await import('./local.js')).local,
  },
]
