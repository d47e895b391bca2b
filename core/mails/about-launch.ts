// core/mails/about-launch.ts: who is told about the launch: members and partners that it happened, administrators of what leads there.
import type { Launch } from '../launch.ts'
import { administrators, person } from './people.ts'
import { detailOf, type Rule, recordOf, type Scene, type Telling } from './telling.ts'

export const LAUNCH_RULES: Readonly<Record<string, Rule>> = {
  launched,
  'launch-scheduled': scheduled,
  'launch-override-asked': overrideAsked,
}

const CONSOLE = '/console/#/launch'
const PRESS = '/press/'

/** Each once, whatever entry it comes from: there is one launch. */
function launched(scene: Scene): Telling[] {
  const launch = recordOf(scene, 'launch')
  if (launch?.state !== 'launched') return []
  const facts = {
    at: launch.launchedAt ?? scene.now,
    ...{ datasets: detailOf(scene, 'datasets'), rows: detailOf(scene, 'rows') },
    departments: detailOf(scene, 'departments'),
  }
  const members = scene.accounts.filter(({ disabled, grants }) => !disabled && grants.length > 0)
  return [
    { kind: 'launched', to: members.flatMap((one) => person(scene, one)), facts, path: PRESS, key: 'launched' },
    {
      kind: 'launched-partner',
      to: partnersOf(launch, scene),
      ...{ facts, path: PRESS, key: 'launched-partner' },
    },
  ]
}

/** Who is a member as well gets the mail of members. */
function partnersOf({ partners }: Launch, { accounts }: Scene) {
  const known = new Set(accounts.filter(({ disabled }) => !disabled).map(({ email }) => email.toLowerCase()))
  return partners.filter((email) => !known.has(email.toLowerCase())).map((email) => ({ name: '', email }))
}

function scheduled(scene: Scene): Telling[] {
  const launch = recordOf(scene, 'launch')
  if (launch?.state !== 'scheduled' || !launch.scheduledAt) return []
  // Whoever launches now has no use for a mail about a time that is over.
  if (launch.scheduledAt <= scene.entry.at) return []
  const facts = { by: scene.entry.actor.name, at: launch.scheduledAt }
  return [{ kind: 'launch-scheduled', to: administrators(scene), facts, path: CONSOLE }]
}

function overrideAsked(scene: Scene): Telling[] {
  const facts = { by: scene.entry.actor.name, check: detailOf(scene, 'check'), reason: detailOf(scene, 'reason') }
  return [{ kind: 'launch-override-asked', to: administrators(scene), facts, path: CONSOLE }]
}
