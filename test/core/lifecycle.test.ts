import fc from 'fast-check'
import { isRefusal } from '../../core/errors.ts'
import { NO_HANDLING } from '../../core/handling.ts'
import { MOVES, receive, reject, release, supersede, whyOverdue, withdraw } from '../../core/lifecycle.ts'
import type { Version, VersionStatus } from '../../core/model.ts'
import { changeMetadata, giveBack, isSignedAsNeeded, missingRoles, sign, toReview } from '../../core/review.ts'
import { DEFAULT_POLICY } from '../../core/sign-off-policy.ts'
import { signatureOf } from '../../core/signature.ts'
import { ada, aMember, ines, leo, priya } from '../support/people.ts'
import { aVersion, content, later, metadata, noon, signOff } from '../support/versions.ts'

const outcome = (moved: unknown): string => (isRefusal(moved) ? moved.code : (moved as Version).status)

const signature = aVersion('in-review').candidate.signature
const withLiaison = aVersion('in-review', { signOffs: [signOff(leo, 'liaison')] })
const both = aMember('both', ['liaison', 'privacy-reviewer'], ['parks'])

const signing = [
  {
    name: 'the first sign-off leaves it in review',
    given: aVersion('in-review'),
    by: leo,
    role: 'liaison',
    gives: 'in-review',
  },
  {
    name: 'the last sign-off needed approves',
    given: withLiaison,
    by: priya,
    role: 'privacy-reviewer',
    gives: 'approved',
  },
  {
    name: 'nobody signs their own upload',
    given: aVersion('in-review', { createdBy: leo }),
    by: leo,
    role: 'liaison',
    gives: 'own-upload',
  },
  {
    name: 'nobody signs twice',
    given: aVersion('in-review', { signOffs: [signOff(both, 'liaison')] }),
    by: both,
    role: 'privacy-reviewer',
    gives: 'signed-already',
  },
  {
    name: 'a role signs once',
    given: withLiaison,
    by: aMember('other', ['liaison']),
    role: 'liaison',
    gives: 'role-signed-already',
  },
  {
    name: 'a role that one does not have is refused',
    given: aVersion('in-review'),
    by: leo,
    role: 'privacy-reviewer',
    gives: 'not-allowed',
  },
  {
    name: 'an administrator is no reviewer',
    given: aVersion('in-review'),
    by: ada,
    role: 'liaison',
    gives: 'not-allowed',
  },
  {
    name: 'a role that is not needed is refused',
    given: aVersion('in-review'),
    by: aMember('x', ['publisher']),
    role: 'publisher',
    gives: 'role-not-needed',
  },
  {
    name: 'another candidate than the one looked at is refused',
    given: aVersion('in-review'),
    by: leo,
    role: 'liaison',
    seen: 'other',
    gives: 'content-changed',
  },
] as const
for (const { name, given, by, role, gives, ...rest } of signing) {
  test(`sign: ${name}`, () => {
    const seen = 'seen' in rest ? rest.seen : signature
    expect(outcome(sign(given, by, role, seen, { note: '' }, later))).toBe(gives)
  })
}

test('a return needs a reason, a reviewer and somebody else’s upload', () => {
  expect(outcome(giveBack(aVersion('in-review'), leo, 'liaison', signature, { note: 'Names are wrong.' }, later))).toBe(
    'returned',
  )
  expect(outcome(giveBack(aVersion('in-review'), leo, 'liaison', signature, { note: '  ' }, later))).toBe(
    'reason-missing',
  )
  expect(
    outcome(giveBack(aVersion('in-review', { createdBy: leo }), leo, 'liaison', signature, { note: 'x' }, later)),
  ).toBe('own-upload')
})

test('changed metadata makes another signature and voids what was signed', () => {
  const changed = changeMetadata(withLiaison, { ...metadata, title: 'Trees' }, later, DEFAULT_POLICY)
  if (isRefusal(changed)) throw new Error(changed.code)
  expect(changed.candidate.signature).not.toBe(signature)
  expect(changed.signOffs).toEqual([])
  expect(missingRoles(changed)).toEqual(['liaison', 'privacy-reviewer'])
  expect(changed.notices).toHaveLength(1)
})

test('a translation is signed like the rest: changing it voids what was signed', () => {
  const es = { title: 'Árboles viarios', description: 'Todos los árboles de las calles.' }
  const translated = changeMetadata(withLiaison, { ...metadata, translations: { es } }, later, DEFAULT_POLICY)
  if (isRefusal(translated)) throw new Error(translated.code)
  expect(translated.signOffs).toEqual([])
  const signed = { ...translated, signOffs: [signOff(leo, 'liaison')] }
  const spoilt = { ...metadata, translations: { es: { ...es, title: 'Árboles' } } }
  const changed = changeMetadata(signed, spoilt, later, DEFAULT_POLICY)
  if (isRefusal(changed)) throw new Error(changed.code)
  expect(changed.candidate.signature).not.toBe(translated.candidate.signature)
  expect(changed.signOffs).toEqual([])
})

test('metadata that stays the same voids nothing', () => {
  expect(changeMetadata(withLiaison, { ...metadata }, later, DEFAULT_POLICY)).toBe(withLiaison)
})

describe('what differs from what was signed cannot be released', () => {
  const approved = aVersion('approved')
  const cases = [
    { name: 'a perfect version can', given: approved, gives: true },
    {
      name: 'other data',
      given: { ...approved, candidate: { ...approved.candidate, content: { ...content, rows: 4 } } },
      gives: false,
    },
    {
      name: 'other metadata',
      given: { ...approved, candidate: { ...approved.candidate, metadata: { ...metadata, title: 'T' } } },
      gives: false,
    },
    { name: 'a missing sign-off', given: { ...approved, signOffs: [signOff(leo, 'liaison')] }, gives: false },
    {
      name: 'one person in two roles',
      given: { ...approved, signOffs: [signOff(both, 'liaison'), signOff(both, 'privacy-reviewer')] },
      gives: false,
    },
    { name: 'the uploader among the signers', given: { ...approved, createdBy: leo }, gives: false },
    {
      name: 'a sign-off of something else',
      given: { ...approved, signOffs: approved.signOffs.map((one) => ({ ...one, signature: 'f'.repeat(64) })) },
      gives: false,
    },
  ]
  for (const { name, given, gives } of cases) test(name, () => expect(isSignedAsNeeded(given)).toBe(gives))
})

test('where the staged files lie does not change the signature', () => {
  const moved = toReview(
    aVersion('validating'),
    { ...aVersion('in-review').candidate, content: { ...content, stagedPrefix: 'staged/elsewhere/' } },
    { errors: 0, warnings: 0, notices: 0 },
    later,
    DEFAULT_POLICY,
  )
  expect(outcome(moved)).toBe('in-review')
})

test('the clock ends uploads and validations that nothing moves any more', () => {
  const after = '2026-03-09T12:00:00.000Z'
  expect(whyOverdue(aVersion('awaiting-upload'), noon)).toBeUndefined()
  expect(whyOverdue(aVersion('awaiting-upload'), after)?.code).toBe('upload-expired')
  expect(whyOverdue(aVersion('validating'), after)?.code).toBe('validation-failed')
  expect(whyOverdue(aVersion('in-review'), after)).toBeUndefined()
})

test('a version moves one way: any sequence of moves follows the table of moves', () => {
  const candidate = aVersion('in-review').candidate
  const moves: ((version: Version) => unknown)[] = [
    (version) => receive(version, { key: 'k', versionId: 'v', bytes: 1 }, later),
    (version) => toReview(version, candidate, { errors: 0, warnings: 0, notices: 0 }, later, DEFAULT_POLICY),
    (version) => reject(version, { code: 'x', message: 'x' }, later),
    (version) => sign(version, leo, 'liaison', signature, { note: '' }, later),
    (version) => sign(version, priya, 'privacy-reviewer', signature, { note: '' }, later),
    (version) => giveBack(version, priya, 'privacy-reviewer', signature, { note: 'no' }, later),
    (version) => release(version, later),
    (version) => supersede(version, 2, later),
    (version) => withdraw(version, ines, 'gone', later),
  ]
  const anyMoves = fc.array(fc.integer({ min: 0, max: moves.length - 1 }), { maxLength: 30 })
  fc.assert(
    fc.property(fc.constantFrom(...(Object.keys(MOVES) as VersionStatus[])), anyMoves, (status, picked) => {
      let version: Version = aVersion(status)
      for (const index of picked) {
        const moved = moves[index]!(version)
        if (isRefusal(moved)) continue
        const next = moved as Version
        if (next.status !== version.status) expect(MOVES[version.status]).toContain(next.status)
        expect(next.revision).toBe(version.revision + 1)
        version = next
      }
    }),
  )
})

test('a sign-off is bound to what was declared and redacted, too', () => {
  const redactions = [{ method: 'drop' as const, column: 'species' }]
  const handled = { ...content, handling: { ...NO_HANDLING, redactions } }
  const signatures = [content, { ...content, handling: NO_HANDLING }, handled].map((one) => signatureOf(metadata, one))
  expect(new Set(signatures).size).toBe(3)
})

test('nobody signs a file that was theirs when a colleague had it checked again', () => {
  const again = aVersion('in-review', { createdBy: ines, alsoUploadedBy: [leo] })
  expect(sign(again, leo, 'liaison', again.candidate.signature, { note: '' }, later)).toMatchObject({
    code: 'own-upload',
  })
})
