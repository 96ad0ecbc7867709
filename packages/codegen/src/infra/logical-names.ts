/** A name of letters and digits, such as `OnlineShopTable`, for each name; what differs in other characters only is told apart by a number. */
export function logicalNames(names: readonly string[], suffix = ''): ReadonlyMap<string, string> {
  return distinct(names, (name) => `${pascalCase(name)}${suffix}`)
}

/** As `logicalNames`, such as `online_shop`. */
export function snakeNames(names: readonly string[]): ReadonlyMap<string, string> {
  return distinct(names, snakeCase)
}

function distinct(names: readonly string[], spell: (name: string) => string): ReadonlyMap<string, string> {
  const taken = new Set<string>()
  return new Map(
    names.map((name) => {
      let spelled = spell(name)
      for (let number = 2; taken.has(spelled); number++) spelled = `${spell(name)}${number}`
      taken.add(spelled)
      return [name, spelled]
    }),
  )
}

function pascalCase(name: string): string {
  return words(name)
    .map((word) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`)
    .join('')
}

/** Begins with a letter, as Terraform wants it. */
function snakeCase(name: string): string {
  const text = words(name.replace(/([a-z0-9])([A-Z])/g, '$1_$2'))
    .join('_')
    .toLowerCase()
  return /^[a-z]/.test(text) ? text : `t_${text}`
}

function words(name: string): string[] {
  return name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '')
}
