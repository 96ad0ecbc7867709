// The page and its charts, of results alone: nothing is measured here.
import { barChart, groupChart } from './charts.mjs'
import { differences } from './differences.mjs'
import { goalsOf, operationNames, shown } from './goals.mjs'

const names = {
  keyloom: 'Keyloom',
  keyloomRepositories: 'Keyloom, by repositories',
  lib: 'lib-dynamodb',
  rawQuiet: 'raw, quiet',
  raw: 'raw',
  libZod: 'lib + zod',
  electrodb: 'ElectroDB',
  toolbox: 'dynamodb-toolbox',
  onetable: 'OneTable',
  dynamoose: 'Dynamoose',
}
const nameOf = (peer) => names[peer] ?? peer
const byName = (figures) => Object.fromEntries(Object.entries(figures).map(([peer, figure]) => [nameOf(peer), figure]))
const mapped = (record, change) => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))

const table = (head, rows) =>
  [head, head.map((_, at) => (at === 0 ? '---' : '--:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
const spread = ({ lower, median, upper }) => `${shown(median)} (${shown(lower)}–${shown(upper)})`
/** A figure of a report, with its quartiles where it is one of rounds. */
const figure = (report, name) => {
  const quartiles = report.quartiles?.[name]
  return quartiles !== undefined ? spread(quartiles) : report[name] === undefined ? '' : shown(report[name])
}
const chart = (text, file) => `![${text}](benchmarks/${file})`

/** The files, by their place under `docs`. */
export function pageOf({ machine, versions, results }) {
  const { runtime, bundle, types, codegen, review, engine, e2e } = results
  const operations = Object.keys(operationNames)
  const { lib: _, ...others } = runtime.peers
  const bundles = { keyloom: bundle.keyloom, ...bundle.peers }
  const typed = { Keyloom: types.generated[100], ...byName(mapped(types.peers, (sizes) => sizes[100])) }
  const throughput = byName(mapped(e2e.peers, ({ median }) => median))
  const charts = {
    'calls.svg': groupChart(
      'Time of a call, ratio to hand-written lib-dynamodb (logarithmic)',
      operations.map((name) => operationNames[name]),
      byName(mapped(others, (peer) => operations.map((name) => peer[name].median))),
    ),
    'bytes.svg': barChart(
      'Bytes in the bundle of an application, minified, without the SDK',
      byName(mapped(bundles, ({ bytes }) => bytes)),
      { goal: 22_000 },
    ),
    'instantiations.svg': barChart(
      'Type instantiations, 100 entities with calls (logarithmic)',
      mapped(typed, (one) => one.instantiations),
      {
        isLog: true,
        goal: 16_000,
      },
    ),
    'throughput.svg': barChart('Queries of 25 items against DynamoDB Local, 32 at once: throughput, ratio to lib-dynamodb', throughput, {
      goal: 1.2,
    }),
  }
  return { 'benchmarks.md': text(), ...Object.fromEntries(Object.entries(charts).map(([file, svg]) => [`benchmarks/${file}`, svg])) }

  function text() {
    return `${sections()
      .map((section) => section.trim())
      .join('\n\n')}\n`
  }

  function sections() {
    const goals = goalsOf(results)
    const missed = goals.filter(({ isMet }) => !isMet)
    return [
      '# Benchmarks',
      `Written by \`pnpm bench page\`, which runs each benchmark of \`bench/\` in turn and draws this page; \`pnpm bench page --redraw\` draws it again from [benchmarks/results.json](benchmarks/results.json) without measuring. Ratios are made inside one round, in which everyone is asked in turn; the order rotates. Figures are medians, with the first and third quartile in parentheses where there are rounds; bytes and type instantiations are exact.`,
      `Measured ${machine.measured} on ${machine.processor}, ${machine.cores} cores, ${machine.memory}, ${machine.system}, Node ${machine.node}; mean load of the fifteen minutes up to the end ${machine.load}.${machine.load > machine.cores ? ' **The machine did other work in that time, so ratios of time are less sure than they look.**' : ''}`,
      `Versions: ${Object.entries(versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(', ')}.`,
      '## Goals',
      missed.length === 0
        ? 'All goals are met.'
        : `${goals.length - missed.length} of ${goals.length} goals are met. Missed: ${missed.map(({ name, found, unit, goal }) => `${name} (${shown(found)}${unit}, goal ${goal})`).join('; ')}.`,
      table(
        ['what', 'goal', 'measured', 'met'],
        goals.map(({ name, goal, found, unit, isMet }) => [name, goal, `${shown(found)}${unit}`, isMet ? 'yes' : '**no**']),
      ),
      '## A call',
      'The network is replaced by a handler that answers at once, so what is left is the work of the library and of the SDK. Ratios to hand-written lib-dynamodb, and in one column to raw calls without the logger.',
      chart('Time of a call by operation and library', 'calls.svg'),
      table(
        [
          'operation',
          'lib-dynamodb, µs',
          'Keyloom, to raw, quiet',
          ...Object.keys(runtime.peers)
            .filter((peer) => peer !== 'lib')
            .map(nameOf),
        ],
        operations.map((name) => [
          operationNames[name],
          figure({ ...runtime.microseconds, quartiles: runtime.quartiles?.microseconds }, name),
          figure({ ...runtime.ratiosToRawQuiet, quartiles: runtime.quartiles?.ratiosToRawQuiet }, name),
          ...Object.values(others).map((peer) => spread(peer[name])),
        ]),
      ),
      '## Bytes and import',
      'An application of four entities that uses all operations above, bundled and minified by esbuild as ESM. Keyloom by its functions ([small bundles](guide/small-bundles.md)), and by its repositories. Bytes are without the AWS SDK; the import is with it, as a ratio to hand-written lib-dynamodb.',
      chart('Bytes in a bundle by library', 'bytes.svg'),
      table(
        ['library', 'bytes', 'compressed', 'import'],
        Object.entries(bundles).map(([peer, report]) => [
          nameOf(peer),
          shown(report.bytes),
          shown(report.gzip),
          figure(report, 'importRatio'),
        ]),
      ),
      ...(bundle.keyloom.perEntity === undefined
        ? []
        : [`Each further entity adds ${shown(bundle.keyloom.perEntity)} bytes to Keyloom's.`]),
      '## The compiler',
      'Entities of 12 attributes with 3 indexes and a file that calls get, create, update and a query on each. Keyloom: generated code and calls; the schema file, which an application need not compile, apart. The peers infer types from the schema in the same file.',
      chart('Type instantiations by library', 'instantiations.svg'),
      table(
        ['what', ...Object.keys(types.generated).flatMap((size) => [`${size}: instantiations`, 'check, s'])],
        [
          ['Keyloom, generated code and calls', types.generated],
          ['Keyloom, the schema file', types.schema],
          ...Object.entries(types.peers).map(([peer, sizes]) => [nameOf(peer), sizes]),
        ].map(([name, sizes]) => [
          name,
          ...Object.keys(types.generated).flatMap((size) =>
            sizes[size] === undefined ? ['', ''] : [shown(sizes[size].instantiations), shown(sizes[size].checkSeconds)],
          ),
        ]),
      ),
      '## Tools',
      '100 entities of 12 attributes, 3 indexes and 4 patterns each.',
      table(
        ['what', 'seconds'],
        [
          ['`keyloom generate`, a process that begins with an empty folder', figure(codegen, 'coldSeconds')],
          ['`keyloom generate --watch`, one change', figure(codegen, 'watchSeconds')],
          ['a review of two models, every entity changed, without the start of a process', figure(review, 'seconds')],
          ['`keyloom review --head`, the same as a process', figure(review, 'modelsSeconds')],
          ['`keyloom review`, which loads the schema and checks the generated code', figure(review, 'commandSeconds')],
        ],
      ),
      '## The engine',
      "The embedded engine behind the SDK's client: `engine.client()`, which does not sign its requests, since nobody checks the signature; and behind a client that signs them, as the others are asked. An empty answer, signed, is what no engine behind such a client can beat.",
      table(
        ['operation', 'µs', 'to an empty answer', 'to dynalite', 'to DynamoDB Local'],
        [
          ['put', engine.put],
          ['get', engine.get],
          ['query 25', engine.query25],
          ['put, signed', engine.signed.put],
          ['get, signed', engine.signed.get],
          ['query 25, signed', engine.signed.query25],
          ['start and one table', engine.start],
        ].map(([name, report]) => [
          name,
          ...['microseconds', 'ratioToStub', 'ratioToDynalite', 'ratioToLocal'].map((each) => figure(report, each)),
        ]),
      ),
      '## End to end',
      'Queries of 25 items against DynamoDB Local, 32 at once: throughput as a ratio to hand-written lib-dynamodb.',
      chart('Throughput by library', 'throughput.svg'),
      table(
        ['library', 'throughput'],
        Object.entries(e2e.peers).map(([peer, quartiles]) => [nameOf(peer), spread(quartiles)]),
      ),
      '## What differs',
      'Every peer stores and returns the same data, or nothing is measured: each is used as its documentation shows, and the answers of all operations are compared first. What they do for it is not the same:',
      table(['library', 'what it does'].map(String), differences).replace('--:', '---'),
    ]
  }
}
