// functions/notify/notify.ts: an audit entry becomes mails to the people it concerns, each at most once.
import { hasStatus } from '../../core/lifecycle.ts'
import { type Mail, mailFor } from '../../core/mail.ts'
import type { AuditEntry } from '../../core/model.ts'
import type { Registry } from '../../core/ports.ts'

export interface NotifyPorts {
  readonly registry: Registry
  /** True the first time it is asked for this entry and person. */
  readonly claim: (sequence: number, to: string) => Promise<boolean>
  readonly send: (mail: Mail) => Promise<void>
  readonly portal: { readonly name: string; readonly url: string }
}

/** @returns how many mails were sent */
export async function notify(ports: NotifyPorts, entry: AuditEntry): Promise<number> {
  if (entry.version === undefined) return 0
  const dataset = await ports.registry.dataset(entry.datasetId)
  const version = await ports.registry.version(entry.datasetId, entry.version)
  if (!dataset || !version) return 0

  const mail = mailFor(entry, dataset, version, ports.portal)
  if (!mail || mail.to === '' || hasStatus(version, 'awaiting-upload')) return 0

  // Claimed before it is sent: a mail that is lost is better than a mail that comes for ever.
  if (!(await ports.claim(entry.sequence, mail.to))) return 0
  await ports.send(mail)
  return 1
}
