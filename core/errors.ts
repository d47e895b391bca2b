// core/errors.ts: every refusal the portal can give, once: its status, what to say and how to fix it.
import { FEEDBACK_REFUSALS } from './feedback-refusals.ts'
import { LAUNCH_REFUSALS } from './launch-refusals.ts'
import { PROMOTION_REFUSALS } from './promotion-refusals.ts'

/** An expected "no". Thrown by nobody: a value that travels to the edge and becomes problem+json there. */
export interface Refusal {
  readonly refused: true
  readonly code: RefusalCode
  /** What was found, in the words of the case; added to the table's text. */
  readonly detail: string
}

interface RefusalText {
  readonly status: number
  readonly say: string
  readonly fix: string
}

export const REFUSALS = {
  'not-signed-in': { status: 401, say: 'You are not signed in.', fix: 'Sign in and try again.' },
  'token-expired': { status: 401, say: 'Your sign-in has ended.', fix: 'Sign in again; nothing you uploaded is lost.' },
  'not-allowed': {
    status: 403,
    say: 'Your role does not allow this.',
    fix: 'Ask an administrator of the portal for the role that does.',
  },
  'no-role-yet': {
    status: 403,
    say: 'You have no role here yet.',
    fix: 'Ask for one under "My account"; the open data team will answer.',
  },
  'account-disabled': {
    status: 403,
    say: 'This account is disabled.',
    fix: 'If that is a mistake, write to the open data team.',
  },
  'signed-out-everywhere': {
    status: 401,
    say: 'You have signed out everywhere since this sign-in.',
    fix: 'Sign in again with your password.',
  },
  'mail-domain': {
    status: 403,
    say: 'Only people of the city can have an account.',
    fix: 'Sign in with your work address, or ask the open data team for an invitation.',
  },
  'mail-unverified': {
    status: 403,
    say: 'Your mail address is not confirmed.',
    fix: 'Confirm it at the sign-in service, then sign in again.',
  },
  'second-factor-needed': {
    status: 403,
    say: 'Your role needs a sign-in with a second factor.',
    fix: 'Set one up at your sign-in service, then sign in again.',
  },
  'not-for-tokens': {
    status: 403,
    say: 'This API token does not allow that.',
    fix: 'Make a token with the action that is needed, or do it in the console.',
  },
  'not-your-department': {
    status: 403,
    say: 'This dataset belongs to another department.',
    fix: 'Ask the liaison of that department, or an administrator.',
  },
  'own-upload': {
    status: 403,
    say: 'You uploaded this version, so you cannot sign it off or return it.',
    fix: 'Ask a colleague with this role to review it.',
  },
  'signed-already': {
    status: 409,
    say: 'You have signed this version already; each role must be signed by another person.',
    fix: 'Ask a colleague with this role to review it.',
  },
  'role-signed-already': {
    status: 409,
    say: 'This role has signed this version already.',
    fix: 'Nothing is needed from you.',
  },
  'role-not-needed': {
    status: 400,
    say: 'This version does not need a sign-off in this role.',
    fix: 'Choose one of the roles listed.',
  },
  'reason-missing': { status: 400, say: 'This needs a reason.', fix: 'Write in a sentence or two why.' },
  'checklist-unanswered': {
    status: 400,
    say: 'The checklist of this role is not answered.',
    fix: 'Answer every question; `not-applicable` needs a few words of why.',
  },
  'not-your-turn': {
    status: 409,
    say: 'Others have to sign before you.',
    fix: 'Wait for your turn; you will get a mail.',
  },
  'never-published': {
    status: 409,
    say: 'Data of this classification is listed, but never published.',
    fix: 'Return the version, or have the dataset classified anew.',
  },
  'under-embargo': {
    status: 409,
    say: 'This is under embargo.',
    fix: 'Wait, or ask an administrator to bring it forward with a reason.',
  },
  'already-decided': {
    status: 409,
    say: 'Somebody has decided this already.',
    fix: 'Load the page again to see what was decided.',
  },
  'too-many-open': {
    status: 409,
    say: 'You have as many of these as one person can have.',
    fix: 'End one that is no longer needed, then try again.',
  },
  'already-there': { status: 409, say: 'There is one already.', fix: 'Change the one that is there.' },
  'last-administrator': {
    status: 409,
    say: 'The portal would be without an administrator.',
    fix: 'Give somebody else the role first.',
  },
  'not-yourself': {
    status: 403,
    say: 'Nobody decides about their own rights.',
    fix: 'Ask another administrator.',
  },
  'department-in-use': {
    status: 409,
    say: 'The department still holds something.',
    fix: 'Move what is named below to another department first.',
  },
  'no-such-person': {
    status: 400,
    say: 'The portal knows no such person, or the person cannot do this.',
    fix: 'Choose one of the people listed.',
  },
  'link-expired': {
    status: 410,
    say: 'This link does not work any more.',
    fix: 'Ask whoever sent it for a new one.',
  },
  'own-text': {
    status: 403,
    say: 'You wrote or proposed this text, so you cannot sign it or send it back.',
    fix: 'Ask a colleague with this role to read it.',
  },
  'document-unfit': {
    status: 400,
    say: 'The policy cannot stand like this.',
    fix: 'Correct what is named below.',
  },
  'document-state': {
    status: 409,
    say: 'The policy is not in a state that allows this.',
    fix: 'Load the page again to see where it is.',
  },
  'news-state': {
    status: 409,
    say: 'The news is not in a state that allows this.',
    fix: 'Load the page again to see where it is; what was withdrawn is written anew.',
  },
  'changed-meanwhile': {
    status: 409,
    say: 'Somebody else has changed this since you opened it.',
    fix: 'Copy what you wrote, load the page again and look at what is there now.',
  },
  'preview-too-early': {
    status: 409,
    say: 'Nobody outside may see this version yet.',
    fix: 'Wait for the sign-off of the privacy reviewer, or until it is approved.',
  },
  'standing-unfit': {
    status: 409,
    say: 'There is no standing approval for this that could be changed.',
    fix: 'Load the page again to see what there is.',
  },
  'talk-too-long': {
    status: 409,
    say: 'More has been said about this version than the portal keeps.',
    fix: 'Go on in person, or begin a new version.',
  },
  'content-changed': {
    status: 409,
    say: 'The version changed since you opened it.',
    fix: 'Load the page again and look at what is there now.',
  },
  'entry-changed': {
    status: 409,
    say: 'Somebody changed this entry since you opened it.',
    fix: 'Load the plan again, look at what is there now, and make your change once more.',
  },
  'inventory-unfit': {
    status: 400,
    say: 'Rows of this inventory cannot be taken, so nothing was changed.',
    fix: 'Correct the rows named below; a dry run says everything that is wrong.',
  },
  'wrong-state': {
    status: 409,
    say: 'The version is not in a state that allows this.',
    fix: 'Load the page again to see where it is.',
  },
  'version-under-way': {
    status: 409,
    say: 'Another version of this dataset is on its way.',
    fix: 'Finish it or cancel it, then start the next one.',
  },
  'slug-taken': { status: 409, say: 'Another dataset has this address.', fix: 'Choose another title or address.' },
  'not-found': { status: 404, say: 'There is nothing here, or you may not see it.', fix: 'Check the address.' },
  'bad-request': { status: 400, say: 'The request is not as expected.', fix: 'Correct the fields named below.' },
  'file-too-large': {
    status: 413,
    say: 'The file is larger than the portal takes.',
    fix: 'Split it, or ask the open data team.',
  },
  'no-such-department': {
    status: 400,
    say: 'The portal has no such department.',
    fix: 'Choose one of the departments listed.',
  },
  'no-such-topic': { status: 400, say: 'The portal has no such topic.', fix: 'Choose one of the topics listed.' },
  'upload-expired': {
    status: 410,
    say: 'The time for this upload has run out.',
    fix: 'Start a new version and upload again.',
  },
  'upload-incomplete': {
    status: 409,
    say: 'Parts of the upload are missing.',
    fix: 'Send the missing parts, then complete it again.',
  },
  'no-such-file': {
    status: 409,
    say: 'The portal does not keep the file of this version any more.',
    fix: 'Upload the file again as a new version.',
  },
  'handling-unfit': {
    status: 400,
    say: 'What you declare does not fit together.',
    fix: 'Correct what is named below.',
  },
  'quality-too-low': {
    status: 409,
    say: 'The quality score is below what the city asks for.',
    fix: 'Win back points: the quality section names what costs them.',
  },
  ...FEEDBACK_REFUSALS,
  ...LAUNCH_REFUSALS,
  ...PROMOTION_REFUSALS,
  busy: { status: 503, say: 'Others are changing the same thing right now.', fix: 'Try again in a moment.' },
} as const satisfies Record<string, RefusalText>

export type RefusalCode = keyof typeof REFUSALS

export function refuse(code: RefusalCode, detail = ''): Refusal {
  return { refused: true, code, detail }
}

/** Refuses what somebody decided while looking at an older revision; undefined when it is the newest. */
export function whyMovedOn(seen: number, { revision }: { readonly revision: number }): Refusal | undefined {
  return seen === revision
    ? undefined
    : refuse('changed-meanwhile', `you saw revision ${seen}, it is at ${revision} now`)
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as { refused?: unknown }).refused === true
}

/** The RFC 9457 document of a refusal. */
export function problemOf(refusal: Refusal): {
  type: string
  status: number
  code: RefusalCode
  title: string
  detail: string
  fix: string
} {
  const text = REFUSALS[refusal.code]
  return {
    type: `/developers/#error-${refusal.code}`,
    status: text.status,
    code: refusal.code,
    title: text.say,
    detail: refusal.detail || text.say,
    fix: text.fix,
  }
}
