const rounded = (value) => Math.round(value * 1000) / 1000

function quantile(list, part) {
  const sorted = [...list].sort((a, b) => a - b)
  return rounded(sorted[Math.floor((sorted.length - 1) * part)])
}

/** What rounds say: the middle one, and those below which a quarter and three quarters are. */
export const quartiles = (list) => ({ lower: quantile(list, 0.25), median: quantile(list, 0.5), upper: quantile(list, 0.75) })

/** Figures of rounds by name as a report has them: the medians, and `quartiles` of the same names. */
export function summary(figures) {
  const all = Object.fromEntries(Object.entries(figures).map(([name, list]) => [name, quartiles(list)]))
  return { ...medians(all), quartiles: all }
}

export const medians = (all) => Object.fromEntries(Object.entries(all).map(([name, { median }]) => [name, median]))
