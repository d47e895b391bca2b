// web/console/parts/audit/words.ts: kinds, origins and values of audit entries in the words staff read.
import type { RecordKind } from '../../../../core/records.ts'
import { shortSignature } from '../../words.ts'

/** What an entry can be about. */
export const KIND_WORDS: Readonly<Record<RecordKind | 'dataset', string>> = {
  dataset: 'Dataset',
  account: 'Account',
  'access-request': 'Request for a role',
  invitation: 'Invitation',
  token: 'API token',
  preview: 'Preview link',
  department: 'Department',
  'plan-entry': 'Entry of a plan',
  document: 'Policy',
  'sign-off-policy': 'Sign-off policy',
  'standing-approval': 'Standing approval',
  'news-item': 'News',
  preparation: 'Preparation',
  attestation: 'Attestation',
  launch: 'Launch',
  promotion: 'Promotion',
  'portal-key': 'Key of the portal',
  'trusted-portal': 'Trusted portal',
  feedback: 'Feedback',
  'yearly-review': 'Yearly review',
}

export const VIA_WORDS: Readonly<Record<string, string>> = {
  console: 'Console',
  token: 'API token',
  portal: 'The portal itself',
}

const HASH = /^[0-9a-f]{64}$/

/** A value as people read it: hashes are cut, lists have no brackets, and nothing is said to be nothing. */
export function valueWords(value: string | number): string {
  const text = String(value)
  if (text === '' || text === '[]') return 'nothing'
  if (HASH.test(text)) return shortSignature(text)
  return listIn(text)?.join(', ') ?? text
}

/** Texts of a list as the log keeps it, which is JSON; undefined for anything else, also for a list that was cut. */
function listIn(text: string): string[] | undefined {
  if (!text.startsWith('["')) return undefined
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) && list.every((one) => typeof one === 'string') ? list : undefined
  } catch {
    return undefined
  }
}

/** `departmentId` becomes `department id`. */
export function fieldWords(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .toLowerCase()
}
