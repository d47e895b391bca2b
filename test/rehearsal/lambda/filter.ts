// test/rehearsal/lambda/filter.ts: which records of a stream a function asked for.
import type { Json } from '../json.ts'

/**
 * Whether a record fits a pattern: objects name fields, lists name what a value may be, as text or by its beginning.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 */
export function fits(record: Json, pattern: Json): boolean {
  return Object.entries<Json>(pattern).every(([name, wanted]) => {
    const value = record?.[name]
    return Array.isArray(wanted) ? wanted.some((each) => isWanted(value, each)) : fits(value, wanted)
  })
}

function isWanted(value: Json, wanted: Json): boolean {
  if (wanted === null || typeof wanted !== 'object') return value === wanted
  const [rule, ...more] = Object.keys(wanted)
  if (rule === 'prefix' && more.length === 0) return typeof value === 'string' && value.startsWith(wanted.prefix)
  throw new Error(`the rehearsal does not know the filter ${JSON.stringify(wanted)}`)
}
