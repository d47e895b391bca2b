import {
  bothTimesText,
  easesEmbargo,
  faultIn,
  faultInNote,
  kindsAfter,
  localInput,
  momentOf,
  suggestedTime,
} from '../../../web/console/release-times.ts'

const now = new Date('2026-11-27T09:00:00.000Z')
const by = { id: 'ana', name: 'Ana', email: '' }
const embargo = { kind: 'embargo' as const, at: '2026-12-01T14:00:00.000Z', by, note: '' }

test('a time survives the way into the form and back, to the minute', () => {
  expect(momentOf(localInput(embargo.at))).toBe(embargo.at)
})

test('a reader sees the own clock, and UTC', () => {
  expect(bothTimesText(embargo.at)).toMatch(/December 1, 2026.*UTC$/)
})

const typed = [
  { input: '', says: /Choose a day/ },
  { input: '2026-12-01', says: /Choose a day/ },
  { input: localInput('2026-11-27T08:59:00.000Z'), says: /has passed/ },
  { input: localInput('2028-01-01T00:00:00.000Z'), says: /a year ahead/ },
  { input: localInput(embargo.at), says: undefined },
]
for (const { input, says } of typed) {
  test(`the time "${input}" ${says ? 'is told at its field' : 'is taken'}`, () => {
    if (says) expect(faultIn(input, now)).toMatch(says)
    else expect(faultIn(input, now)).toBeUndefined()
  })
}

test('what the form begins with is never in the past', () => {
  expect(faultIn(suggestedTime(now), now)).toBeUndefined()
})

test('an embargo can be made longer by anybody, and less only by administrators who say why', () => {
  expect(kindsAfter(undefined, false)).toEqual(['at-once', 'set', 'embargo'])
  expect(kindsAfter(embargo, false)).toEqual(['embargo'])
  expect(kindsAfter(embargo, true)).toEqual(['set', 'embargo'])
  expect(easesEmbargo(embargo, 'embargo', '2026-12-02T14:00:00.000Z')).toBe(false)
  expect(faultInNote(embargo, 'embargo', '2026-11-30T14:00:00.000Z', 'soon')).toMatch(/why the embargo ends/)
  expect(faultInNote(embargo, 'set', '2026-12-02T14:00:00.000Z', 'The mayor spoke early.')).toBeUndefined()
})
