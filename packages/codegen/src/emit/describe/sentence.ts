/** A description as a sentence; empty where there is none. */
export function sentence(description: string | undefined): string {
  const text = description?.trim() ?? ''
  return text === '' || /[.!?:]$/.test(text) ? text : `${text}.`
}
