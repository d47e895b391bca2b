// local/s3/lifecycle.ts: gives up unfinished uploads when the rules of their bucket say so.
import { discardUpload } from './multipart.ts'
import type { Store } from './store.ts'
import { elements, text } from './xml.ts'

const DAY_MILLISECONDS = 24 * 60 * 60_000

/**
 * Deletes nothing else: rules about finished objects are kept, but not at work here.
 *
 * @param now milliseconds since 1970
 */
export function abortOldUploads(store: Store, now: number): void {
  const { database } = store
  const sql = "SELECT bucket, xml FROM configuration WHERE name = 'lifecycle'"
  for (const { bucket, xml } of database.all<{ bucket: string; xml: string }>(sql)) {
    for (const { prefix, days } of abortRules(xml)) {
      const before = new Date(now - days * DAY_MILLISECONDS).toISOString()
      const old = database
        .all<{ id: string; key: string }>(
          'SELECT id, key FROM upload WHERE bucket = ? AND created_at < ?',
          bucket,
          before,
        )
        .filter(({ key }) => key.startsWith(prefix))
      database.transaction(() => {
        for (const { id } of old) discardUpload(store, id)
      })
    }
  }
}

function abortRules(xml: string): { prefix: string; days: number }[] {
  return elements(xml, 'Rule')
    .filter((rule) => text(rule, 'Status') === 'Enabled')
    .map((rule) => ({ prefix: text(rule, 'Prefix') ?? '', days: Number(text(rule, 'DaysAfterInitiation')) }))
    .filter(({ days }) => days > 0)
}
