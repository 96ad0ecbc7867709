import type { CommandSpec, OptionSpec } from './command.js'
import type { Output } from './io.js'

/** Prints the help of the whole command line. */
export function printUsage(commands: readonly CommandSpec[], version: string, { write, colors }: Output): void {
  write(`${colors.bold('keyloom')} ${version}: single-table DynamoDB, planned before it runs\n\n`)
  write(`${heading('Usage', colors)}  keyloom <command> [options]\n\n`)
  write(`${heading('Commands', colors)}\n${table(commands.map(({ name, summary }) => [name, summary]))}\n`)
  write(
    `${heading('Options', colors)}\n${table([
      ['-h, --help', 'Show this help, or that of a command'],
      ['-v, --version', 'Show the version'],
    ])}\n`,
  )
  write(
    `${heading('Exit codes', colors)}\n${table([
      ['0', 'clean'],
      ['1', 'findings in the schema'],
      ['2', 'generated output is out of date'],
      ['3', 'usage, configuration, loading or writing failed'],
    ])}`,
  )
}

/** Prints the help of one command. */
export function printCommandUsage(spec: CommandSpec, { write, colors }: Output): void {
  const positionals = spec.positionals ?? []
  write(`${spec.summary}\n\n`)
  write(`${heading('Usage', colors)}  ${['keyloom', spec.name, ...positionals.map(({ name }) => `<${name}>`), '[options]'].join(' ')}\n`)
  if (spec.details !== undefined) write(`\n${spec.details.join('\n')}\n`)
  if (positionals.length > 0)
    write(`\n${heading('Arguments', colors)}\n${table(positionals.map(({ name, description }) => [`<${name}>`, description]))}`)
  const options = [
    ...spec.options.map((option): readonly string[] => [optionText(option), option.description]),
    ['-h, --help', 'Show this help'],
  ]
  write(`\n${heading('Options', colors)}\n${table(options)}`)
  write(`\n${heading('Examples', colors)}\n`)
  for (const { command, does } of spec.examples) write(`  ${colors.dim(`# ${does}`)}\n  ${command}\n`)
}

function heading(text: string, colors: Output['colors']): string {
  return colors.bold(`${text}:`)
}

function optionText({ name, short, value }: OptionSpec): string {
  return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` <${value}>`}`
}

function table(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map(([first = '']) => first.length))
  return rows.map(([first = '', second = '']) => `  ${first.padEnd(width)}  ${second}\n`).join('')
}
