/** A key, where the values can form one: stored values may be such that no write would accept them. */
export function formed<Key>(form: () => Key): Key | undefined {
  try {
    return form()
  } catch {
    return undefined
  }
}
