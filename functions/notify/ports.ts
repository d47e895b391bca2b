// functions/notify/ports.ts: everything the mails' steps may use.
import type { MailNotes } from '../../adapters/mail-notes.ts'
import type { Sending } from '../../adapters/mailer.ts'
import type { Mail } from '../../core/mail.ts'
import type { Outside, Registry } from '../../core/ports.ts'
import type { DatedShelf } from '../../core/reminders.ts'
import type { City } from '../../core/settings.ts'

export interface NotifyPorts {
  readonly registry: Registry
  readonly notes: MailNotes
  readonly send: (mail: Mail) => Promise<Sending>
  /** Looks at the whole catalog once an hour, see watch.ts. */
  readonly watch: (shelves: readonly DatedShelf[]) => Promise<void>
  readonly outside: Pick<Outside, 'now'>
  readonly city: City
  readonly portalUrl: string
}
