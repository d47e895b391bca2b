// functions/notify/digest.ts: once a day, what people did not need at once, in one mail each.
import { digestOf, isMailAddress } from '../../core/mail.ts'
import { digestCutoff, isWanted, type Notice, type WaitingNotice } from '../../core/mails/notice.ts'
import { holder, type World } from '../../core/mails/people.ts'
import { portalOf } from './deliver.ts'
import type { NotifyPorts } from './ports.ts'

/**
 * The day is claimed, the mail is sent, then what was in it is forgotten: after a crash in between, or without a clear
 * answer of the mail service, the notices are still there and go with the mail of the next day.
 *
 * @returns how many mails were sent
 */
export async function sendDigests(ports: NotifyPorts, world: World): Promise<number> {
  const cutoff = digestCutoff(world.now)
  const waiting = (await ports.notes.waiting()).filter(({ at }) => at < cutoff)

  let sent = 0
  for (const [accountId, own] of Map.groupBy(waiting, (notice) => notice.accountId)) {
    if (await sendDigest(ports, noticesIn(world, accountId, own), own, cutoff)) sent++
  }
  return sent
}

async function sendDigest(
  ports: NotifyPorts,
  [first, ...more]: readonly Notice[],
  own: readonly WaitingNotice[],
  cutoff: string,
): Promise<boolean> {
  if (!first) {
    await ports.notes.forget(own)
    return false
  }
  const day = `digest-${cutoff.slice(0, 10)}`
  const [{ accountId }] = own as readonly [WaitingNotice]
  if (!(await ports.notes.claim(day, accountId))) return false
  const outcome = await ports.send(digestOf([first, ...more], portalOf(ports)))
  if (outcome === 'later') {
    await ports.notes.unclaim(day, accountId)
    return false
  }
  if (outcome !== 'unknown') await ports.notes.forget(own)
  return outcome === 'sent'
}

/** What the person still wants, to the address of now; nothing for somebody who has left. */
function noticesIn(world: World, accountId: string, own: readonly WaitingNotice[]): Notice[] {
  const isActive = world.accounts.some(({ id, disabled }) => id === accountId && !disabled)
  const [to] = isActive ? holder(world, accountId) : []
  if (!to || !isMailAddress(to.email)) return []
  return own.map(({ accountId: _, at: __, ...notice }) => ({ ...notice, to })).filter(isWanted)
}
