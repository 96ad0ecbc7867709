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

/** What tells members apart: their name, however it is spelled. */
export const handle = {
  from: ['name'],
  compute: ({ name }: { readonly name: string }) => name.toLowerCase().replaceAll(' ', '-'),
}

/** An address as it is compared. */
export const mailbox = {
  from: ['email'],
  compute: ({ email }: { readonly email: string }) => email.toLowerCase(),
}

export const adult = {
  from: ['born'],
  compute: ({ born }: { readonly born: number }) => born <= 2008,
}

/** Where a note is read. */
export const slug = {
  from: ['folder', 'title'],
  compute: ({ folder, title }: { readonly folder: string; readonly title: string }) => `${folder}/${title}`.toLowerCase(),
}
