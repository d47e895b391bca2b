// functions/notify/deliver.ts: notices become mails: each claimed before it is sent, or kept for the daily mail.
import type { Sending } from '../../adapters/mailer.ts'
import { digestOf, isMailAddress, type Mail, type MailPortal } from '../../core/mail.ts'
import { canWait, idOf, isDuty, type Notice } from '../../core/mails/notice.ts'
import type { NotifyPorts } from './ports.ts'

/**
 * Each notice at most once: a mail that is lost is better than one that comes for ever. A claim is taken back only when
 * its mail certainly did not go out.
 *
 * @param together what one person gets at this moment comes as one mail: what the clock finds
 * @returns how many mails were sent
 * @throws Error when some have to be tried again; the others went out
 */
export async function deliver(ports: NotifyPorts, notices: readonly Notice[], together = false): Promise<number> {
  const reachable = notices.filter(({ to }) => isMailAddress(to.email))
  for (const notice of reachable.filter(canWait)) await ports.notes.keep(waitingOf(notice, ports.outside.now()))

  let sent = 0
  let postponed = 0
  const atOnce = reachable.filter((notice) => !canWait(notice))
  const parcels = together ? [...Map.groupBy(atOnce, parcelOf).values()] : atOnce.map((notice) => [notice])
  for (const parcel of parcels) {
    const outcome = await sendOnce(ports, parcel)
    if (outcome === 'sent') sent++
    if (outcome === 'later') postponed++
  }
  if (postponed > 0) throw new Error(`${postponed} mail(s) could not be sent now; the mail service asks for patience`)
  return sent
}

export function portalOf({ city, portalUrl }: Pick<NotifyPorts, 'city' | 'portalUrl'>): MailPortal {
  return { name: `${city.name} ${city.portalName}`, url: portalUrl, contact: city.contactEmail }
}

async function sendOnce(ports: NotifyPorts, parcel: readonly Notice[]): Promise<Sending | 'told'> {
  const mine: Notice[] = []
  for (const notice of parcel) if (await ports.notes.claim(notice.key, idOf(notice.to))) mine.push(notice)
  const [first, ...more] = mine
  if (!first) return 'told'
  const mail: Mail = digestOf([first, ...more], portalOf(ports))
  const outcome = await ports.send(mail)
  if (outcome === 'later') for (const { key, to } of mine) await ports.notes.unclaim(key, idOf(to))
  return outcome
}

/** Duty can never be stopped with a link, so it comes in a mail of its own. */
function parcelOf({ kind, to }: Notice): string {
  return `${idOf(to)} ${isDuty(kind)}`
}

function waitingOf({ to, ...notice }: Notice, at: string) {
  return { ...notice, accountId: idOf(to), at }
}
