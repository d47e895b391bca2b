// web/console/policy-draft.ts: what somebody types into the form of a policy, and what is wrong with it.
import { daysAfter } from '../../core/governance-documents.ts'
import type { ProblemDocument } from './api.ts'
import type { Policy, PolicyContent } from './desk/policies.ts'

/** Time to have it signed before it counts, and until it is looked at again. */
const DAYS_TO_SIGN = 14
const DAYS_TO_REVIEW = 365

/** The draft as it is, or the newest version as the beginning of the next. */
export function contentOf(policy: Policy, today: string): PolicyContent {
  if (policy.draft) {
    const { title, text, summary, effective, reviewBy, roles } = policy.draft
    return { title, text, summary, effective, reviewBy, roles }
  }
  const newest = policy.versions.at(-1)
  const roles = newest?.signOffs.map(({ role }) => role) ?? []
  return { ...emptyContent(today), title: newest?.title ?? '', text: newest?.text ?? '', summary: '', roles }
}

export function emptyContent(today: string): PolicyContent {
  const effective = daysAfter(today, DAYS_TO_SIGN)
  const reviewBy = daysAfter(effective, DAYS_TO_REVIEW)
  return { title: '', text: '', summary: 'First version.', effective, reviewBy, roles: [] }
}

export type PolicyField = keyof PolicyContent
export type PolicyFaults = Partial<Readonly<Record<PolicyField, string>>>

const MIN_TEXT = 100

/** What the form can see itself; the API looks again. */
export function faultsIn(content: PolicyContent, today: string): PolicyFaults {
  const { title, text, summary, effective, reviewBy, roles } = content
  const faults: Record<string, string> = {}
  if (title.trim().length < 3) faults['title'] = 'write a title of 3 letters or more'
  if (text.trim().length < MIN_TEXT) faults['text'] = `write at least ${MIN_TEXT} characters`
  if (summary.trim().length < 3) faults['summary'] = 'say in a sentence what is new'
  if (effective < today) faults['effective'] = 'choose today or a day to come'
  if (reviewBy <= effective) faults['reviewBy'] = 'choose a day after the one from which it counts'
  if (roles.length === 0) faults['roles'] = 'choose at least one role'
  return faults
}

const FIELDS: readonly string[] = ['title', 'text', 'summary', 'effective', 'reviewBy', 'roles']

/** What the API said, at the fields it is about. */
export function faultsFrom({ faults = [] }: ProblemDocument): PolicyFaults {
  const found = faults.map(({ where, expected }) => [where.split('.')[0], expected] as const)
  return Object.fromEntries(found.filter(([where]) => FIELDS.includes(where ?? '')))
}
