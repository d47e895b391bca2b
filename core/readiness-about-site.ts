// core/readiness-about-site.ts: what the portal checks of the site, its operation and the launch itself. Pure.
import type { ReadinessFacts } from './readiness-facts.ts'
import { type ComputedCheck, type Found, met, notMet, SOURCES, someOf, TOOL_DAYS } from './readiness-rows.ts'

const LAUNCH = '#/launch'

/** Under a name of its own, where the public will look for it. */
function domain({ context: { url } }: ReadinessFacts): Found {
  const { hostname, protocol } = new URL(url)
  if (LOOPBACK.has(hostname)) return met(`${hostname}: this portal runs on one machine, where no domain is needed.`)
  if (protocol !== 'https:') return notMet(`${url} is not served with https.`)
  return hostname.endsWith('.cloudfront.net')
    ? notMet(`${hostname} is the name that AWS gave the distribution, not the city’s.`)
    : met(`${hostname}.`)
}

/** One machine needs none; elsewhere it is looked at from outside. */
function certificate({ context: { url } }: ReadinessFacts): Found | undefined {
  const { hostname } = new URL(url)
  return LOOPBACK.has(hostname)
    ? met(`${hostname}: this portal runs on one machine, without a certificate.`)
    : undefined
}

const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Production has heard nothing yet; whether beta was answered is for people to say there. */
function feedback({ context, newFeedback }: ReadinessFacts): Found | undefined {
  if (newFeedback > 0) return notMet(`${newFeedback} message(s) of visitors wait for an answer.`)
  return context.stage === 'production' ? undefined : met('Every message of a visitor has been answered or closed.')
}

/** Before the launch nothing may be public yet: the file then counts from that day. */
function securityFile({ securityExpires, now, set }: ReadinessFacts): Found {
  if (securityExpires === undefined) {
    return set.some(({ isSigned }) => isSigned)
      ? met('Nothing is public yet: it will count for a year from the first publication.')
      : notMet('Nothing was published, and nothing in the launch set is signed.')
  }
  const day = securityExpires.slice(0, 10)
  return securityExpires > now ? met(`It counts until ${day}.`) : notMet(`It counted until ${day}.`)
}

function statement({ launch, languages }: ReadinessFacts): Found {
  const missing = languages.filter((language) => !launch.statementIn.includes(language))
  return missing.length === 0
    ? met(`Written in ${languages.join(', ')}.`)
    : notMet(`Not written in ${missing.join(', ')}.`)
}

function hour({ launch }: ReadinessFacts): Found {
  if (launch.state === 'launched') return met('The public was let in.')
  return launch.scheduledAt ? met(`Set to ${launch.scheduledAt}.`) : notMet('No time was chosen.')
}

export const SITE_CHECKS: readonly ComputedCheck[] = [
  {
    ...{ id: 'domain', area: 'site', required: true, source: SOURCES.whatWorks },
    title: 'The portal has a name of the city’s own',
    fix: 'Set `domain` of the stage in plaza.config.ts, then deploy; docs/infrastructure.md shows the records that are needed.',
    look: domain,
  },
  {
    ...{ id: 'certificate', area: 'site', required: true, source: SOURCES.plaza, byTool: true },
    title: 'The certificate of the address is good for three weeks or more',
    fix: 'See docs/infrastructure.md about domain and certificate; then run `plaza readiness ADDRESS --attest`.',
    look: certificate,
    attestable: { days: TOOL_DAYS },
  },
  {
    ...{ id: 'security-txt', area: 'site', required: true, source: SOURCES.plaza },
    title: 'security.txt has not expired',
    fix: 'It counts for a year from the newest publication: publish a new version of any dataset.',
    look: securityFile,
  },
  {
    ...{ id: 'publication', area: 'operations', required: true, source: SOURCES.plaza, href: '#/audit' },
    title: 'The portal raises no alarm',
    fix: 'Read what the alarm says, and its heading in docs/runbook.md.',
    look: ({ alarms }) =>
      alarms.length === 0
        ? met('Nothing waits for a person.')
        : notMet(`${someOf(alarms.map(({ name, message }) => `${name}: ${message}`))}.`),
  },
  {
    ...{ id: 'feedback', area: 'launch', required: true, source: SOURCES.dataGov, href: '#/feedback' },
    title: 'What visitors said about beta was answered',
    fix: 'Answer or close every message on the page Feedback of beta; on production, write here who looked and what was left.',
    look: feedback,
    attestable: {},
  },
  {
    ...{ id: 'statement', area: 'launch', required: true, source: SOURCES.govex, href: LAUNCH },
    title: 'The statement for the day is written in every language of the site',
    fix: 'Write it on the page Launch.',
    look: statement,
  },
  {
    ...{ id: 'press-contact', area: 'launch', required: true, source: SOURCES.whatWorks, href: LAUNCH },
    title: 'Press knows whom to ask',
    fix: 'Name a contact for the press on the page Launch.',
    look: ({ launch }) => (launch.hasPressContact ? met('Named.') : notMet('Nobody is named.')),
  },
  {
    ...{ id: 'launch-time', area: 'launch', required: false, source: SOURCES.plaza, href: LAUNCH },
    title: 'The hour of the launch is set',
    fix: 'Choose it on the page Launch once nothing is red.',
    look: hour,
  },
]
