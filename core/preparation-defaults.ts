// core/preparation-defaults.ts: what a city should look at before its launch, and the stretches of its plan. A city changes both.
import type { AssessmentArea, MilestonePhase } from './preparation.ts'

interface DefaultItem {
  readonly id: string
  readonly area: AssessmentArea
  readonly title: string
}

const item = (area: AssessmentArea, id: string, title: string): DefaultItem => ({ id, area, title })

/** In the order in which a city would work on them. */
export const DEFAULT_ITEMS: readonly DefaultItem[] = [
  item('political-will', 'sponsor', 'Somebody in the city’s leadership answers for open data by name'),
  item('political-will', 'mandate', 'There is a decision in writing: an order, a resolution, a policy'),
  item('political-will', 'bad-news', 'Leadership has agreed that data is published also when it is not flattering'),
  item('political-will', 'public-promise', 'What the city promises is said in public, with a day'),
  item('resources', 'team', 'Somebody has working time for the portal after the launch, not only before it'),
  item('resources', 'budget', 'The yearly cost is known and in the budget'),
  item(
    'resources',
    'upkeep',
    'Every dataset of the launch set has somebody who renews it, by a program where that is possible',
  ),
  item('resources', 'answers', 'Questions of the public have a desk, and a time within which they are answered'),
  item('resources', 'continuity', 'Two people can run the portal; what they do is written down'),
  item('policies', 'signed-policies', 'The governance documents are signed and in force'),
  item('policies', 'privacy-review', 'It is settled who decides about personal data, and how'),
  item('policies', 'licence', 'Legal has settled the licence and what may be said about warranty'),
  item('policies', 'records', 'Open data fits the rules on public records and on procurement'),
  item('policies', 'withdrawal', 'It is settled how a mistake is taken back, also at night and on weekends'),
  item('people', 'liaisons', 'Every department that takes part has named its liaison'),
  item('people', 'reviewers', 'Privacy, legal and security reviewers are named, with deputies'),
  item('people', 'training', 'Everybody who signs has been shown what a sign-off means and has tried it on beta'),
  item('people', 'inventory', 'Departments have listed what they hold'),
  item('people', 'users', 'Residents, press and neighbourhood groups were asked what they need'),
]

interface DefaultMilestone {
  readonly id: string
  readonly phase: MilestonePhase
  readonly title: string
}

export const DEFAULT_MILESTONES: readonly DefaultMilestone[] = [
  { id: 'preparation', phase: 'preparation', title: 'Preparation: people, policies, inventory' },
  { id: 'beta', phase: 'beta', title: 'Beta is open' },
  { id: 'feedback', phase: 'feedback', title: 'Feedback is collected and answered' },
  { id: 'launch', phase: 'launch', title: 'Launch' },
  { id: 'first-review', phase: 'after', title: 'First look back with the departments' },
]
