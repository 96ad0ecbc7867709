const rounded = (value) => Math.round(value * 1000) / 1000

export function quantile(list, part) {
  const sorted = [...list].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) * part)]
}

export const median = (list) => rounded(quantile(list, 0.5))

export const quartiles = (list) => [0.25, 0.5, 0.75].map((part) => rounded(quantile(list, part)))
