/** What a plan says of the auto-scaling that it neither sees nor sets; where nothing else is to be done, where its commands are. */
export function scalingText(commands: readonly string[], isDone: boolean): string {
  if (commands.length === 0) return ''
  const head = 'Auto-scaling is another service, which this neither sees nor sets.'
  if (isDone) return `  ${head} Its commands are in \`keyloom plan --json\`, for when a bound changes.\n`
  const lines = commands.map((command) => `    ${command}\n`)
  return `  ${head} Once the table is there, run (again whenever a bound changes):\n${lines.join('')}`
}
