// core/canonical-json.ts: one text for one value, so that hashes agree. Free of Node, so that browsers can check them too.

/** JSON with sorted keys and no `undefined`, so that equal values give equal text (RFC 8785 for our types). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const pairs = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`)
    return `{${pairs.join(',')}}`
  }
  return JSON.stringify(value)
}
