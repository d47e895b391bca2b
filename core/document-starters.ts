// core/document-starters.ts: the policies that every city begins with: starter texts, not public until people have signed them.
import { PORTAL } from './audit.ts'
import { type DocumentDraft, daysAfter, type GovernanceDocument, type IsoDay } from './governance-documents.ts'
import type { Role } from './model.ts'
import { ACCESS_AND_PRIVACY } from './starter-documents/access-and-privacy.ts'
import { CORRECTION_AND_REMOVAL } from './starter-documents/correction-and-removal.ts'
import { DATA_QUALITY } from './starter-documents/data-quality.ts'
import { ENGAGEMENT } from './starter-documents/engagement.ts'
import { PURPOSE } from './starter-documents/purpose.ts'
import { SCOPE } from './starter-documents/scope.ts'
import { UPKEEP } from './starter-documents/upkeep.ts'

interface Starter {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly roles: readonly Role[]
}

/** In the order in which a city would write them. */
const STARTERS: readonly Starter[] = [
  { id: 'purpose', title: 'Purpose of open data', text: PURPOSE, roles: ['liaison', 'legal-reviewer'] },
  { id: 'scope', title: 'Scope', text: SCOPE, roles: ['liaison', 'legal-reviewer'] },
  { id: 'data-quality', title: 'Data quality', text: DATA_QUALITY, roles: ['liaison', 'privacy-reviewer'] },
  {
    id: 'access-and-privacy',
    title: 'Access and privacy',
    text: ACCESS_AND_PRIVACY,
    roles: ['privacy-reviewer', 'legal-reviewer', 'security-reviewer'],
  },
  { id: 'upkeep', title: 'Upkeep', text: UPKEEP, roles: ['liaison'] },
  {
    id: 'correction-and-removal',
    title: 'Correction and removal',
    text: CORRECTION_AND_REMOVAL,
    roles: ['liaison', 'privacy-reviewer', 'legal-reviewer'],
  },
  { id: 'engagement', title: 'Engagement', text: ENGAGEMENT, roles: ['liaison'] },
]

/** Time to have a starter signed before it counts. */
const DAYS_TO_SIGN = 14
const DAYS_TO_REVIEW = 365

const EPOCH = '1970-01-01T00:00:00.000Z'

/**
 * Documents of the table, and the starters that nobody has touched yet; starters first, in their order.
 *
 * @param day today: the dates of an untouched starter are counted from it
 */
export function documentsNow(records: readonly GovernanceDocument[], day: IsoDay): GovernanceDocument[] {
  const starters = STARTERS.map((starter) => records.find(({ id }) => id === starter.id) ?? untouched(starter, day))
  return [...starters, ...records.filter(({ id }) => !isStarterId(id))]
}

/** One of them. */
export function documentNow(
  id: string,
  record: GovernanceDocument | undefined,
  day: IsoDay,
): GovernanceDocument | undefined {
  const starter = STARTERS.find((one) => one.id === id)
  return record ?? (starter && untouched(starter, day))
}

export function isStarterId(id: string): boolean {
  return STARTERS.some((starter) => starter.id === id)
}

/** Revision 0: it is in no table. */
function untouched({ id, title, text, roles }: Starter, day: IsoDay): GovernanceDocument {
  const effective = daysAfter(day, DAYS_TO_SIGN)
  const draft: DocumentDraft = {
    ...{ title, text: text.trim(), roles, summary: 'First version.' },
    ...{ effective, reviewBy: daysAfter(effective, DAYS_TO_REVIEW) },
    ...{ state: 'writing', editedBy: PORTAL, editedAt: EPOCH, writers: [], signOffs: [] },
  }
  return { id, revision: 0, versions: [], draft }
}
