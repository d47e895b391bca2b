// cli/deploy/doctor/findings.ts: what the facts about a deployed stage mean, and what to do. Pure.
import { BOOTSTRAP_VERSION } from '../bootstrap-version.ts'
import { checkMail } from '../checks/mail.ts'
import { stuckFinding, treatmentOf } from '../checks/stack-states.ts'
import type { Finding } from '../stop.ts'
import { certificateFindings, leadFindings } from './domain-findings.ts'
import type { StageFacts } from './facts.ts'
import { ofLook } from './looked.ts'

type Check = (facts: StageFacts, now: Date) => Finding[]

/** In the order in which a person would put things right. */
const CHECKS: readonly Check[] = [
  stacks,
  (facts) => ofLook('preparation of the account', facts.bootstrap, (versions) => preparation(versions)),
  version,
  (facts) => ofLook('drift', facts.drift, drift),
  (facts) => ofLook('answers of the portal', facts.answers, answers),
  (facts, now) => ofLook('publication', facts.publication, (seen) => publication(seen, now)),
  (facts) => ofLook('alarms', facts.alarms, alarms),
  (facts) => ofLook('alarm mails', facts.subscriptions, (seen) => subscriptions(seen, facts.contactEmail)),
  (facts) => ofLook('dead letters', facts.deadLetters, deadLetters),
  (facts) => ofLook('mail', facts.mail, (seen) => checkMail(seen, facts.contactEmail, facts.region)),
  (facts) => ofLook('logs', facts.logs, (seen) => logs(seen, facts.logRetentionDays)),
  (facts, now) => ofLook('security.txt', facts.securityTextUntil, (until) => securityText(until, now)),
  certificateFindings,
  leadFindings,
]

export function findingsOf(facts: StageFacts, now: Date): Finding[] {
  return CHECKS.flatMap((check) => check(facts, now))
}

const PARTS = ['storage', 'site', 'flow'] as const

function stacks({ stacks: found, stage }: StageFacts): Finding[] {
  const missing = PARTS.filter((part) => !found.some(({ name }) => name.endsWith(`-${stage}-${part}`)))
  return [
    ...missing.map(
      (part): Finding => ({
        severity: 'error',
        check: 'stack',
        say: `there is no stack "${part}": the deployment is not complete.`,
        fix: `plaza deploy ${stage}`,
      }),
    ),
    ...found.flatMap(stackState),
  ]
}

function stackState(stack: StageFacts['stacks'][number]): Finding[] {
  const { name, status } = stack
  const treatment = treatmentOf(status)
  if (treatment === 'stuck') return [stuckFinding(stack)]
  if (treatment === 'remove')
    return [
      {
        severity: 'error',
        check: 'stack',
        say: `${name} is ${status}: it was never made whole.`,
        fix: 'Deploy again.',
      },
    ]
  if (treatment === 'wait')
    return [{ severity: 'warning', check: 'stack', say: `${name} is ${status}: being changed.` }]
  if (status === 'UPDATE_ROLLBACK_COMPLETE')
    return [
      {
        severity: 'warning',
        check: 'stack',
        say: `${name} is as it was before its last change, which failed.`,
        fix: 'Deploy again; it says why.',
      },
    ]
  return []
}

function preparation(versions: Readonly<Record<string, number>>): Finding[] {
  return Object.entries(versions)
    .filter(([, found]) => found < BOOTSTRAP_VERSION)
    .map(([region, found]) => ({
      severity: 'warning',
      check: 'preparation of the account',
      say: `the CDK's preparation in ${region} has version ${found}, expected ${BOOTSTRAP_VERSION} or newer.`,
      fix: 'The next deployment renews it.',
    }))
}

function version({ stacks: found, version: here, stage }: StageFacts): Finding[] {
  const deployed = found.map(({ outputs }) => outputs['PlazaVersion']).find(Boolean)
  if (!deployed || deployed === here) return []
  return [
    {
      severity: 'notice',
      check: 'release',
      say: `deployed is ${deployed}, this checkout is ${here}.`,
      fix: `plaza upgrade ${stage}`,
    },
  ]
}

function drift(found: readonly { stack: string; status: string }[]): Finding[] {
  return found
    .filter(({ status }) => status === 'DRIFTED')
    .map(({ stack }) => ({
      severity: 'warning',
      check: 'drift',
      say: `somebody changed what ${stack} made, by hand: the next deployment may undo it or fail.`,
      fix: `aws cloudformation describe-stack-resource-drifts --stack-name ${stack} shows what.`,
    }))
}

function answers(found: readonly { path: string; expected: string; isWell: boolean; found?: string }[]): Finding[] {
  return found
    .filter(({ isWell }) => !isWell)
    .map(({ path, expected, found: answer }) => ({
      severity: 'error',
      check: 'answers of the portal',
      say: `${path}: expected ${expected}; found ${answer}.`,
      fix: 'docs/deploying.md, "When it does not answer".',
    }))
}

/** It looks every hour at what time alone changes; twice that is late. */
const LATE_MILLISECONDS = 2 * 60 * 60_000

function publication(
  {
    state,
    alarms: raised,
  }: { state: { checkedAt: string } | undefined; alarms: readonly { name: string; message: string }[] },
  now: Date,
): Finding[] {
  const check = 'publication'
  const told = raised.map(
    ({ name, message }): Finding => ({
      severity: 'error',
      check,
      say: `${name}: ${message}`,
      fix: 'docs/runbook.md, "Portal alarm".',
    }),
  )
  if (!state)
    return [
      ...told,
      { severity: 'error', check, say: 'it has never run.', fix: 'docs/runbook.md, "Publication fails".' },
    ]
  if (now.getTime() - Date.parse(state.checkedAt) <= LATE_MILLISECONDS) return told
  const late = `it last looked at ${state.checkedAt}; it should every hour.`
  return [...told, { severity: 'error', check, say: late, fix: 'docs/runbook.md, "Publication fails".' }]
}

function alarms(found: readonly { name: string; state: string; description: string }[]): Finding[] {
  if (found.length === 0)
    return [
      { severity: 'error', check: 'alarms', say: 'there are none.', fix: 'Deploy again: the flow stack makes them.' },
    ]
  return found
    .filter(({ state }) => state === 'ALARM')
    .map(({ name, description }) => ({ severity: 'error', check: 'alarms', say: `${name} rings. ${description}` }))
}

function subscriptions(found: readonly { endpoint: string; isConfirmed: boolean }[], email: string): Finding[] {
  if (found.some(({ isConfirmed }) => isConfirmed)) return []
  return [
    {
      severity: 'error',
      check: 'alarm mails',
      say: `nobody has confirmed to be told of alarms${found.length > 0 ? `; asked was ${found.map(({ endpoint }) => endpoint).join(', ')}` : ''}.`,
      fix: `Follow the link in the mail from AWS Notifications to ${email}. It is good for three days; the SNS console (subscriptions) sends another.`,
    },
  ]
}

const RUNBOOK: readonly (readonly [RegExp, string])[] = [
  [/validation/, 'Validation dead letters'],
  [/changes/, 'Stream dead letters'],
]

function deadLetters(found: readonly { name: string; waiting: number }[]): Finding[] {
  return found
    .filter(({ waiting }) => waiting > 0)
    .map(({ name, waiting }) => {
      const heading = RUNBOOK.find(([pattern]) => pattern.test(name))?.[1]
      return {
        severity: 'error',
        check: 'dead letters',
        say: `${waiting} in ${name}.`,
        ...(heading ? { fix: `docs/runbook.md, "${heading}".` } : {}),
      }
    })
}

function logs(found: readonly { name: string; retentionDays?: number | undefined }[], days: number): Finding[] {
  return found
    .filter(({ retentionDays }) => retentionDays !== days)
    .map(({ name, retentionDays }) => ({
      severity: 'warning',
      check: 'logs',
      say: `${name} keeps ${retentionDays ? `${retentionDays} days` : 'for ever'}; the settings say ${days}.`,
      fix: `aws logs put-retention-policy --log-group-name ${name} --retention-in-days ${days}`,
    }))
}

const SOON_MILLISECONDS = 30 * 86_400_000

function securityText(until: string | undefined, now: Date): Finding[] {
  const check = 'security.txt'
  if (!until || Number.isNaN(Date.parse(until)))
    return [{ severity: 'error', check, say: 'it does not say until when it counts.', fix: 'plaza rebuild' }]
  const left = Date.parse(until) - now.getTime()
  if (left <= 0)
    return [{ severity: 'error', check, say: `it ended on ${until}.`, fix: 'Deploy again: publication renews it.' }]
  if (left > SOON_MILLISECONDS) return []
  return [{ severity: 'warning', check, say: `it ends on ${until}.`, fix: 'Any publication renews it.' }]
}
