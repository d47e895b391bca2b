// functions/api/recent-calls.ts: how often something came lately, in the memory of this function only.

/** More names than these are not kept: a flood of them must not fill the memory. */
const MOST_NAMES = 5000

/**
 * Counts calls by a name. Every instance of the function counts by itself, and a new one begins at nothing: it keeps a
 * form from being filled in by a loop, and is no wall.
 *
 * @param most calls in the time, and no more
 * @returns whether one more is allowed; noted when it is
 */
export function recentCalls(most: number, milliseconds: number): (name: string, now: number) => boolean {
  const calls = new Map<string, number[]>()
  return (name, now) => {
    const recent = (calls.get(name) ?? []).filter((at) => at > now - milliseconds)
    if (recent.length >= most) return false
    calls.delete(name) // the longest silent one stays first
    calls.set(name, [...recent, now])
    if (calls.size > MOST_NAMES) calls.delete(calls.keys().next().value!)
    return true
  }
}
