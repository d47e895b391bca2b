// web/console/words.ts: the states of a version and the terms of a report in the words staff see.
import type { Classification, Role, VersionStatus } from '../../core/model.ts'
import { ROLE_WORDS } from '../catalog/words.ts'
import type { Version } from './api.ts'
import { bothTimesText } from './release-times.ts'

export type Tone = 'ok' | 'warn' | 'danger' | ''

export const STATUS_WORDS: Readonly<Record<VersionStatus, { readonly words: string; readonly tone: Tone }>> = {
  'awaiting-upload': { words: 'Waiting for the file', tone: 'warn' },
  validating: { words: 'Being checked', tone: '' },
  rejected: { words: 'Not accepted', tone: 'danger' },
  'in-review': { words: 'In review', tone: 'warn' },
  returned: { words: 'Returned', tone: 'danger' },
  approved: { words: 'Approved', tone: 'ok' },
  published: { words: 'Published', tone: 'ok' },
  superseded: { words: 'Replaced by a newer version', tone: '' },
  withdrawn: { words: 'Withdrawn', tone: 'danger' },
}

/** Status in words; a status of a newer portal than this page knows is shown as it is. */
export function statusWords(version: Pick<Version, 'status' | 'rejection' | 'copyOf'>): { words: string; tone: Tone } {
  if (version.status === 'awaiting-upload' && version.copyOf !== undefined) return { words: 'Being copied', tone: '' }
  const ended = version.rejection && ENDED[version.rejection.code]
  if (ended) return { words: ended, tone: '' }
  return STATUS_WORDS[version.status as VersionStatus] ?? { words: version.status, tone: '' }
}

/** Rejections that say nothing against the file. */
export const CHECKED_AGAIN = 'checked-again'
const ENDED: Readonly<Record<string, string>> = {
  'upload-cancelled': 'Cancelled',
  'upload-expired': 'Cancelled',
  'called-off': 'Called off',
  [CHECKED_AGAIN]: 'Checked again',
}
/** ... because it never arrived. */
const CANCELLED = new Set(['upload-cancelled', 'upload-expired'])

/** Where a version is, and what happens next, in a sentence or two. */
export function storyOf(version: Version): string {
  switch (version.status as VersionStatus) {
    case 'awaiting-upload':
      return version.copyOf === undefined
        ? 'The portal waits for the file.'
        : `The portal copies the data of version ${version.copyOf}, then checks it. There is nothing to upload.`
    case 'validating':
      return 'The file has arrived and is being checked. This takes seconds for small files and some minutes for large ones.'
    case 'rejected':
      return version.rejection?.message ?? 'The file was not accepted.'
    case 'in-review':
      return `The check is done. ${missingText(version.missingRoles)}${releaseText(version)}`
    case 'returned':
      return 'A reviewer sent this version back. The reason stands below.'
    case 'approved':
      return approvedText(version)
    case 'published':
      return 'This version is public.'
    case 'superseded':
      return 'A newer version has taken its place. Its files stay at their addresses.'
    case 'withdrawn':
      return 'This version is no longer public. A page with the reason stays in its place.'
    default:
      return `The version is ${version.status}.`
  }
}

/** Approved: by whom, and when the public will see it. */
function approvedText(version: Version): string {
  const by = version.review?.standingApproval ? 'A standing approval let it through.' : 'Everybody needed has signed.'
  return version.releaseTime
    ? `${by}${releaseText(version)}`
    : `${by} The portal is publishing it; this takes a minute or two.`
}

function releaseText({ releaseTime }: Pick<Version, 'releaseTime'>): string {
  if (!releaseTime) return ''
  const when = bothTimesText(releaseTime.at)
  return releaseTime.kind === 'embargo'
    ? ` Under embargo: nothing of it is public before ${when}.`
    : ` It will be public from ${when} on.`
}

/** What to do next, where it is the turn of whoever looks at the page. */
export function nextText(version: Version): string | undefined {
  const { status, rejection, report } = version
  if (status === 'rejected') {
    if (rejection?.code === CHECKED_AGAIN) return undefined
    return report === undefined
      ? 'Next: begin a new version.'
      : 'Next: decide below what is to become of each error and check the file again, or correct the file and upload it as a new version.'
  }
  if (status === 'returned') {
    return 'Next: change below what the reason speaks of and check the file again, or correct the file and upload it as a new version.'
  }
  if (version.mySigningRoles.length > 0) {
    return 'Next: look at what the check found and at what is redacted, then sign or return it at the end of the page.'
  }
  return status === 'in-review'
    ? 'You can still change how the file is read and redacted: it is then checked again, as a new version.'
    : undefined
}

export function missingText(roles: readonly Role[]): string {
  if (roles.length === 0) return 'All sign-offs are given.'
  return `Still needed: ${listText(roles.map((role) => ROLE_WORDS[role].toLowerCase()))}.`
}

/** Classifications as staff read them; the city's own texts stand in its sign-off policy. */
export const CLASSIFICATION_WORDS: Readonly<
  Record<Classification, { readonly words: string; readonly meaning: string }>
> = {
  open: {
    words: 'Open',
    meaning: 'About places, services and the city itself. Anybody may use it for anything the licence allows.',
  },
  'open-with-conditions': {
    words: 'Open with conditions',
    meaning: 'Needs care: it may be about people, or users have to observe conditions. More people sign it.',
  },
  restricted: {
    words: 'Restricted',
    meaning: 'The city holds it but may not publish it. It is listed with its reason; its data never becomes public.',
  },
}

export const TRIP = ['Uploaded', 'Checked', 'Reviewed', 'Published'] as const
export type StepState = 'done' | 'now' | 'stopped' | 'ahead'

/** How far each of the four steps of the trip is. */
export function tripOf(version: Pick<Version, 'status' | 'rejection'>): StepState[] {
  const early = version.rejection && CANCELLED.has(version.rejection.code)
  const [reached, state] = REACHED[version.status as VersionStatus] ?? [0, 'now']
  const current = early ? 0 : reached
  return TRIP.map((_, index) => (index < current ? 'done' : index === current ? state : 'ahead'))
}

const REACHED: Readonly<Record<VersionStatus, readonly [step: number, state: StepState]>> = {
  'awaiting-upload': [0, 'now'],
  validating: [1, 'now'],
  rejected: [1, 'stopped'],
  'in-review': [2, 'now'],
  returned: [2, 'stopped'],
  approved: [3, 'now'],
  published: [3, 'done'],
  superseded: [3, 'done'],
  withdrawn: [3, 'stopped'],
}

export const STEP_WORDS: Readonly<Record<StepState, string>> = {
  done: 'done',
  now: 'under way',
  stopped: 'stopped here',
  ahead: 'not yet',
}

export { personalWords } from '../../core/personal-words.ts'

export const ACTION_WORDS: Readonly<Record<string, string>> = {
  'dataset-created': 'created the dataset',
  'metadata-changed': 'changed the description',
  'version-begun': 'began a version',
  'upload-cancelled': 'cancelled the upload',
  'upload-expired': 'ended an upload that took too long',
  'file-received': 'received the file',
  'second-file-ignored': 'ignored a second file',
  validated: 'checked the file',
  signed: 'signed',
  returned: 'returned the version',
  published: 'published',
  superseded: 'replaced by a newer version',
  withdrawn: 'withdrew the version',
  'handling-changed': 'changed how files are checked',
  'version-rechecked': 'had the file checked again',
  'version-restored': 'restored an earlier version',
  'version-called-off': 'ended a version before it was public',
  'review-delegated': 'handed a review to a colleague',
  commented: 'wrote a comment',
  'release-time-changed': 'changed the time of release',
  'preview-made': 'made a preview link',
  'preview-revoked': 'revoked a preview link',
  'standing-asked': 'asked for a standing approval',
  'standing-consented': 'consented to a standing approval',
  'standing-refused': 'refused a standing approval',
  'standing-revoked': 'revoked a standing approval',
  'account-created': 'signed in for the first time',
  'account-renamed': 'took over a new name or address from the sign-in',
  'mail-choices-changed': 'changed which mails come',
  'upkeep-changed': 'said whether the dataset is kept up',
  'signed-out-everywhere': 'signed out everywhere',
  'person-invited': 'invited somebody',
  'invitation-withdrawn': 'withdrew an invitation',
  'access-requested': 'asked for access',
  'access-request-withdrawn': 'took back a request for access',
  'access-granted': 'granted access',
  'access-refused': 'refused access',
  'grant-given': 'gave a role',
  'grant-revoked': 'ended a role',
  'account-disabled': 'disabled an account',
  'account-enabled': 'opened an account again',
  'review-handed-over': 'handed a review over',
  'token-made': 'made an API token',
  'token-revoked': 'revoked an API token',
  'department-founded': 'founded a department',
  'department-changed': 'changed a department',
  'contacts-changed': 'changed the contacts of a department',
  'department-dissolved': 'dissolved a department',
  'plan-entry-added': 'put a dataset on the plan',
  'plan-entry-changed': 'changed the plan',
  'plan-entry-removed': 'took a dataset off the plan',
  'inventory-imported': 'imported an inventory',
  'policy-created': 'began a policy',
  'policy-drafted': 'wrote a policy',
  'policy-proposed': 'put a policy up for signature',
  'policy-signed': 'signed a policy',
  'policy-returned': 'sent a policy back',
  'policy-approved': 'gave a policy its last signature',
  'sign-off-policy-changed': 'changed who signs what',
  'news-begun': 'began a piece of news',
  'news-changed': 'changed a piece of news',
  'news-published': 'published a piece of news',
  'news-withdrawn': 'withdrew a piece of news',
  'preparation-changed': 'changed the preparation',
  'check-attested': 'attested a check before the launch',
  'attestation-withdrawn': 'took an attestation back',
  'portal-key-made': 'made the key of this portal',
  'portal-trusted': 'accepted the key of another portal',
  'portal-distrusted': 'no longer accepts the key of another portal',
  'promotion-bundled': 'made a bundle for another portal',
  'promotion-receipt-noted': 'wrote down what another portal applied',
  'promotion-read': 'brought in a bundle of another portal',
  'promotion-asked': 'had a bundle applied',
  promoted: 'took over from another portal',
  'promotion-unchanged': 'found a version of another portal here already',
  'promotion-failed': 'could not take over from another portal',
  'yearly-review-begun': 'began the review of a year',
  'yearly-review-changed': 'wrote the review of a year',
  'yearly-review-published': 'published the review of a year',
  'yearly-review-corrected': 'corrected the review of a year',
}

/** `a, b and c` */
export function listText(items: readonly string[]): string {
  if (items.length < 2) return items.join('')
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

const local = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' })

/** A point in time by the clock on the wall of whoever reads it. */
export function timeText(at: string): string {
  return local.format(new Date(at))
}

/** The beginning of a signature in groups of four: enough to compare by eye. */
export function shortSignature(signature: string): string {
  return signature.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ')
}
