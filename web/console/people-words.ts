// web/console/people-words.ts: roles, places, mails and tokens in the words people of the console read.
import type { MailTopic } from '../../core/accounts.ts'
import { EVERY_DEPARTMENT, type TokenAction } from '../../core/members.ts'
import type { Department, Role } from '../../core/model.ts'

/** What somebody is called who has the role. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  administrator: 'Administrator',
  liaison: 'Department liaison',
  publisher: 'Publisher',
  'privacy-reviewer': 'Privacy reviewer',
  'legal-reviewer': 'Legal reviewer',
  'security-reviewer': 'Security reviewer',
}

/** What the role is for, in a sentence. */
export const ROLE_DOES: Readonly<Record<Role, string>> = {
  administrator:
    'The open data team: grants roles, looks after departments, policies and the sign-off rules, reads the audit log.',
  liaison:
    'The contact of a department: keeps its plan, publishes, signs for quality and metadata, and can withdraw what is public.',
  publisher: 'Describes datasets, uploads data and answers what reviewers ask. Cannot sign off.',
  'privacy-reviewer': 'Signs or returns versions after looking for personal data and fairness to people.',
  'legal-reviewer': 'Signs or returns versions after looking at licences, contracts and the law.',
  'security-reviewer': 'Signs or returns versions after looking for what could endanger systems, buildings or people.',
}

export const TOPIC_WORDS: Readonly<Record<MailTopic, { readonly title: string; readonly help: string }>> = {
  published: {
    title: 'Publications',
    help: 'A version of yours passed its check or is public; your department published something.',
  },
  freshness: { title: 'Freshness', help: 'A dataset is due for an update, or overdue.' },
  plans: { title: 'Plans', help: 'A planned date has passed and the dataset is not public yet.' },
  policies: { title: 'Policies', help: 'A policy has a new version, or is due for a review.' },
}

/** Mails that nobody can stop: without them work would stand still or somebody would be surprised; see core/mails/kinds.ts. */
export const DUTY_MAILS: readonly string[] = [
  'a version waits for your sign-off, is due, or was handed to you',
  'a version of yours was not accepted, returned, commented on or withdrawn',
  'a policy or a standing approval waits for you, or ends',
  'your request for a role was answered; a role, a post or an API token of yours changed, or ends soon',
  'for administrators: somebody asks for a role',
]

export const TOKEN_ACTION_WORDS: Readonly<Record<TokenAction, { readonly title: string; readonly help: string }>> = {
  read: { title: 'Read', help: 'See datasets, versions, reports and plans of its departments.' },
  describe: { title: 'Describe', help: 'Create datasets, change descriptions and plans.' },
  upload: { title: 'Upload', help: 'Begin versions and send files.' },
  audit: { title: 'Audit', help: 'Read the audit log; for administrators, with all departments.' },
  rebuild: { title: 'Rebuild', help: 'Have the public site made again; for administrators, with all departments.' },
  attest: {
    title: 'Attest',
    help: 'Say that a check before the launch is met; for administrators, with all departments.',
  },
  promote: {
    title: 'Promote',
    help: 'Take content from beta to production; for administrators, with all departments.',
  },
}

/** `every department`, or the name of one; an id that is not known any more is shown as it is. */
export function placeText(department: string, departments: readonly Department[]): string {
  if (department === EVERY_DEPARTMENT) return 'every department'
  return departments.find(({ id }) => id === department)?.name ?? department
}

/** `Publisher in Parks and Recreation`; an administrator is one everywhere. */
export function grantText(
  grant: { readonly role: Role; readonly department: string },
  departments: readonly Department[],
): string {
  if (grant.role === 'administrator' && grant.department === EVERY_DEPARTMENT) return ROLE_NAMES.administrator
  return `${ROLE_NAMES[grant.role]} in ${placeText(grant.department, departments)}`
}

/**
 * The end of a day that somebody chose, by the clock on their wall: a grant until June 30 counts on June 30.
 *
 * @param day `2027-06-30`, or empty for no end
 */
export function endOfDay(day: string): string | undefined {
  return day === '' ? undefined : new Date(`${day}T23:59:59.999`).toISOString()
}

/** The first day that can be chosen as an end, for a date field: `2027-06-30`. @param now milliseconds since 1970 */
export function tomorrow(now: number): string {
  const next = new Date(now)
  next.setDate(next.getDate() + 1)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${next.getFullYear()}-${two(next.getMonth() + 1)}-${two(next.getDate())}`
}

/** How long something goes on: `3 more days`, `ends today`, `over`. */
export function timeLeftText(end: string, now: number): string {
  const left = Date.parse(end) - now
  if (left <= 0) return 'over'
  const days = Math.floor(left / 86_400_000)
  if (days === 0) return 'less than a day left'
  return days === 1 ? '1 day left' : `${days} days left`
}
