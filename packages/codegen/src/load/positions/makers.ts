/** The function that declares the members of each list of a schema. */
export const makers: Readonly<Record<string, string>> = {
  tables: 'defineTable',
  entities: 'defineEntity',
  collections: 'defineCollection',
  transactions: 'defineTransaction',
}
