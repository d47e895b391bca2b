// core/mails/kinds.ts: everything the portal writes about, and whether people can do without it.
import type { MailTopic } from '../accounts.ts'

/** `duty`: somebody waits for the person, or their rights change; it always comes, and at once. */
export type Necessity = MailTopic | 'duty'

export const NOTICES = {
  'version-rejected': 'duty',
  'version-in-review': 'published',
  'review-asked': 'duty',
  'review-delegated': 'duty',
  'review-due': 'duty',
  'review-overdue': 'duty',
  'review-deputy': 'duty',
  'version-returned': 'duty',
  'version-commented': 'duty',
  'version-published': 'published',
  'department-published': 'published',
  'version-withdrawn': 'duty',

  'person-invited': 'duty',
  'access-requested': 'duty',
  'access-granted': 'duty',
  'access-narrowed': 'duty',
  'access-refused': 'duty',
  'grant-given': 'duty',
  'grant-revoked': 'duty',
  'grant-expiring': 'duty',
  'account-disabled': 'duty',
  'account-enabled': 'duty',
  'work-handed-over': 'duty',
  'token-expiring': 'duty',
  'token-revoked': 'duty',
  'contact-named': 'duty',

  'standing-asked': 'duty',
  'standing-active': 'duty',
  'standing-lapsed': 'duty',
  'standing-ended': 'duty',
  'standing-expiring': 'duty',

  'policy-proposed': 'duty',
  'policy-returned': 'duty',
  'policy-approved': 'policies',
  'policy-review-near': 'policies',
  'plan-review-near': 'plans',
  'yearly-review-near': 'policies',

  'plan-late': 'plans',

  launched: 'published',
  'launched-partner': 'duty',
  'launch-scheduled': 'duty',
  'launch-soon': 'duty',
  'launch-override-asked': 'duty',

  'freshness-due': 'freshness',
  'freshness-overdue': 'freshness',
  'freshness-escalated': 'freshness',
} as const satisfies Record<string, Necessity>

export type NoticeKind = keyof typeof NOTICES

/** Words to fill in, by name. Values are user text as it is; the texts say how each is shown. */
export type Facts = Readonly<Record<string, string>>

export interface NoticeText {
  readonly subject: string
  /** One paragraph each; a paragraph of which a fact is empty is left out. */
  readonly lines: readonly string[]
}

/**
 * The words of one language. `{title}` is a fact on one line, cut; `{note|quote}` a text of people, marked as such;
 * `{due|day}` a day; `{at|moment}` a day with its minute; `{role|role}`, `{department|department}` and `{frequency|frequency}` terms of the portal;
 * `{grants|grants}` roles with their departments.
 */
export interface MailWords {
  readonly notices: Readonly<Record<NoticeKind, NoticeText>>
  readonly hello: string
  readonly open: string
  readonly because: Readonly<Record<Necessity, string>>
  readonly stop: string
  readonly choose: string
  readonly digest: NoticeText
  readonly roles: Readonly<Record<string, string>>
  readonly everyDepartment: string
  /** How often, as in `is renewed monthly`. */
  readonly frequencies: Readonly<Record<string, string>>
  /** For `Intl`. */
  readonly locale: string
}
