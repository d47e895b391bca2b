// core/reminders-endings.ts: rights that end soon: grants, API tokens, standing approvals.
import { daysAfter } from './freshness.ts'
import { departmentName, holder, liaison, person, unique } from './mails/people.ts'
import { datasetPath } from './mails/telling.ts'
import type { IsoTime } from './model.ts'
import type { Agenda, Reminder } from './reminders.ts'
import { isActive } from './standing.ts'

const GRANT_DAYS = 14
const TOKEN_DAYS = 7
const STANDING_DAYS = 14

export function endings(agenda: Agenda): Reminder[] {
  return [...grants(agenda), ...tokens(agenda), ...approvals(agenda)]
}

function grants(agenda: Agenda): Reminder[] {
  const ending = agenda.accounts
    .filter(({ disabled }) => !disabled)
    .flatMap((account) => account.grants.map((grant) => ({ account, grant })))
  return ending.flatMap(({ account, grant: { id, role, department, since, expiresAt } }) => {
    if (!expiresAt || !isNear(since, expiresAt, GRANT_DAYS, agenda.now)) return []
    const where = department === '*' ? department : departmentName(agenda, department)
    return [
      {
        ...{ kind: 'grant-expiring', to: holder(agenda, account.id), path: '/console/#/account' },
        ...{ facts: { role, department: where, expires: expiresAt }, key: `grant-expiring-${id}-${dayOf(expiresAt)}` },
      } satisfies Reminder,
    ]
  })
}

function tokens(agenda: Agenda): Reminder[] {
  return agenda.tokens
    .filter(({ revoked }) => !revoked)
    .filter(({ createdAt, expiresAt }) => isNear(createdAt, expiresAt, TOKEN_DAYS, agenda.now))
    .map(({ id, name, prefix, owner, expiresAt }) => ({
      ...{ kind: 'token-expiring', to: person(agenda, owner), path: '/console/#/account' },
      ...{ facts: { token: name, prefix, expires: expiresAt }, key: `token-expiring-${id}` },
    }))
}

function approvals(agenda: Agenda): Reminder[] {
  return agenda.approvals
    .filter((approval) => isActive(approval, agenda.now))
    .filter(({ askedAt, expiresAt }) => isNear(askedAt, expiresAt, STANDING_DAYS, agenda.now))
    .map(({ id, approvalId, scope, askedBy, expiresAt }) => ({
      kind: 'standing-expiring',
      to: unique([...person(agenda, askedBy), ...liaison(agenda, scope.metadata.departmentId)]),
      facts: { title: scope.metadata.title, expires: expiresAt },
      path: datasetPath(id),
      key: `standing-expiring-${approvalId}`,
    }))
}

/** Whether an end is less than so many days away; for what was made for a shorter time, nobody needs a reminder. */
function isNear(since: IsoTime, end: IsoTime, days: number, now: IsoTime): boolean {
  return end > now && daysAfter(end, -days) <= now && daysAfter(since, days) < end
}

function dayOf(at: IsoTime): string {
  return at.slice(0, 10)
}
