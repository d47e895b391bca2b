// local/seed/answers.ts: signs a version as a person would, with an answer to every question of the checklist.
import type { PortalClient, VersionView } from './client.ts'

/** Who of the sample city signs in which role; each works for every department. */
export const SIGNERS: Readonly<Record<string, 'leo' | 'priya' | 'lars' | 'sofia'>> = {
  liaison: 'leo',
  'privacy-reviewer': 'priya',
  'legal-reviewer': 'lars',
  'security-reviewer': 'sofia',
}

/** What the body of a sign-off needs: every question answered with yes. */
export function yesToAll(version: VersionView, role: string): { id: string; answer: 'yes' }[] {
  const step = version.review?.steps.find((one) => one.role === role)
  return (step?.checklist ?? []).map(({ id }) => ({ id, answer: 'yes' }))
}

/** Signs a version off in a role. */
export async function signOff(
  reviewer: PortalClient,
  datasetId: string,
  number: number,
  role: string,
  note = '',
): Promise<VersionView> {
  const path = `/datasets/${datasetId}/versions/${number}`
  const version = (await reviewer.must('GET', path)) as VersionView
  const answers = yesToAll(version, role)
  return reviewer.must('POST', `${path}/sign-offs`, { role, decision: 'sign', note, answers })
}
