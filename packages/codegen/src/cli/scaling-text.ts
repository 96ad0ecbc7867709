/** What a plan says of the auto-scaling that it neither sees nor sets. */
export function scalingText(commands: readonly string[]): string {
  if (commands.length === 0) return ''
  const head =
    'Auto-scaling is another service, which this neither sees nor sets. Once the table is there, run (again whenever a bound changes):'
  return `  ${head}\n${commands.map((command) => `    ${command}\n`).join('')}`
}
