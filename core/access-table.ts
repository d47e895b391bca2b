// core/access-table.ts: every route of the API with who may call it. The one place; the console shows it as a page.
import type { TokenAction } from './members.ts'
import type { Role } from './model.ts'

/** `public`: anybody; `person`: anybody signed in; `member`: who holds any role; else one of the roles. */
export type Audience = 'public' | 'person' | 'member' | readonly Role[]

export interface AccessRow {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Path with `{parameters}`, as in the OpenAPI document. */
  readonly path: string
  readonly audience: Audience
  /** The role must be held in the department that the thing belongs to. */
  readonly ownDepartment: boolean
  /** Action that an API token needs; without one no token gets in. */
  readonly token?: TokenAction
  /** States of a version in which it does something, where that matters. */
  readonly states?: readonly string[]
}

const ADMINS: readonly Role[] = ['administrator']
const LEADS: readonly Role[] = ['administrator', 'liaison']
/** Who works on data. */
export const STAFF: readonly Role[] = ['administrator', 'liaison', 'publisher']
const REVIEWERS: readonly Role[] = ['liaison', 'privacy-reviewer', 'legal-reviewer', 'security-reviewer']
const EVERYBODY: readonly Role[] = ['administrator', 'publisher', ...REVIEWERS]

type More = Partial<Pick<AccessRow, 'ownDepartment' | 'token' | 'states'>>
const row = (method: AccessRow['method'], path: string, audience: Audience, more: More = {}): AccessRow => ({
  ...{ method, path: `/api/v1${path}`, audience },
  ...{ ownDepartment: false, ...more },
})
const own = { ownDepartment: true } as const
const reading = { token: 'read' } as const
const describing = { ...own, token: 'describe' } as const
const uploading = { ...own, token: 'upload' } as const
const promoting = { token: 'promote' } as const
const DATASET = '/datasets/{id}'
const VERSION = `${DATASET}/versions/{number}`
const inStates = (...states: string[]) => ({ ...own, states })

export const ACCESS: readonly AccessRow[] = [
  row('GET', '/health', 'public'),
  row('GET', '/openapi.json', 'public'),
  row('GET', '/docs', 'public'),
  // The links themselves are the secret, and they expire.
  row('POST', '/previews/opened', 'public'),
  row('POST', '/mail/unsubscribed', 'public'),

  // About oneself: also without any role yet.
  row('GET', '/me', 'person', reading),
  row('PATCH', '/me', 'person'),
  row('POST', '/me/sign-out', 'person'),
  row('GET', '/me/access-requests', 'person'),
  row('POST', '/me/access-requests', 'person'),
  row('DELETE', '/me/access-requests/{request}', 'person'),
  row('GET', '/me/tokens', 'member'),
  row('POST', '/me/tokens', STAFF),
  row('DELETE', '/me/tokens/{token}', 'member'),

  // People.
  row('GET', '/access-requests', ADMINS),
  row('POST', '/access-requests/{request}/decision', ADMINS),
  row('GET', '/accounts', ADMINS),
  row('GET', '/accounts/{account}', ADMINS),
  row('POST', '/accounts/{account}/grants', ADMINS),
  row('DELETE', '/accounts/{account}/grants/{grant}', ADMINS),
  row('POST', '/accounts/{account}/disabling', ADMINS),
  row('DELETE', '/accounts/{account}/disabling', ADMINS),
  row('GET', '/invitations', ADMINS),
  row('POST', '/invitations', ADMINS),
  row('DELETE', '/invitations/{invitation}', ADMINS),
  row('GET', '/tokens', ADMINS),
  row('DELETE', '/tokens/{token}', ADMINS),

  // Departments.
  row('GET', '/departments', 'person', reading),
  row('POST', '/departments', ADMINS),
  row('PATCH', '/departments/{department}', LEADS, own),
  row('PUT', '/departments/{department}/contacts', LEADS, own),
  row('DELETE', '/departments/{department}', ADMINS),

  // Plans and the inventory.
  row('GET', '/plan', 'member', reading),
  row('POST', '/plan', STAFF, describing),
  row('PATCH', '/plan/{entry}', STAFF, describing),
  row('DELETE', '/plan/{entry}', LEADS, own),
  row('GET', '/plan/inventory.csv', 'member', reading),
  row('POST', '/plan/inventory', STAFF, describing),

  // Governance.
  row('GET', '/sign-off-policy', 'member', reading),
  row('PUT', '/sign-off-policy', ADMINS),
  row('GET', '/policies', 'member', reading),
  row('POST', '/policies', ADMINS),
  row('GET', '/policies/{policy}', 'member', reading),
  row('PUT', '/policies/{policy}/draft', ADMINS),
  row('POST', '/policies/{policy}/proposal', ADMINS),
  row('POST', '/policies/{policy}/sign-offs', EVERYBODY),

  // News.
  row('GET', '/news', ADMINS),
  row('POST', '/news', ADMINS),
  row('GET', '/news/{item}', ADMINS),
  row('PATCH', '/news/{item}', ADMINS),

  // What visitors say.
  row('POST', '/feedback', 'public'),
  row('GET', '/feedback', ADMINS, reading),
  row('PATCH', '/feedback/{feedback}', ADMINS),
  // The mail with the invitation is the proof.
  row('POST', '/invitation-mails', 'public'),

  // From preparation to launch.
  row('GET', '/preparation', 'member', reading),
  row('PATCH', '/preparation', ADMINS),
  row('GET', '/readiness', 'member', reading),
  row('PUT', '/readiness/{check}/attestation', ADMINS, { token: 'attest' }),
  row('DELETE', '/readiness/{check}/attestation', ADMINS),
  row('GET', '/launch', 'member', reading),
  row('PATCH', '/launch', ADMINS),
  row('PUT', '/launch/portrait', ADMINS),
  row('PUT', '/launch/time', ADMINS),
  row('DELETE', '/launch/time', ADMINS),
  row('PUT', '/launch/overrides/{check}', ADMINS),
  row('DELETE', '/launch/overrides/{check}', ADMINS),
  row('GET', '/yearly-reviews', ADMINS, reading),
  row('POST', '/yearly-reviews', ADMINS),
  row('PATCH', '/yearly-reviews/{review}', ADMINS),

  // From beta to production.
  row('GET', '/promotion/offer', ADMINS, promoting),
  row('POST', '/promotion/bundles', ADMINS, promoting),
  row('POST', '/promotion/receipts', ADMINS, promoting),
  row('GET', '/promotion/portals', ADMINS, promoting),
  row('POST', '/promotion/portals', ADMINS),
  row('DELETE', '/promotion/portals/{portal}', ADMINS),
  row('GET', '/promotions', ADMINS, promoting),
  row('POST', '/promotions', ADMINS, promoting),
  row('GET', '/promotions/{promotion}', ADMINS, promoting),
  row('POST', '/promotions/{promotion}/application', ADMINS, promoting),

  // Datasets.
  row('GET', '/datasets', 'member', reading),
  row('POST', '/datasets', STAFF, describing),
  // Anybody may ask; who is not staff gets what is published, or nothing.
  row('GET', DATASET, 'public', reading),
  row('PATCH', DATASET, STAFF, describing),
  row('GET', `${DATASET}/handling`, 'member', reading),
  row('PUT', `${DATASET}/handling`, STAFF, describing),
  row('PUT', `${DATASET}/upkeep`, LEADS, own),
  row('GET', `${DATASET}/standing-approval`, 'member', reading),
  row('POST', `${DATASET}/standing-approval`, STAFF, own),
  row('POST', `${DATASET}/standing-approval/consents`, REVIEWERS, own),
  row('DELETE', `${DATASET}/standing-approval`, EVERYBODY, own),
  row('GET', `${DATASET}/versions`, 'member', reading),
  row('POST', `${DATASET}/versions`, STAFF, uploading),
  row('GET', VERSION, 'member', reading),
  row('GET', `${VERSION}/report`, 'member', reading),
  row('GET', `${VERSION}/profile`, 'member', reading),
  // Whole rows as they came, personal data included: for those who may act on them.
  row('GET', `${VERSION}/rejected-rows`, STAFF, own),
  row('GET', `${VERSION}/changes/{since}`, 'member', reading),
  row('POST', `${VERSION}/changes/{since}`, 'member', reading),
  row('GET', `${VERSION}/changes/{since}/rows`, 'member', reading),
  row('POST', `${VERSION}/recheck`, STAFF, { ...uploading, states: ['rejected', 'in-review', 'returned'] }),
  row('POST', `${VERSION}/restoration`, STAFF, { ...uploading, states: ['superseded'] }),
  row('GET', `${VERSION}/upload`, STAFF, { ...uploading, states: ['awaiting-upload'] }),
  row('POST', `${VERSION}/upload`, STAFF, { ...uploading, states: ['awaiting-upload'] }),
  row('DELETE', `${VERSION}/upload`, STAFF, { ...uploading, states: ['awaiting-upload'] }),
  row('GET', '/reviews', 'member', reading),
  row('POST', `${VERSION}/sign-offs`, REVIEWERS, inStates('in-review')),
  row('GET', `${VERSION}/reviewers`, 'member'),
  row('POST', `${VERSION}/delegations`, REVIEWERS, inStates('in-review')),
  row('POST', `${VERSION}/comments`, 'member'),
  row('PUT', `${VERSION}/release-time`, STAFF, inStates('awaiting-upload', 'validating', 'in-review', 'approved')),
  row('DELETE', `${VERSION}/release-time`, STAFF, inStates('awaiting-upload', 'validating', 'in-review', 'approved')),
  row('GET', `${VERSION}/previews`, STAFF, own),
  row('POST', `${VERSION}/previews`, STAFF, inStates('in-review', 'approved')),
  row('DELETE', `${VERSION}/previews/{preview}`, STAFF, own),
  // Before it is public, this calls a version off.
  row('POST', `${VERSION}/withdrawal`, LEADS, inStates('in-review', 'approved', 'published', 'superseded')),

  row('GET', '/audit', ADMINS, { token: 'audit' }),
  row('GET', '/audit/export', ADMINS, { token: 'audit' }),
  row('GET', '/alarms', ADMINS),
  row('POST', '/publication/rebuild', ADMINS, { token: 'rebuild' }),
]
