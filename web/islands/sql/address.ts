// web/islands/sql/address.ts: the query and the datasets that were added, in the part of the address that is never sent.

export interface Asked {
  readonly sql: string
  /** Slugs of the datasets that were added. */
  readonly added: readonly string[]
}

/** More tables than this are not a question any more. */
const MOST_ADDED = 4
const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?$/

export function askedIn(hash: string): Asked {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''))
  const added = (parameters.get('with') ?? '').split(',').filter((slug) => SLUG.test(slug))
  return { sql: parameters.get('sql') ?? '', added: [...new Set(added)].slice(0, MOST_ADDED) }
}

export function hashOf({ sql, added }: Asked): string {
  const parameters = new URLSearchParams()
  if (added.length > 0) parameters.set('with', added.join(','))
  if (sql) parameters.set('sql', sql)
  return parameters.size > 0 ? `#${parameters}` : ''
}
