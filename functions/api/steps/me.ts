// functions/api/steps/me.ts: what one decides about oneself: mails, and the end of every sign-in.
import { type Account, DEFAULT_MAIL, type MailChoices } from '../../../core/accounts.ts'
import { changesBetween, doneBy } from '../../../core/audit.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import type { IsoTime, Member } from '../../../core/model.ts'
import { subjectOf } from '../../../core/records.ts'
import type { ApiPorts } from '../ports.ts'

export async function chooseMail(
  ports: ApiPorts,
  by: Member,
  wanted: { [F in keyof MailChoices]?: MailChoices[F] | undefined },
): Promise<MailChoices | Refusal> {
  const before = await ports.registry.record('account', by.id)
  if (!before) return refuse('not-found')
  const now = { ...DEFAULT_MAIL, ...before.mail }
  const mail: MailChoices = {
    language: wanted.language ?? now.language,
    pace: wanted.pace ?? now.pace,
    muted: [...new Set(wanted.muted ?? now.muted)],
  }

  const changes = changesBetween(now, mail, ['language', 'pace', 'muted'])
  if (changes.length === 0) return mail
  const at = ports.outside.now()
  const after: Account = { ...before, revision: before.revision + 1, mail }
  const saved = await ports.registry.commit({
    records: [{ kind: 'account', before, after }],
    event: { ...doneBy(by, at), action: 'mail-choices-changed', subject: subjectOf('account', by.id), changes },
  })
  return isRefusal(saved) ? saved : mail
}

/**
 * Ends every sign-in up to now, this one too.
 *
 * @param seen moments that the sign-in's token names, by the provider's clock: where that is ahead of ours, they count
 */
export async function signOutEverywhere(
  ports: ApiPorts,
  by: Member,
  seen: readonly IsoTime[],
): Promise<IsoTime | Refusal> {
  const before = await ports.registry.record('account', by.id)
  if (!before) return refuse('not-found')
  const at = ports.outside.now()
  // A millisecond more: a sign-in of that very moment ends as well.
  const last = Math.max(Date.parse(at), ...seen.map((moment) => Date.parse(moment) + 1))
  const signedOutAt = new Date(last).toISOString()

  const after: Account = { ...before, revision: before.revision + 1, signedOutAt }
  const saved = await ports.registry.commit({
    records: [{ kind: 'account', before, after }],
    event: { ...doneBy(by, at), action: 'signed-out-everywhere', subject: subjectOf('account', by.id) },
  })
  return isRefusal(saved) ? saved : signedOutAt
}
