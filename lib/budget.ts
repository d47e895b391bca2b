// lib/budget.ts: AWS itself tells the city when the month becomes more expensive than it said.
import { CfnBudget } from 'aws-cdk-lib/aws-budgets'
import type { Construct } from 'constructs'
import type { StageProps } from './stage-props.ts'

/** US dollars a month, where the city says nothing: a portal that is read by many stays well below. */
export const USUAL_DOLLARS = 10

const WARNINGS = [
  { notificationType: 'ACTUAL', threshold: 80 },
  { notificationType: 'ACTUAL', threshold: 100 },
  { notificationType: 'FORECASTED', threshold: 100 },
] as const

/**
 * Watches what the whole account costs. A budget for the stage alone would need its tags to be switched on in the
 * billing console by hand, and would see nothing until then: better a mail too many. Free, because nothing is stopped.
 */
export function budget(scope: Construct, { prefix, settings, city }: StageProps): CfnBudget {
  return new CfnBudget(scope, 'Budget', {
    budget: {
      budgetName: `${prefix} cost above budget`, // the mail quotes it; it is the heading in docs/runbook.md
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      budgetLimit: { amount: settings.monthlyBudgetDollars ?? USUAL_DOLLARS, unit: 'USD' },
    },
    notificationsWithSubscribers: WARNINGS.map((warning) => ({
      notification: { ...warning, thresholdType: 'PERCENTAGE', comparisonOperator: 'GREATER_THAN' },
      subscribers: [{ subscriptionType: 'EMAIL', address: city.contactEmail }],
    })),
  })
}
