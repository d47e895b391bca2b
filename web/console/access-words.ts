// web/console/access-words.ts: what every route of the access table is for, in plain words; shown on the page "Who may do what".
import type { AccessRow } from '../../core/access-table.ts'

export const AREAS = [
  'About yourself',
  'People',
  'Departments',
  'Plans and inventory',
  'Rules and policies',
  'News',
  'Launch',
  'Promotion',
  'Datasets',
  'Versions',
  'Reviews and sign-offs',
  'Release and previews',
  'Audit and operation',
] as const
export type Area = (typeof AREAS)[number]

export interface RouteWords {
  readonly area: Area
  /** Begins with a verb: "may ...". */
  readonly words: string
}

type Words = Readonly<Record<string, string>>

const DATASET = '/datasets/{id}'
const VERSION = `${DATASET}/versions/{number}`

/** Method and path, without `/api/v1` -> what it does. */
const WORDS: Readonly<Record<Area, Words>> = {
  'About yourself': {
    'GET /me': 'see who they are here',
    'PATCH /me': 'choose which mails they get',
    'POST /me/sign-out': 'sign out everywhere',
    'GET /me/access-requests': 'see what they asked for',
    'POST /me/access-requests': 'ask for a role',
    'DELETE /me/access-requests/{request}': 'take a request for a role back',
    'GET /me/tokens': 'see their API tokens',
    'POST /me/tokens': 'make an API token',
    'DELETE /me/tokens/{token}': 'revoke their own API token',
    'POST /mail/unsubscribed': 'stop mails by the link in a mail',
  },
  People: {
    'GET /access-requests': 'see who asks for a role',
    'POST /access-requests/{request}/decision': 'grant, narrow or refuse a request for a role',
    'GET /accounts': 'see all accounts',
    'GET /accounts/{account}': 'see an account with its grants and its work',
    'POST /accounts/{account}/grants': 'grant a role',
    'DELETE /accounts/{account}/grants/{grant}': 'revoke a role',
    'POST /accounts/{account}/disabling': 'disable an account and hand its work over',
    'DELETE /accounts/{account}/disabling': 'enable an account again',
    'GET /invitations': 'see invitations',
    'POST /invitations': 'invite somebody by mail',
    'DELETE /invitations/{invitation}': 'withdraw an invitation',
    'GET /tokens': 'see the API tokens of everybody',
    'DELETE /tokens/{token}': 'revoke an API token of anybody',
  },
  Departments: {
    'GET /departments': 'see the departments and their contacts',
    'POST /departments': 'found a department',
    'PATCH /departments/{department}': 'change what a department says about itself',
    'PUT /departments/{department}/contacts': 'hand over who is contact of a department',
    'DELETE /departments/{department}': 'dissolve a department that holds nothing any more',
  },
  'Plans and inventory': {
    'GET /plan': 'see the plans of their departments',
    'POST /plan': 'add a dataset to the plan',
    'PATCH /plan/{entry}': 'change an entry of the plan',
    'DELETE /plan/{entry}': 'take an entry out of the plan',
    'GET /plan/inventory.csv': 'download the inventory',
    'POST /plan/inventory': 'bring an inventory in as a table',
  },
  'Rules and policies': {
    'GET /sign-off-policy': 'read who must sign what',
    'PUT /sign-off-policy': 'change who must sign what',
    'GET /policies': 'see the policies and their drafts',
    'POST /policies': 'begin a policy',
    'GET /policies/{policy}': 'read a policy, its drafts and its versions',
    'PUT /policies/{policy}/draft': 'write the draft of a policy',
    'POST /policies/{policy}/proposal': 'propose a draft for sign-off',
    'POST /policies/{policy}/sign-offs': 'sign or return a proposed policy',
  },
  News: {
    'GET /news': 'see all news and their drafts',
    'POST /news': 'begin a piece of news',
    'GET /news/{item}': 'read a piece of news and its draft',
    'PATCH /news/{item}': 'change, publish or withdraw a piece of news',
  },
  Launch: {
    'GET /preparation': 'see how far the preparation is',
    'PATCH /preparation': 'write down purpose, readiness, launch set and dates',
    'GET /readiness': 'see what must be so before the launch',
    'PUT /readiness/{check}/attestation': 'attest that a check is met',
    'DELETE /readiness/{check}/attestation': 'take an attestation back',
    'GET /launch': 'see when and how the portal is launched',
    'PATCH /launch': 'write what the city says at the launch',
    'PUT /launch/portrait': 'choose the portrait beside the statement',
    'PUT /launch/time': 'launch the portal, now or at a time',
    'DELETE /launch/time': 'call off a launch that was set for a time',
    'PUT /launch/overrides/{check}': 'let the launch go on without a check, as one of two administrators',
    'DELETE /launch/overrides/{check}': 'take an override back',
    'GET /yearly-reviews': 'see the yearly reviews and their drafts',
    'POST /yearly-reviews': 'begin the review of a year',
    'PATCH /yearly-reviews/{review}': 'write and publish the review of a year',
    'POST /feedback': 'say what they think of the portal',
    'GET /feedback': 'read what visitors said',
    'PATCH /feedback/{feedback}': 'answer or close what a visitor said',
    'POST /invitation-mails': 'have an invitation mailed to an address of the city',
  },
  Promotion: {
    'GET /promotion/offer': 'see what can go to production',
    'POST /promotion/bundles': 'make a signed bundle for another portal',
    'POST /promotion/receipts': 'note what another portal took over',
    'GET /promotion/portals': 'see whose bundles are accepted',
    'POST /promotion/portals': 'accept the bundles of a portal',
    'DELETE /promotion/portals/{portal}': 'no longer accept the bundles of a portal',
    'GET /promotions': 'see the bundles that arrived',
    'POST /promotions': 'bring a bundle in and see what it would change',
    'GET /promotions/{promotion}': 'see what a bundle changes and how far it is',
    'POST /promotions/{promotion}/application': 'apply a bundle, or go on with it',
  },
  Datasets: {
    'GET /datasets': 'see the datasets of their departments',
    'POST /datasets': 'create a dataset',
    [`GET ${DATASET}`]: 'see a dataset; without a role in its department, what is published',
    [`PATCH ${DATASET}`]: 'change the description of a dataset',
    [`GET ${DATASET}/handling`]: 'see how files are read, checked and redacted',
    [`PUT ${DATASET}/handling`]: 'change how files are read, checked and redacted',
    [`PUT ${DATASET}/upkeep`]: 'pause or retire a dataset',
    [`GET ${DATASET}/standing-approval`]: 'see a standing approval',
    [`POST ${DATASET}/standing-approval`]: 'ask for a standing approval',
    [`POST ${DATASET}/standing-approval/consents`]: 'consent to a standing approval',
    [`DELETE ${DATASET}/standing-approval`]: 'end a standing approval',
  },
  Versions: {
    [`GET ${DATASET}/versions`]: 'see the versions of a dataset',
    [`POST ${DATASET}/versions`]: 'begin a version',
    [`GET ${VERSION}`]: 'see a version and where it is',
    [`GET ${VERSION}/report`]: 'see what the check found',
    [`GET ${VERSION}/profile`]: 'see the statistics of the columns',
    [`GET ${VERSION}/rejected-rows`]: 'download rows at fault, with the personal data in them',
    [`GET ${VERSION}/changes/{since}`]: 'see what changed since an earlier version',
    [`POST ${VERSION}/changes/{since}`]: 'have two versions compared',
    [`GET ${VERSION}/changes/{since}/rows`]: 'download the rows that changed',
    [`POST ${VERSION}/recheck`]: 'have a file checked again',
    [`POST ${VERSION}/restoration`]: 'bring back the data of an earlier version',
    [`GET ${VERSION}/upload`]: 'go on with an upload',
    [`POST ${VERSION}/upload`]: 'finish an upload',
    [`DELETE ${VERSION}/upload`]: 'cancel an upload',
    [`POST ${VERSION}/withdrawal`]: 'withdraw a public version',
  },
  'Reviews and sign-offs': {
    'GET /reviews': 'see which versions wait for a sign-off',
    [`POST ${VERSION}/sign-offs`]: 'sign a version or return it, in their own role',
    [`GET ${VERSION}/reviewers`]: 'see who could review a version',
    [`POST ${VERSION}/delegations`]: 'hand a review to a colleague',
    [`POST ${VERSION}/comments`]: 'write a comment on a version',
  },
  'Release and previews': {
    [`PUT ${VERSION}/release-time`]: 'set when a version is released',
    [`DELETE ${VERSION}/release-time`]: 'release as soon as everybody has signed',
    [`GET ${VERSION}/previews`]: 'see who has a preview link',
    [`POST ${VERSION}/previews`]: 'give somebody a preview link',
    [`DELETE ${VERSION}/previews/{preview}`]: 'end a preview link',
    'POST /previews/opened': 'open a preview link that they were given',
  },
  'Audit and operation': {
    'GET /audit': 'search the audit log',
    'GET /audit/export': 'export the audit log',
    'POST /publication/rebuild': 'have the whole public site made anew',
    'GET /alarms': 'see what needs attention in the portal',
    'GET /health': 'ask whether the portal runs',
    'GET /openapi.json': 'read the description of the API for programs',
    'GET /docs': 'read the documentation of the API',
  },
}

const BY_ROUTE = new Map<string, RouteWords>(
  AREAS.flatMap((area) => Object.entries(WORDS[area]).map(([route, words]) => [route, { area, words }] as const)),
)

/** `GET /me`: short for the whole address, which begins with `/api/v1`. */
export function routeText({ method, path }: Pick<AccessRow, 'method' | 'path'>): string {
  return `${method} ${path.replace(/^\/api\/v1/, '')}`
}

/** @returns nothing for a route that this table forgot; test/web/console/access-words.test.ts finds it */
export function wordsOf(row: Pick<AccessRow, 'method' | 'path'>): RouteWords | undefined {
  return BY_ROUTE.get(routeText(row))
}

/** Routes that have words here. */
export const ROUTES_WITH_WORDS: readonly string[] = [...BY_ROUTE.keys()]
