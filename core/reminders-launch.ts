// core/reminders-launch.ts: the day before the launch: when it is, and what administrators should look at once more.
import { isOverridden } from './launch.ts'
import { administrators } from './mails/people.ts'
import type { Agenda, Reminder } from './reminders.ts'

const DAY = 86_400_000

/** Once for each time that was set: another time is another launch. */
export function launchReminders(agenda: Agenda): Reminder[] {
  const { launch, attestations = [], now } = agenda
  if (launch?.state !== 'scheduled' || !launch.scheduledAt) return []
  const ahead = Date.parse(launch.scheduledAt) - Date.parse(now)
  if (ahead <= 0 || ahead > DAY) return []
  const day = launch.scheduledAt.slice(0, 10)
  const overridden = launch.overrides.filter(({ check }) => isOverridden(launch, check)).map(({ check }) => check)
  const ended = attestations
    .filter(({ state, until }) => state === 'met' && until !== undefined && until < day)
    .map(({ id }) => id)
  return [
    {
      kind: 'launch-soon',
      to: administrators(agenda),
      facts: { at: launch.scheduledAt, overridden: overridden.join(', '), ended: ended.join(', ') },
      path: '/console/#/readiness',
      key: `launch-soon-${launch.scheduledAt}`,
    },
  ]
}
