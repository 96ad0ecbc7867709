import { posix } from 'node:path'
import { keyloomError, type Model } from '@keyloom/core'
import type { ResolvedConfig } from '../../config/config.js'
import { compareFiles } from '../../write/compare-files.js'
import { compareOutput, type OutputFault } from '../../write/compare-output.js'
import { readOutput } from '../../write/read-output.js'
import { type WrittenOutput, writeOutput } from '../../write/write-output.js'
import type { Arguments } from '../command.js'
import { count } from '../count.js'
import { type ExitCode, exitCodes } from '../exit-code.js'
import type { Io } from '../io.js'
import { shownPath } from '../paths.js'
import { generateFiles } from '../pipeline.js'
import { reportProblems } from '../report-problems.js'
import { configOf, workingIn } from './config-options.js'

/** `keyloom generate`: writes what the schema gives, or with `--check` says how the output folder differs from it. */
export async function generate(given: Arguments, streams: Io): Promise<ExitCode> {
  const io = workingIn(given, streams)
  if (given.options.watch !== true) return generateOnce(given, io)
  if (given.options.check === true) throw keyloomError('CLI.USAGE', '`--check` writes nothing, so there is nothing to `--watch`.')
  const { watchSources } = await import('../watch-sources.js')
  return watchSources(() => generateOnce(given, io), io)
}

async function generateOnce(given: Arguments, io: Io): Promise<ExitCode> {
  const asJson = given.options.json === true
  const config = await configOf(given, io)
  const generated = await generateFiles(config)
  if (generated.kind === 'problems') return reportProblems('generate', generated.problems, asJson, io)
  const { model, plans, files } = generated
  const paths = files.map(({ path }) => path)
  // Its printers are loaded where they are asked for.
  const infra = config.infra === undefined ? [] : (await import('../infra-files.js')).infraFiles(config, model, plans)
  const faults = [...compareOutput(files, readOutput(config.out, paths)), ...compareFiles(config.out, infra)]
  const total = files.length + infra.length
  if (given.options.check === true) return reportCheck(config, faults, total, asJson, io)
  const done = reportWritten(config, writeOutput(config.out, faults), faults, total, asJson, io)
  if (!asJson) reportCode(model, io)
  return done
}

async function reportCheck(
  config: ResolvedConfig,
  faults: readonly OutputFault[],
  total: number,
  asJson: boolean,
  io: Io,
): Promise<ExitCode> {
  // The differences need a package that only a run with faults should load.
  const { printFaults, faultsJson } = await import('../report-output.js')
  const folder = shownPath(io.cwd, config.out)
  if (asJson) printJson({ ok: faults.length === 0, out: folder, files: total, faults: faultsJson(faults, folder) }, io)
  else {
    printFaults(faults, folder, io)
    const closing =
      faults.length === 0
        ? `${count(total, 'file')} in ${folder}, all up to date.`
        : `${count(faults.length, 'file')} in ${folder} out of date: run \`keyloom generate\`.`
    io.stderr.write(`${closing}\n`)
  }
  return faults.length === 0 ? exitCodes.clean : exitCodes.outOfDate
}

/** What brings code of the application's own into its bundle, and zod with it. */
function reportCode({ entities }: Model, { stderr }: Io): void {
  for (const { name: entity, attributes } of entities) {
    for (const { name, code } of attributes) {
      if (code !== undefined)
        stderr.write(`${entity}.${name} is checked by \`${code.name}\` of ${code.module}, which brings zod with it.\n`)
    }
  }
}

function reportWritten(
  config: ResolvedConfig,
  changes: WrittenOutput,
  faults: readonly OutputFault[],
  total: number,
  asJson: boolean,
  io: Io,
): ExitCode {
  const folder = shownPath(io.cwd, config.out)
  const { written, deleted } = changes
  const unchanged = total - written.length
  const overwritten = faults.filter(({ kind }) => kind === 'edited').map(({ path }) => path)
  if (asJson) printJson({ ok: true, out: folder, written, deleted, unchanged, overwritten }, io)
  else {
    for (const path of written)
      io.stdout.write(`written ${posix.join(folder, path)}${overwritten.includes(path) ? ' (over an edit by hand)' : ''}\n`)
    for (const path of deleted) io.stdout.write(`deleted ${posix.join(folder, path)}\n`)
    io.stderr.write(`${count(total, 'file')} in ${folder}: ${written.length} written, ${unchanged} unchanged, ${deleted.length} deleted.\n`)
  }
  return exitCodes.clean
}

/** One object, with the version of its form. */
function printJson(result: Readonly<Record<string, unknown>>, { stdout }: Io): void {
  stdout.write(`${JSON.stringify({ version: 1, command: 'generate', ...result }, undefined, 2)}\n`)
}
