/** `Lovelace, Ada` as people look it up: in lower case, without accents. */
export const lookupName = {
  from: ['first', 'last'],
  compute: ({ first, last }: { readonly first: string; readonly last: string }) =>
    `${last} ${first}`.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase(),
}

/** The number of words of a text, where there is one. */
export const words = {
  from: ['about'],
  compute: ({ about }: { readonly about?: string }) => about?.split(/\s+/).length,
}
