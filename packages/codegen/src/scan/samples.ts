/** A few of the items that were met, by what became of them. */
export type Samples = Readonly<Record<string, readonly string[]>>

const ofEach = 5

/** The samples with one more, where there are not enough of its kind. */
export function withSample(samples: Samples, kind: string, text: string): Samples {
  const known = samples[kind] ?? []
  return known.length < ofEach ? { ...samples, [kind]: [...known, text] } : samples
}
