// cli/deploy/changelog.ts: releases by their numbers, and what the changelog says of the way from one to another. Pure.

export interface ChangelogPart {
  /** Such as `1.2.0`, or `Unreleased`. */
  readonly title: string
  /** Below its heading, without it. */
  readonly text: string
}

const HEADING = /^## \[?(\d+\.\d+\.\d+|Unreleased)\]?.*$/gm

/** In the order of the file: the newest first. */
export function changelogParts(changelog: string): ChangelogPart[] {
  const headings = [...changelog.matchAll(HEADING)]
  return headings.map((heading, at) => ({
    title: heading[1]!,
    text: changelog.slice(heading.index + heading[0].length, headings[at + 1]?.index).trim(),
  }))
}

/**
 * What comes with the way from one release to another: after `from`, up to and with `to`. What is unreleased belongs to
 * a checkout whose number the changelog does not know yet, and to one of the same number as what is deployed.
 */
export function partsBetween(changelog: string, from: string, to: string): ChangelogPart[] {
  const parts = changelogParts(changelog)
  const isReleased = parts.some(({ title }) => title === to)
  return parts.filter(({ title, text }) => {
    if (text === '') return false
    if (title === 'Unreleased') return !isReleased
    return compareReleases(title, from) > 0 && compareReleases(title, to) <= 0
  })
}

/** @returns above 0 when `a` is the newer one. @see https://semver.org, 11: numbers, not texts */
export function compareReleases(a: string, b: string): number {
  const [left, right] = [a, b].map((release) => release.split('.').map(Number))
  for (const at of [0, 1, 2]) {
    const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
