// core/alarm-kinds.ts: which alarm rings for what the portal finds by itself. Each has a heading in docs/runbook.md.

/** `portal-alarm` is for what has no alarm of its own: an altered audit log, a signature that does not match. */
export const ALARM_KINDS = [
  'portal-alarm',
  'catalog-shrank',
  'nothing-published',
  'reviews-overdue',
  'launch-missed',
  'site-fails',
] as const
export type AlarmKind = (typeof ALARM_KINDS)[number]

/** Names of alarms that are no kind themselves. */
const KINDS: Readonly<Record<string, AlarmKind>> = { 'publication-deletes-too-much': 'catalog-shrank' }

/** @param name of an alarm, e.g. `signature-ds_1-2` */
export function kindOf(name: string): AlarmKind {
  return ALARM_KINDS.find((kind) => kind === name) ?? KINDS[name] ?? 'portal-alarm'
}
