// functions/publish/governance.ts: reads from the table what the public may know of plans, policies and departments.
import type { Governance } from '../../core/catalog/governance.ts'
import { type DepartmentRecord, departmentsNow } from '../../core/departments.ts'
import { documentsNow } from '../../core/document-starters.ts'
import { countsOf } from '../../core/feedback.ts'
import { dayOf } from '../../core/governance-documents.ts'
import { publicNews } from '../../core/news.ts'
import { DEFAULT_POLICY } from '../../core/sign-off-policy.ts'
import { publicYearlyReviews } from '../../core/yearly-review.ts'
import type { PublishPorts } from './ports.ts'

/** What people have said about departments: read once a run, for every page. */
export function readDepartments({ registry }: PublishPorts): Promise<DepartmentRecord[]> {
  return registry.records('department')
}

export async function gatherGovernance(
  ports: PublishPorts,
  departments: readonly DepartmentRecord[],
): Promise<Governance> {
  const { registry, context, outside } = ports
  const [plan, documents, policies, news, preparation, yearlyReviews, feedback] = await Promise.all([
    registry.records('plan-entry'),
    registry.records('document'),
    registry.records('sign-off-policy'),
    registry.records('news-item'),
    registry.record('preparation', 'preparation'),
    registry.records('yearly-review'),
    context.notice.feedback ? registry.records('feedback') : undefined,
  ])
  return {
    departments: departmentsNow(context.city, departments),
    plan: plan.filter(({ removed }) => !removed),
    documents: documentsNow(documents, dayOf(outside.now()))
      .filter(({ versions }) => versions.length > 0)
      .map(({ draft: _, ...shown }) => shown),
    signOffPolicies: [...policies].reverse().concat(DEFAULT_POLICY),
    news: publicNews(news),
    ...(preparation ? { preparation } : {}),
    yearlyReviews: publicYearlyReviews(yearlyReviews),
    ...(feedback ? { feedback: countsOf(feedback) } : {}),
    now: outside.now(),
  }
}
