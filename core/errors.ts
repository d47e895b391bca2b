// core/errors.ts: every refusal the portal can give, once: its status, what to say and how to fix it.

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
  'reason-missing': { status: 400, say: 'A return needs a reason.', fix: 'Write what the publisher should change.' },
  'content-changed': {
    status: 409,
    say: 'The version changed since you opened it.',
    fix: 'Load the page again and look at what is there now.',
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
  busy: { status: 503, say: 'Others are changing the same thing right now.', fix: 'Try again in a moment.' },
} as const satisfies Record<string, RefusalText>

export type RefusalCode = keyof typeof REFUSALS

export function refuse(code: RefusalCode, detail = ''): Refusal {
  return { refused: true, code, detail }
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
