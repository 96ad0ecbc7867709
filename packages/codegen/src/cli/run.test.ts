import { expect, test } from 'vitest'
import { createProject } from '../../test/support/project.js'
import { captureStreams } from '../../test/support/streams.js'
import { run } from './run.js'
import { version } from './version.js'

async function runIn(cwd: string, ...args: readonly string[]) {
  const io = captureStreams(cwd)
  const exitCode = await run(args, io)
  return { exitCode, ...io.written }
}

test.each([
  [['genrate'], 'Unknown command `genrate` (did you mean `generate`?). See `keyloom --help`.'],
  [['constructor'], 'Unknown command `constructor`. See `keyloom --help`.'],
  [['--verison'], 'Unknown option `--verison` (did you mean `--version`?). See `keyloom --help`.'],
  [['generate', '--chek'], 'Unknown option `--chek` (did you mean `--check`?). See `keyloom generate --help`.'],
  [['generate', '-x'], 'Unknown option `-x`. See `keyloom generate --help`.'],
  [['generate', '--toString'], 'Unknown option `--toString`. See `keyloom generate --help`.'],
  [['generate', '--check=yes'], '`--check` takes no value. See `keyloom generate --help`.'],
  [['generate', '--config'], '`--config` needs a value: --config <file>. See `keyloom generate --help`.'],
  [['generate', '--config', '--check'], '`--config` needs a value: --config <file>. See `keyloom generate --help`.'],
  [['generate', '--cwd='], '`--cwd` needs a value: --cwd <folder>. See `keyloom generate --help`.'],
  [['explain'], '`keyloom explain` needs a pattern, a collection, a rule of lint or an error code: <name>. See `keyloom explain --help`.'],
  [['generate', 'shop'], 'Unexpected argument `shop`. See `keyloom generate --help`.'],
])('%j is refused', async (args, message) => {
  expect(await runIn('/', ...args)).toEqual({ exitCode: 3, stdout: '', stderr: `error CLI.USAGE: ${message}\n` })
})

test('a refusal is JSON where JSON was asked for', async () => {
  const { exitCode, stdout, stderr } = await runIn('/', 'generate', '--json', '--chek')
  expect({ exitCode, stderr, stdout: JSON.parse(stdout) }).toEqual({
    exitCode: 3,
    stderr: '',
    stdout: {
      version: 1,
      command: 'generate',
      ok: false,
      error: { code: 'CLI.USAGE', message: 'Unknown option `--chek` (did you mean `--check`?). See `keyloom generate --help`.' },
    },
  })
})

test('help is data where it was asked for, and a refusal where a command is missing', async () => {
  const asked = await runIn('/', '--help')
  expect(asked).toEqual({ exitCode: 0, stdout: expect.stringContaining('Usage:  keyloom <command> [options]'), stderr: '' })
  expect(await runIn('/')).toEqual({ exitCode: 3, stdout: '', stderr: asked.stdout })
})

test.each([
  ['init', 'keyloom init [options]'],
  ['generate', 'keyloom generate [options]'],
  ['explain', 'keyloom explain <name> [options]'],
])('%s --help shows its options and examples', async (command, usage) => {
  const { exitCode, stdout, stderr } = await runIn('/', command, '--help', '--whatever')
  expect({ exitCode, stderr, begins: stdout.split('\n').find((line) => line.startsWith('Usage')) }).toEqual({
    exitCode: 0,
    stderr: '',
    begins: `Usage:  ${usage}`,
  })
  expect(stdout).toMatch(/Options:\n {2}[\s\S]+--help[\s\S]+Examples:\n {2}# .+\n {2}keyloom /)
})

test('a folder that is not there is refused', async () => {
  const { folder, path } = createProject({ file: '' })
  for (const name of ['none', 'file']) {
    expect(await runIn(folder, 'generate', '--cwd', name)).toEqual({
      exitCode: 3,
      stdout: '',
      stderr: `error CLI.USAGE: There is no folder ${path(name)}. Name one that exists with --cwd.\n`,
    })
  }
})

test('--version', async () => {
  expect(await runIn('/', '--version')).toEqual({ exitCode: 0, stdout: `${version()}\n`, stderr: '' })
})

test('init writes what is not there, and never overwrites', async () => {
  const project = createProject({ 'app/schema.ts': 'mine' })
  const first = await runIn(project.folder, 'init', '--yes', '--cwd', 'app')
  expect({ ...first, stderr: first.stderr.split('\n')[1] }).toEqual({
    exitCode: 0,
    stdout: 'written app/keyloom.config.ts\nkept    app/schema.ts\n',
    stderr: 'Next:',
  })
  expect(project.read('app/schema.ts')).toBe('mine')
  expect((await runIn(project.folder, 'init', '--cwd', 'app')).stdout).toBe('kept    app/keyloom.config.ts\nkept    app/schema.ts\n')
})

test('what help says of a command is one paragraph', async () => {
  const { stdout } = await runIn('/', 'design', '--help')
  expect(stdout.split('\n\n')[2]).toBe(
    'Reads entities and patterns and no keys: an entity without a key says by `id` what tells its items apart.\n' +
      'Every proposal has been planned: each pattern is one request, or the number that it declares.',
  )
})
