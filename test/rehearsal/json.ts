// test/rehearsal/json.ts: values of any shape, as templates and AWS's answers are.

// biome-ignore lint/suspicious/noExplicitAny: templates are JSON of any shape
export type Json = any

/** Equal as JSON, whatever the order of their keys. */
export function isSame(a: Json, b: Json): boolean {
  return canonical(a) === canonical(b)
}

export function canonical(value: Json): string {
  return JSON.stringify(value, (_, each) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}
