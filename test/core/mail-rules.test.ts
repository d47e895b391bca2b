// Who is told when something happens: those it concerns, and nobody else.
import type { AuditEntry } from '../../core/audit-model.ts'
import { idOf } from '../../core/mails/notice.ts'
import type { World } from '../../core/mails/people.ts'
import { noticesFor } from '../../core/mails/rules.ts'
import type { Scene } from '../../core/mails/telling.ts'
import type { VersionIn } from '../../core/model.ts'
import type { ReviewPlan } from '../../core/review-model.ts'
import { aWorld } from '../support/mails.ts'
import { ada, ines, lars, leo, priya, sofia } from '../support/people.ts'
import { aVersion, dataset, noon, signOff } from '../support/versions.ts'

const entry = (action: string, spoiled: Partial<AuditEntry> = {}): AuditEntry => ({
  ...{ sequence: 7, at: noon, actor: { id: 'portal', name: 'Plaza', email: '' }, action, detail: {} },
  ...{ previousHash: '', hash: '' },
  ...spoiled,
})
const told = (scene: Partial<Scene> & { entry: AuditEntry }, world: World = aWorld()) =>
  noticesFor({ ...world, ...scene }).map(({ kind, to }) => `${kind} ${idOf(to)}`)
const on = (action: string, version: Scene['version'], spoiled: Partial<AuditEntry> = {}) => ({
  ...{ dataset, version: version!, entry: entry(action, { datasetId: dataset.id, version: 1, ...spoiled }) },
})
const actor = ({ id, name, email }: { id: string; name: string; email: string }) => ({ id, name, email })

const inReview = aVersion('in-review')
const plan: ReviewPlan = {
  ...{ policyVersion: 1, classification: 'open', raisedBy: [], order: 'sequence', publishes: true, since: noon },
  steps: ['liaison', 'privacy-reviewer', 'legal-reviewer'].map(
    (role) => ({ role, dueDays: 5, checklist: [] }) as never,
  ),
}
const inOrder: VersionIn<'in-review'> = { ...inReview, plan }
const accepted = { detail: { verdict: 'accepted' } }

const cases: { name: string; given: Parameters<typeof told>[0]; world?: World; tells: string[] }[] = [
  {
    name: 'a file that passed: who uploaded it, and everybody whose turn it is',
    given: on('validated', inReview, accepted),
    tells: ['version-in-review ines', 'review-asked leo', 'review-asked priya'],
  },
  {
    name: 'a file that did not: who uploaded it',
    given: on('validated', aVersion('rejected'), { detail: { verdict: 'rejected' } }),
    tells: ['version-rejected ines'],
  },
  {
    name: 'in a sequence the first only',
    given: on('validated', inOrder, accepted),
    tells: ['version-in-review ines', 'review-asked leo'],
  },
  {
    name: 'after a sign-off the next in the sequence',
    given: on('signed', { ...inOrder, signOffs: [signOff(leo, 'liaison')] }, { actor: actor(leo) }),
    tells: ['review-asked priya'],
  },
  {
    name: 'who must sign anew because they changed the description is told all the same',
    given: on('metadata-changed', inReview, { actor: actor(leo) }),
    tells: ['review-asked leo', 'review-asked priya'],
  },
  {
    name: 'a review that was handed over: the colleague, from then on alone',
    given: on(
      'review-delegated',
      {
        ...inReview,
        delegations: [{ role: 'privacy-reviewer', to: actor(priya), by: actor(leo), at: noon, note: 'Please.' }],
      },
      { actor: actor(leo) },
    ),
    tells: ['review-delegated priya'],
  },
  { name: 'a return: who uploaded it', given: on('returned', aVersion('returned')), tells: ['version-returned ines'] },
  {
    name: 'a comment of a reviewer: who uploaded it',
    given: on(
      'commented',
      { ...inReview, comments: [{ id: 'c', by: actor(priya), at: noon, about: '', text: 'Why?' }] },
      { actor: actor(priya) },
    ),
    tells: ['version-commented ines'],
  },
  {
    name: 'an answer of the publisher: the reviewers who spoke',
    given: on(
      'commented',
      {
        ...inReview,
        comments: [
          { id: 'c', by: actor(priya), at: noon, about: '', text: 'Why?' },
          { id: 'd', by: actor(ines), at: noon, about: '', text: 'Because.' },
        ],
      },
      { actor: actor(ines) },
    ),
    tells: ['version-commented priya'],
  },
  {
    name: 'a publication: who uploaded it, and the contact of the department',
    given: on('published', aVersion('published')),
    tells: ['version-published ines', 'department-published leo'],
  },
  {
    name: 'a publication, when both have muted that',
    given: on('published', aVersion('published')),
    world: aWorld(noon, {
      ines: { mail: { language: 'en', pace: 'at-once', muted: ['published'] } },
      leo: { mail: { language: 'en', pace: 'at-once', muted: ['published'] } },
    }),
    tells: [],
  },
  {
    name: 'a withdrawal: everybody but who did it',
    given: on('withdrawn', aVersion('withdrawn'), { actor: actor(leo) }),
    tells: ['version-withdrawn ines'],
  },
  {
    name: 'work of somebody who left goes to the successor',
    given: on('returned', aVersion('returned')),
    world: aWorld(noon, {
      ines: {
        disabled: { at: noon, by: actor(ada), reason: 'Left.', successor: { id: 'tom', name: 'tom', email: '' } },
      },
    }),
    tells: ['version-returned tom'],
  },
  {
    name: 'nobody who has lost the role is asked',
    given: on('validated', inReview, accepted),
    world: aWorld(noon, { priya: { grants: [] } }),
    tells: ['version-in-review ines', 'review-asked leo'],
  },
  {
    name: 'an invitation: the address',
    given: {
      entry: entry('person-invited', { subject: { kind: 'invitation', id: 'inv_1' } }),
      record: {
        ...{ id: 'inv_1', revision: 1, email: 'new@city.example', note: '', by: actor(ada), at: noon },
        ...{ grants: [{ role: 'publisher', department: 'parks' }], expiresAt: noon, state: 'open' },
      } as never,
    },
    tells: ['person-invited new@city.example'],
  },
  {
    name: 'a request for access: the administrators',
    given: {
      entry: entry('access-requested', { subject: { kind: 'access-request', id: 'req_1' } }),
      record: {
        ...{ id: 'req_1', revision: 1, from: actor(ines), role: 'liaison', department: 'parks' },
        ...{ reason: 'I stand in.', at: noon, state: 'open' },
      } as never,
    },
    tells: ['access-requested ada'],
  },
  ...(
    [
      ['granted as asked', 'granted', {}, 'access-granted'],
      ['granted in less', 'granted', { role: 'publisher' }, 'access-narrowed'],
      ['refused', 'refused', {}, 'access-refused'],
    ] as const
  ).map(([name, state, decision, kind]) => ({
    name: `a request that was ${name}: who asked`,
    given: {
      entry: entry(kind, { subject: { kind: 'access-request', id: 'req_1' }, actor: actor(ada) }),
      record: {
        ...{ id: 'req_1', revision: 2, from: actor(ines), role: 'liaison', department: 'parks', reason: '', at: noon },
        ...{ state, decision: { by: actor(ada), at: noon, note: 'Fine.', ...decision } },
      } as never,
    },
    tells: [`${kind} ines`],
  })),
  {
    name: 'a standing approval that is asked for: each role that must consent',
    given: {
      entry: entry('standing-asked', { subject: { kind: 'standing-approval', id: dataset.id } }),
      record: {
        ...{ id: dataset.id, approvalId: 'sta_1', scope: { metadata: inReview.candidate.metadata }, consents: [] },
        ...{ roles: ['liaison', 'privacy-reviewer'], askedBy: actor(ines), reason: 'Daily.', expiresAt: noon },
      } as never,
    },
    tells: ['standing-asked leo', 'standing-asked priya'],
  },
  {
    name: 'a policy that is proposed: the roles that must sign, but not who wrote it',
    given: {
      entry: entry('policy-proposed', { subject: { kind: 'document', id: 'data-quality' }, actor: actor(ada) }),
      record: {
        ...{ id: 'data-quality', revision: 2, versions: [] },
        draft: {
          ...{ title: 'Data quality', summary: 'New.', state: 'proposed', editedBy: actor(ada), signOffs: [] },
          roles: ['administrator', 'legal-reviewer', 'security-reviewer'],
        },
      } as never,
    },
    tells: [`policy-proposed ${lars.id}`, `policy-proposed ${sofia.id}`],
  },
  { name: 'an action that nobody has to know: nobody', given: { entry: entry('version-begun') }, tells: [] },
  { name: 'an action of Object: nobody', given: { entry: entry('constructor') }, tells: [] },
]
for (const { name, given, world, tells } of cases) {
  test(`told: ${name}`, () => expect(told(given, world)).toEqual(tells))
}

test('whatever entry asks for a sign-off, the key is the same until the candidate is another one', () => {
  const keys = (version: VersionIn<'in-review'>, action: string) =>
    noticesFor({ ...aWorld(), ...on(action, version, accepted) })
      .filter(({ kind }) => kind === 'review-asked')
      .map(({ key }) => key)
  expect(keys(inReview, 'validated')).toEqual(keys(inReview, 'signed'))
  const other = { ...inReview, candidate: { ...inReview.candidate, signature: 'f'.repeat(64) } }
  expect(keys(other, 'signed')).not.toEqual(keys(inReview, 'signed'))
})
