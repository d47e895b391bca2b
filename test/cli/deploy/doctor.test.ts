// What the facts about a deployed stage mean: a perfect stage, spoilt one thing at a time.
import type { StageFacts } from '../../../cli/deploy/doctor/facts.ts'
import { findingsOf } from '../../../cli/deploy/doctor/findings.ts'
import { doneOf } from '../../../cli/deploy/doctor/run.ts'
import { aStack, OUTPUTS } from './world.ts'

const now = new Date('2026-11-27T12:00:00.000Z')
const publication = { sequence: 9, checkedAt: '2026-11-27T11:30:00.000Z', build: 'b' }

const perfect: StageFacts = {
  stage: 'beta',
  region: 'eu-west-1',
  contactEmail: 'data@city.example',
  logRetentionDays: 14,
  version: '0.1.0',
  stacks: ['storage', 'site', 'flow'].map((part) => aStack(part, { outputs: OUTPUTS })),
  bootstrap: { seen: { 'eu-west-1': 32 } },
  drift: { seen: [{ stack: 'alder-bay-beta-flow', status: 'NOT_CHECKED' }] },
  alarms: { seen: [{ name: 'alder-bay-beta-api-fails', state: 'OK', description: '' }] },
  subscriptions: { seen: [{ endpoint: 'data@city.example', isConfirmed: true }] },
  deadLetters: { seen: [{ name: 'alder-bay-beta-validation-dead-letters', waiting: 0 }] },
  publication: { seen: { state: publication, alarms: [] } },
  mail: { seen: { isVerified: true, isSandbox: false } },
  logs: { seen: [{ name: '/plaza/alder-bay-beta/api', retentionDays: 14 }] },
  domain: {
    name: 'data.city.example',
    certificate: {
      seen: {
        arn: 'arn',
        domain: 'data.city.example',
        status: 'ISSUED',
        records: [],
        expiresAt: '2027-09-01T00:00:00.000Z',
      },
    },
    leads: { seen: true },
  },
  answers: { seen: [{ path: '/', expected: 'the front page', isWell: true }] },
  securityTextUntil: { seen: '2027-11-01T00:00:00.000Z' },
}

test('a perfect stage has nothing to say, and ends with 0', () => {
  expect(findingsOf(perfect, now)).toEqual([])
  expect(doneOf('beta', [])).toMatchObject({ code: 0, text: 'beta is well.\n' })
})

const certificate = (spoilt: object) => ({
  domain: {
    ...perfect.domain!,
    certificate: { seen: { arn: 'arn', domain: 'd', records: [], status: 'ISSUED', ...spoilt } },
  },
})
const cases: { name: string; spoilt: Partial<StageFacts>; finds: string; says: string }[] = [
  {
    name: 'a stack is missing',
    spoilt: { stacks: perfect.stacks.slice(0, 2) },
    finds: 'error',
    says: 'there is no stack "flow"',
  },
  {
    name: 'a stack is stuck',
    spoilt: { stacks: [...perfect.stacks.slice(0, 2), aStack('flow', { status: 'UPDATE_ROLLBACK_FAILED' })] },
    finds: 'error',
    says: 'UPDATE_ROLLBACK_FAILED',
  },
  {
    name: 'the last change failed',
    spoilt: { stacks: [...perfect.stacks.slice(0, 2), aStack('flow', { status: 'UPDATE_ROLLBACK_COMPLETE' })] },
    finds: 'warning',
    says: 'as it was before its last change',
  },
  {
    name: 'a stack is being changed',
    spoilt: { stacks: [...perfect.stacks.slice(0, 2), aStack('flow', { status: 'UPDATE_IN_PROGRESS' })] },
    finds: 'warning',
    says: 'being changed',
  },
  {
    name: 'an old preparation',
    spoilt: { bootstrap: { seen: { 'eu-west-1': 20 } } },
    finds: 'warning',
    says: 'version 20, expected 21',
  },
  {
    name: 'another release',
    spoilt: { version: '0.2.0' },
    finds: 'notice',
    says: 'deployed is 0.1.0, this checkout is 0.2.0',
  },
  {
    name: 'drift',
    spoilt: { drift: { seen: [{ stack: 's', status: 'DRIFTED' }] } },
    finds: 'warning',
    says: 'by hand',
  },
  {
    name: 'a wrong answer',
    spoilt: { answers: { seen: [{ path: '/', expected: 'x', isWell: false, found: 'status 500' }] } },
    finds: 'error',
    says: '/: expected x; found status 500',
  },
  {
    name: 'publication never ran',
    spoilt: { publication: { seen: { state: undefined, alarms: [] } } },
    finds: 'error',
    says: 'never run',
  },
  {
    name: 'publication is late',
    spoilt: { publication: { seen: { state: { ...publication, checkedAt: '2026-11-27T09:59:00.000Z' }, alarms: [] } } },
    finds: 'error',
    says: 'it last looked at 2026-11-27T09:59',
  },
  {
    name: 'publication raised an alarm',
    spoilt: {
      publication: {
        seen: {
          state: publication,
          alarms: [{ name: 'audit-log-altered', at: '2026-11-27T10:00:00.000Z', message: 'Entry 3' }],
        },
      },
    },
    finds: 'error',
    says: 'audit-log-altered: Entry 3',
  },
  { name: 'no alarms', spoilt: { alarms: { seen: [] } }, finds: 'error', says: 'there are none' },
  {
    name: 'an alarm rings',
    spoilt: { alarms: { seen: [{ name: 'a', state: 'ALARM', description: 'See.' }] } },
    finds: 'error',
    says: 'a rings. See.',
  },
  {
    name: 'nobody confirmed',
    spoilt: { subscriptions: { seen: [{ endpoint: 'data@city.example', isConfirmed: false }] } },
    finds: 'error',
    says: 'nobody has confirmed',
  },
  {
    name: 'dead letters',
    spoilt: { deadLetters: { seen: [{ name: 'x-validation-dead-letters', waiting: 2 }] } },
    finds: 'error',
    says: '2 in x-validation-dead-letters',
  },
  {
    name: 'the sandbox',
    spoilt: { mail: { seen: { isVerified: true, isSandbox: true } } },
    finds: 'warning',
    says: 'sandbox',
  },
  {
    name: 'logs for ever',
    spoilt: { logs: { seen: [{ name: '/plaza/x' }] } },
    finds: 'warning',
    says: 'keeps for ever; the settings say 14',
  },
  {
    name: 'security.txt ended',
    spoilt: { securityTextUntil: { seen: '2026-11-26T00:00:00Z' } },
    finds: 'error',
    says: 'it ended',
  },
  {
    name: 'security.txt ends soon',
    spoilt: { securityTextUntil: { seen: '2026-12-20T00:00:00Z' } },
    finds: 'warning',
    says: 'it ends',
  },
  {
    name: 'security.txt without an end',
    spoilt: { securityTextUntil: { seen: undefined } },
    finds: 'error',
    says: 'until when',
  },
  {
    name: 'no certificate',
    spoilt: { domain: { ...perfect.domain!, certificate: { seen: undefined } } },
    finds: 'error',
    says: 'there is none for data.city.example',
  },
  {
    name: 'a certificate that waits',
    spoilt: certificate({ status: 'PENDING_VALIDATION' }),
    finds: 'error',
    says: 'waits for its DNS record',
  },
  {
    name: 'a certificate that was not renewed',
    spoilt: certificate({ expiresAt: '2026-12-20T00:00:00.000Z' }),
    finds: 'warning',
    says: 'ends on 2026-12-20',
  },
  {
    name: 'a domain that leads elsewhere',
    spoilt: { domain: { ...perfect.domain!, leads: { seen: false } } },
    finds: 'error',
    says: 'does not lead',
  },
  {
    name: 'a look that was refused',
    spoilt: { alarms: { refused: 'AccessDenied: no' } },
    finds: 'warning',
    says: 'could not be looked at (AccessDenied: no)',
  },
]
for (const { name, spoilt, finds, says } of cases) {
  test(`${name}: ${finds}`, () => {
    const found = findingsOf({ ...perfect, ...spoilt }, now)
    expect(found).toMatchObject([{ severity: finds, say: expect.stringContaining(says) }])
    expect(doneOf('beta', found).code).toBe(finds === 'error' ? 1 : 0)
  })
}

test('without a domain of the city’s own there is nothing to say of one', () => {
  const { domain: _, ...without } = perfect
  expect(findingsOf(without, now)).toEqual([])
})
