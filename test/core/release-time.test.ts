// Before it is public: when a version may come out, who may say otherwise, and who sees it by a link.
import { isRefusal, type Refusal } from '../../core/errors.ts'
import { callOff, release, releaseTimeAfter, setReleaseTime } from '../../core/lifecycle.ts'
import type { Member, Version } from '../../core/model.ts'
import type { ReleaseTime } from '../../core/review-model.ts'
import { newPreview, parsePreviewLink, previewState, revokePreview } from '../../core/review-previews.ts'
import { ada, aMember, ines, priya, tom } from '../support/people.ts'
import { aVersion, later, metadata, noon, signOff } from '../support/versions.ts'

const outcome = (moved: object | Refusal) => (isRefusal(moved) ? moved.code : (moved as Version).status)
const afterDays = (days: number) => new Date(Date.parse(noon) + days * 86_400_000).toISOString()

const embargo: ReleaseTime = { kind: 'embargo', at: afterDays(5), by: ines, note: '' }
const note = 'The mayor spoke earlier.'
const times: {
  name: string
  before?: ReleaseTime
  by: Member
  time?: Pick<ReleaseTime, 'kind' | 'at' | 'note'>
  gives: string
}[] = [
  { name: 'a time ahead can be set', by: ines, time: { kind: 'set', at: afterDays(1), note: '' }, gives: 'approved' },
  { name: 'a time that is over cannot', by: ines, time: { kind: 'set', at: noon, note: '' }, gives: 'bad-request' },
  {
    name: 'nor one after more than a year',
    by: ines,
    time: { kind: 'set', at: afterDays(400), note: '' },
    gives: 'bad-request',
  },
  {
    name: 'an embargo can be made longer',
    before: embargo,
    by: ines,
    time: { kind: 'embargo', at: afterDays(6), note: '' },
    gives: 'approved',
  },
  { name: 'an embargo is not dropped', before: embargo, by: ines, gives: 'under-embargo' },
  {
    name: 'an embargo is not brought forward',
    before: embargo,
    by: ines,
    time: { kind: 'embargo', at: afterDays(4), note },
    gives: 'under-embargo',
  },
  {
    name: 'an embargo does not become a set time',
    before: embargo,
    by: ines,
    time: { kind: 'set', at: afterDays(5), note },
    gives: 'under-embargo',
  },
  {
    name: 'an administrator brings it forward with a reason',
    before: embargo,
    by: ada,
    time: { kind: 'set', at: afterDays(1), note },
    gives: 'approved',
  },
  {
    name: 'an administrator of another department does not',
    before: embargo,
    by: aMember('x', ['administrator'], ['finance']),
    time: { kind: 'set', at: afterDays(1), note },
    gives: 'under-embargo',
  },
  {
    name: 'nor without a reason',
    before: embargo,
    by: ada,
    time: { kind: 'set', at: afterDays(1), note: ' ' },
    gives: 'reason-missing',
  },
  { name: 'a set time is dropped by anybody', before: { ...embargo, kind: 'set' }, by: ines, gives: 'approved' },
]
for (const { name, before, by, time, gives } of times) {
  test(`time of release: ${name}`, () => {
    const version = aVersion('approved', before ? { releaseTime: before } : {})
    expect(outcome(setReleaseTime(version, by, metadata.departmentId, time, later))).toBe(gives)
  })
}

test('nothing is released before its minute, and it is from then on', () => {
  const version = aVersion('approved', { releaseTime: embargo })
  expect(outcome(release(version, afterDays(4)))).toBe('under-embargo')
  expect(outcome(release(version, embargo.at))).toBe('published')
})

test('an embargo goes on with the version that replaces it, and ends with what was public', () => {
  expect(releaseTimeAfter(aVersion('returned', { releaseTime: embargo }), later)).toEqual({ releaseTime: embargo })
  expect(releaseTimeAfter(aVersion('returned', { releaseTime: embargo }), afterDays(6))).toEqual({})
  expect(releaseTimeAfter(aVersion('published', { releaseTime: embargo }), later)).toEqual({})
})

test('staff end what is under review or approved, with a reason, and nothing that is public', () => {
  expect(outcome(callOff(aVersion('approved'), ines, 'Wrong file.', later))).toBe('rejected')
  expect(outcome(callOff(aVersion('in-review'), ines, ' ', later))).toBe('reason-missing')
  expect(outcome(callOff(aVersion('published'), ines, 'Wrong file.', later))).toBe('wrong-state')
})

test('a preview link works for its days, until it is revoked, while there is something to preview', () => {
  const guest = { name: 'The Herald', email: 'desk@herald.example', days: 2 }
  const keys = { id: `pv_${'a'.repeat(24)}`, secret: 'b'.repeat(48) }
  expect(outcome(newPreview(aVersion('in-review'), tom, guest, keys, noon))).toBe('preview-too-early')
  const looked = aVersion('in-review', { signOffs: [signOff(priya, 'privacy-reviewer')] })
  const preview = newPreview(looked, tom, guest, keys, noon)
  if (isRefusal(preview)) throw new Error(preview.code)
  expect(JSON.stringify(preview)).not.toContain(keys.secret)
  const revoked = revokePreview(preview, ada, later)
  if (isRefusal(revoked)) throw new Error(revoked.code)
  expect(previewState(preview, looked, later)).toBe('open')
  expect(previewState(preview, aVersion('in-review'), later)).toBe('ended') // the signature was voided
  expect(previewState(preview, aVersion('approved'), later)).toBe('open')
  expect(previewState(preview, aVersion('published'), later)).toBe('ended')
  expect(previewState(preview, looked, afterDays(2))).toBe('expired')
  expect(previewState(revoked, looked, later)).toBe('revoked')
  expect(outcome(newPreview(aVersion('returned'), tom, guest, keys, noon))).toBe('wrong-state')
  expect(parsePreviewLink(`${keys.id}.${keys.secret}`)).toEqual(keys)
  expect(parsePreviewLink('../x')).toBeUndefined()
})
