// functions/api/steps/mail.ts: stop mails with the link that stands in each. Whoever holds the link holds the right.
import { type Account, DEFAULT_MAIL, type MailTopic } from '../../../core/accounts.ts'
import { changesBetween } from '../../../core/audit.ts'
import { isRefusal, type Refusal, refuse } from '../../../core/errors.ts'
import { subjectOf } from '../../../core/records.ts'
import { mutedAfter, opens, parseSecret, type Wish } from '../../../core/unsubscribe.ts'
import type { ApiPorts } from '../ports.ts'

export interface Unsubscribed {
  /** What the link is about. */
  readonly topics: readonly MailTopic[]
  readonly muted: readonly MailTopic[]
}

/** Two changes of the same account at once: the second reads what the first has written. */
const ATTEMPTS = 3

/** A link of nobody gets the same answer as one that works: it does not tell who has an account. */
export async function unsubscribe(ports: ApiPorts, secret: string, wish: Wish): Promise<Unsubscribed | Refusal> {
  const link = parseSecret(secret)
  if (!link) return refuse('link-expired', 'expected the whole link of a mail')
  for (let attempt = 1; ; attempt++) {
    const account = await ports.registry.record('account', link.accountId)
    if (!account || !opens(link, account)) return { topics: link.topics, muted: mutedAfter([], link.topics, wish) }
    const muted = mutedAfter((account.mail ?? DEFAULT_MAIL).muted, link.topics, wish)
    const saved = await mute(ports, account, muted)
    if (!isRefusal(saved)) return { topics: link.topics, muted }
    if (attempt === ATTEMPTS) return saved
  }
}

async function mute(ports: ApiPorts, before: Account, muted: readonly MailTopic[]): Promise<Refusal | undefined> {
  const mail = { ...DEFAULT_MAIL, ...before.mail }
  const changes = changesBetween(mail, { ...mail, muted }, ['muted'])
  if (changes.length === 0) return undefined
  const { id, name, email } = before
  const after: Account = { ...before, revision: before.revision + 1, mail: { ...mail, muted } }
  const saved = await ports.registry.commit({
    records: [{ kind: 'account', before, after }],
    event: {
      ...{ at: ports.outside.now(), actor: { id, name, email }, action: 'mail-choices-changed' },
      ...{ subject: subjectOf('account', id), changes, detail: { by: 'link' } },
    },
  })
  return isRefusal(saved) ? saved : undefined
}
