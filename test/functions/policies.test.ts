// test/functions/policies.test.ts: policies and the sign-off policy as steps: who moved on meanwhile, and what is written down.
import { documentSignature } from '../../core/document-flow.ts'
import { isRefusal } from '../../core/errors.ts'
import { memberWith } from '../../core/members.ts'
import type { Member } from '../../core/model.ts'
import { DEFAULT_POLICY } from '../../core/sign-off-policy.ts'
import { rulesOf } from '../../core/sign-off-policy-change.ts'
import type { ApiPorts } from '../../functions/api/ports.ts'
import { newPolicySchema, signOffPolicyBodySchema } from '../../functions/api/schemas-policies.ts'
import {
  beginPolicy,
  findPolicy,
  listPolicies,
  proposePolicy,
  reviewPolicy,
  writePolicy,
} from '../../functions/api/steps/policies.ts'
import { changePolicy, policyHistory } from '../../functions/api/steps/sign-off-policy.ts'
import { memoryRegistry } from '../support/memory.ts'
import { ada, leo, priya } from '../support/people.ts'

const noon = '2026-03-01T12:00:00.000Z'
const content = {
  title: 'Street names',
  text: 'How streets are named, and who is asked before. '.repeat(4),
  summary: 'First version.',
  effective: '2026-03-10',
  reviewBy: '2027-03-10',
  roles: ['liaison' as const, 'privacy-reviewer' as const],
}

function aDesk() {
  const registry = memoryRegistry()
  const ports = { registry, outside: { now: () => noon, random: () => new Uint8Array(12) } } as unknown as ApiPorts
  const actions = async () => (await registry.audit(0, 100)).map(({ action }) => action)
  return { registry, ports, actions }
}

const codeOf = (outcome: unknown) => (isRefusal(outcome) ? outcome.code : 'done')

function right<T>(outcome: T): Exclude<T, { refused: true }> {
  if (isRefusal(outcome)) throw new Error(`${outcome.code}: ${outcome.detail}`)
  return outcome as Exclude<T, { refused: true }>
}

async function proposed(ports: ApiPorts) {
  const begun = right(await beginPolicy(ports, ada, content))
  return right(await proposePolicy(ports, ada, begun.id, begun.revision))
}

test('a policy travels from its title to a version, each step one audit entry', async () => {
  const { ports, actions, registry } = aDesk()
  const up = await proposed(ports)
  expect(up.id).toBe('street-names')
  const review = { note: '', signature: documentSignature(up), decision: 'sign' as const }
  right(await reviewPolicy(ports, leo, up.id, { ...review, role: 'liaison' }))
  const signed = right(await reviewPolicy(ports, priya, up.id, { ...review, role: 'privacy-reviewer' }))
  expect(signed.versions).toHaveLength(1)
  expect(await actions()).toEqual(['policy-created', 'policy-proposed', 'policy-signed', 'policy-approved'])
  const last = (await registry.audit(0, 100)).at(-1)
  expect(last).toMatchObject({
    subject: { kind: 'document', id: 'street-names' },
    detail: { version: 1, role: 'privacy-reviewer', signature: review.signature, effective: '2026-03-10' },
  })
})

test('starters are there before anybody touched them, and are kept once somebody does', async () => {
  const { ports, registry } = aDesk()
  expect((await listPolicies(ports)).map(({ id }) => id)).toContain('upkeep')
  expect(await registry.records('document')).toEqual([])
  const starter = right(await findPolicy(ports, 'upkeep'))
  expect(starter.revision).toBe(0)
  right(await writePolicy(ports, ada, 'upkeep', content, 0))
  expect(await registry.record('document', 'upkeep')).toMatchObject({ revision: 1, draft: { title: 'Street names' } })
  expect((await listPolicies(ports)).filter(({ id }) => id === 'upkeep')).toHaveLength(1)
})

describe('what is refused', () => {
  const cases: { name: string; given: (ports: ApiPorts) => Promise<unknown>; gives: string }[] = [
    { name: 'a policy that nobody knows', given: (ports) => findPolicy(ports, 'nothing'), gives: 'not-found' },
    { name: 'an address that is none', given: (ports) => findPolicy(ports, '../audit'), gives: 'not-found' },
    {
      name: 'the address of a starter',
      given: (ports) => beginPolicy(ports, ada, { ...content, title: 'Upkeep' }),
      gives: 'already-there',
    },
    {
      name: 'a title without a letter for its address',
      given: (ports) => beginPolicy(ports, ada, { ...content, title: '???' }),
      gives: 'bad-request',
    },
    {
      name: 'an edit of what moved on',
      given: async (ports) => writePolicy(ports, ada, (await proposed(ports)).id, { ...content, title: 'New' }, 1),
      gives: 'changed-meanwhile',
    },
    {
      name: 'a proposal of what moved on',
      given: async (ports) => proposePolicy(ports, ada, (await proposed(ports)).id, 1),
      gives: 'changed-meanwhile',
    },
  ]
  for (const { name, given, gives } of cases) {
    test(name, async () => expect(codeOf(await given(aDesk().ports))).toBe(gives))
  }
})

describe('at the same instant', () => {
  test('two sign: both count, or one is asked to try again', async () => {
    const { ports } = aDesk()
    const up = await proposed(ports)
    const review = { note: '', signature: documentSignature(up), decision: 'sign' as const }
    const outcomes = await Promise.all([
      reviewPolicy(ports, leo, up.id, { ...review, role: 'liaison' }),
      reviewPolicy(ports, priya, up.id, { ...review, role: 'privacy-reviewer' }),
    ])
    const now = right(await findPolicy(ports, up.id))
    const signatures = now.versions[0]?.signOffs.length ?? now.draft!.signOffs.length
    expect(signatures).toBe(outcomes.filter((one) => !isRefusal(one)).length)
    expect(outcomes.filter(isRefusal).every(({ code }) => code === 'busy')).toBe(true)
  })

  test('one edits while another signs: no signature stays on a text that was not read', async () => {
    const { ports } = aDesk()
    const up = await proposed(ports)
    const review = { note: '', signature: documentSignature(up), decision: 'sign' as const, role: 'liaison' as const }
    await Promise.all([
      reviewPolicy(ports, leo, up.id, review),
      writePolicy(ports, ada, up.id, { ...content, title: 'Other' }, up.revision),
    ])
    const { draft } = right(await findPolicy(ports, up.id))
    if (draft?.title === 'Other') expect(draft.signOffs).toEqual([])
    else expect(draft?.signOffs.map(({ signature }) => signature)).toEqual([review.signature])
  })

  test('two begin the same policy, two write the same starter: one of each', async () => {
    const { ports } = aDesk()
    const begun = await Promise.all([beginPolicy(ports, ada, content), beginPolicy(ports, ada, content)])
    expect(begun.filter(isRefusal)).toHaveLength(1)
    const other = { ...content, title: 'Upkeep of all' }
    const written = await Promise.all([
      writePolicy(ports, ada, 'upkeep', content, 0),
      writePolicy(ports, ada, 'upkeep', other, 0),
    ])
    expect(written.filter(isRefusal)).toHaveLength(1)
  })

  test('a grant is revoked while its holder signs: refused', async () => {
    const { ports, registry } = aDesk()
    const up = await proposed(ports)
    const held: Member = { ...memberWith(leo, leo.grants), accountRevision: 1 }
    registry.put('account', { id: 'leo', revision: 2 } as never)
    const review = { note: '', signature: documentSignature(up), decision: 'sign' as const, role: 'liaison' as const }
    expect(codeOf(await reviewPolicy(ports, held, up.id, review))).toBe('busy')
  })

  test('two change the sign-off policy: one version, the other is told', async () => {
    const { ports } = aDesk()
    const change = (dueDays: number) => ({
      ...rulesOf(DEFAULT_POLICY),
      rules: DEFAULT_POLICY.rules.map((rule, index) =>
        index === 0 ? { ...rule, steps: [{ role: 'liaison' as const, dueDays }] } : rule,
      ),
      reason: 'One look is enough.',
      replaces: '00001',
    })
    const outcomes = await Promise.all([changePolicy(ports, ada, change(3)), changePolicy(ports, ada, change(4))])
    expect(outcomes.map(codeOf).sort()).toEqual(['busy', 'done'])
    expect(codeOf(await changePolicy(ports, ada, change(9)))).toBe('changed-meanwhile')
    expect((await policyHistory(ports)).map(({ id }) => id)).toEqual(['00002', '00001'])
    expect((await ports.registry.signOffPolicy()).id).toBe('00002')
  })
})

describe('bodies that are refused', () => {
  const policies: [string, object][] = [
    ['a day that is none', { effective: '2026-02-30' }],
    ['a time instead of a day', { effective: noon }],
    ['nobody who signs', { roles: [] }],
    ['a role that is none', { roles: ['mayor'] }],
    ['a text of a few words', { text: 'Be good.' }],
    ['a text that never ends', { text: 'x'.repeat(12_001) }],
    ['control characters', { title: 'a\u0000bc' }],
  ]
  for (const [name, spoiled] of policies) {
    test(name, () => expect(newPolicySchema.safeParse({ ...content, ...spoiled }).success).toBe(false))
  }
  const body = { ...rulesOf(DEFAULT_POLICY), reason: 'Because it is better.', replaces: '00001' }
  test('a perfect sign-off policy is not', () => expect(signOffPolicyBodySchema.safeParse(body).success).toBe(true))
  const rules: [string, object][] = [
    ['a change without a reason', { reason: '' }],
    ['what it replaces is no version', { replaces: '1' }],
    [
      'a role that signs twice',
      { rules: body.rules.map((rule) => ({ ...rule, steps: [rule.steps[0], rule.steps[0]] })) },
    ],
  ]
  for (const [name, spoiled] of rules) {
    test(name, () => expect(signOffPolicyBodySchema.safeParse({ ...body, ...spoiled }).success).toBe(false))
  }
})
