// functions/api/steps/feedback.ts: take what a visitor says; answer it, or say why there is nothing to answer.
import type { z } from '@hono/zod-openapi'
import { type AuditEvent, doneBy } from '../../../core/audit.ts'
import { isRefusal, type Refusal, refuse, whyMovedOn } from '../../../core/errors.ts'
import {
  answerFeedback,
  closeFeedback,
  countsOf,
  type Feedback,
  type FeedbackCounts,
  isMailOpen,
  newFeedback,
  whyNoFeedback,
  withMail,
  withoutOldContact,
} from '../../../core/feedback.ts'
import { isRecordId, recordIdFrom } from '../../../core/keys.ts'
import type { MailPortal } from '../../../core/mail.ts'
import { answerMail } from '../../../core/mails/visitor-mails.ts'
import type { Actor, Member } from '../../../core/model.ts'
import { standsStill, subjectOf } from '../../../core/records.ts'
import type { ApiPorts } from '../ports.ts'
import type { feedbackChangeSchema, newFeedbackSchema } from '../schemas-feedback.ts'

/** The audit log names nobody who only said what they think. */
const VISITOR: Actor = { id: 'visitor', name: 'A visitor', email: '' }

/** Two messages at the same moment: the second finds the log one entry further. */
const ATTEMPTS = 3

/** What fills in the field that people do not see gets the same answer, and is not kept. */
export async function takeFeedback(
  ports: ApiPorts,
  said: z.output<typeof newFeedbackSchema>,
): Promise<Refusal | undefined> {
  const at = ports.outside.now()
  const closed = whyNoFeedback(ports.notice, at)
  if (closed) return closed
  if (said.website !== '') return undefined
  const { message, language, name, email } = said
  const page = pageOf(said.page, ports.portalUrl)
  const contact = name || email ? { contact: { name, email } } : {}
  const after = newFeedback(recordIdFrom('fb', ports.outside.random(12)), { message, language, page, ...contact }, at)

  for (let attempt = 1; ; attempt++) {
    const saved = await ports.registry.commit({
      records: [{ kind: 'feedback', after }],
      event: { at, actor: VISITOR, action: 'feedback-received', subject: subjectOf('feedback', after.id) },
    })
    if (!isRefusal(saved)) return undefined
    if (attempt === ATTEMPTS) return saved
  }
}

/** The path of a page of this portal; an address of another site, or words, stay as they were written. */
function pageOf(text: string, portalUrl: string): string {
  return text.startsWith(`${portalUrl}/`) ? text.slice(portalUrl.length) : text
}

/** Newest first; names and addresses that are to be forgotten are not shown, also before they are gone. */
export async function listFeedback({ registry, outside }: ApiPorts): Promise<{
  readonly feedback: readonly Feedback[]
  readonly counts: FeedbackCounts
}> {
  const now = outside.now()
  const all = (await registry.records('feedback')).map((one) => shown(one, now))
  return { feedback: all.sort((a, b) => (a.at < b.at ? 1 : -1)), counts: countsOf(all) }
}

function shown(feedback: Feedback, now: string): Feedback {
  const rest = withoutOldContact(feedback, now)
  return rest ? { ...rest, revision: feedback.revision } : feedback
}

export async function changeFeedback(
  ports: ApiPorts,
  by: Member,
  id: string,
  change: z.output<typeof feedbackChangeSchema>,
): Promise<Feedback | Refusal> {
  const before = isRecordId(id) ? await ports.registry.record('feedback', id) : undefined
  if (!before) return refuse('not-found')
  const moved = whyMovedOn(change.revision, before)
  if (moved) return moved
  const at = ports.outside.now()
  if (change.state === undefined)
    return change.sendMail ? mailAgain(ports, by, before) : refuse('bad-request', 'state: expected answered or closed')
  const { answer, reason, sendMail } = change
  if (change.state === 'closed') {
    if (reason === undefined) return refuse('reason-missing')
    return saveMove(ports, by, before, closeFeedback(before, reason, by, at), 'feedback-closed')
  }
  if (answer === undefined) return refuse('bad-request', 'answer: expected 3 characters or more')
  const answered = answerFeedback(before, answer, sendMail, by, at)
  const saved = await saveMove(ports, by, before, answered, 'feedback-answered')
  return isRefusal(saved) || !sendMail ? saved : sendAnswer(ports, by, saved)
}

async function mailAgain(ports: ApiPorts, by: Member, before: Feedback): Promise<Feedback | Refusal> {
  if (!isMailOpen(before)) return refuse('already-decided', 'no mail waits to go out')
  return sendAnswer(ports, by, before)
}

/** The answer is written down before the mail goes out: of two people who answer at once, one writes to the visitor. */
async function sendAnswer(ports: ApiPorts, by: Member, before: Feedback): Promise<Feedback | Refusal> {
  if (before.state !== 'answered') return before
  const outcome = await ports.send(answerMail(before, portalOf(ports)))
  // Without a clear answer it may have gone out: twice would be worse than a second look by a person.
  const mail = outcome === 'sent' ? 'sent' : 'failed'
  return saveMove(ports, by, before, withMail(before, mail), `feedback-mail-${mail}`)
}

async function saveMove(
  ports: ApiPorts,
  by: Member,
  before: Feedback,
  after: Feedback | Refusal,
  action: string,
): Promise<Feedback | Refusal> {
  if (isRefusal(after)) return after
  const event: AuditEvent = {
    ...doneBy(by, ports.outside.now()),
    ...{ action, subject: subjectOf('feedback', after.id) },
    changes: before.state === after.state ? [] : [{ field: 'state', before: before.state, after: after.state }],
  }
  const saved = await ports.registry.commit({
    records: [{ kind: 'feedback', before, after }],
    unchanged: standsStill(by),
    event,
  })
  return isRefusal(saved) ? saved : after
}

export function portalOf({ city, portalUrl }: Pick<ApiPorts, 'city' | 'portalUrl'>): MailPortal {
  return { name: `${city.name} ${city.portalName}`, url: portalUrl, contact: city.contactEmail }
}
