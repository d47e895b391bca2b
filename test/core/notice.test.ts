// What a stage says of itself: defaults, the city's own words, and what changes with the day.
import {
  feedbackState,
  hasNoticePage,
  invitationKeyName,
  noticeOf,
  noticeOn,
  noticePrint,
  noticeText,
  withoutTexts,
} from '../../core/notice.ts'
import { readSettings, type SettingsInput } from '../../core/settings.ts'
import plazaConfig from '../../plaza.config.ts'

const feedback = { from: '2026-11-01', to: '2027-03-31' }
const moves = { to: 'https://data.alderbay.example', on: '2027-04-15' }

test('beta is labelled without a setting, production says nothing', () => {
  expect(noticeOf('beta', {})).toEqual({ mode: 'label' })
  expect(noticeOf('production', {})).toEqual({ mode: 'none' })
  expect(noticeOf('production', { notice: { mode: 'acknowledge' } })).toEqual({ mode: 'acknowledge' })
})

test("the city's own words count in their language, the portal's in the other", () => {
  const texts = { en: 'We are trying this out.' }
  expect(noticeText({ texts }, 'en')).toBe(texts.en)
  expect(noticeText({ texts }, 'es')).toContain('versión beta')
})

const days = [
  ['2026-10-31', 'before'],
  ['2026-11-01', 'open'],
  ['2027-03-31', 'open'],
  ['2027-04-01', 'over'],
] as const
for (const [day, state] of days) {
  test(`on ${day} the period is ${state}`, () => expect(feedbackState({ feedback }, day)).toBe(state))
}

test('without a period there is no state, and the day changes nothing', () => {
  expect(noticeOn({ mode: 'label' }, '2027-01-01')).toEqual({ mode: 'label' })
})

test('the portal has moved from the day on', () => {
  const movedOn = (day: string) => noticeOn({ mode: 'label', moves }, day).hasMoved
  expect([movedOn('2027-04-14'), movedOn('2027-04-15')]).toEqual([false, true])
})

test('other words in any language are another print, and the same words the same', () => {
  const texts = { en: 'We are trying this out.', es: 'Lo estamos probando.' }
  const print = noticePrint({ texts })
  expect(print).toMatch(/^[0-9a-f]{8}$/)
  expect(noticePrint({ texts: { ...texts } })).toBe(print)
  expect(noticePrint({ texts: { ...texts, es: 'Lo estamos probando aún.' } })).not.toBe(print)
  expect(noticePrint({})).not.toBe(print)
})

test('there is a page about it where there is something to say', () => {
  expect(
    [{ mode: 'label' as const }, { mode: 'none' as const }, { mode: 'none' as const, feedback }].map(hasNoticePage),
  ).toEqual([true, false, true])
})

test('the API gets everything but the words', () => {
  const texts = { en: 'We are trying this out.' }
  expect(withoutTexts({ mode: 'label', texts, feedback })).toEqual({ mode: 'label', feedback })
})

test('each round of invitations has a key of its own', () => {
  expect(invitationKeyName('alder-bay-beta', {})).toBe('/plaza/alder-bay-beta/invitation-key/1')
  expect(invitationKeyName('alder-bay-beta', { round: 2 })).toBe('/plaza/alder-bay-beta/invitation-key/2')
})

const beta = plazaConfig.stages.beta
const wrong = [
  {
    name: 'a period that ends before it begins',
    given: { feedback: { from: '2027-03-01', to: '2027-02-01' } },
    says: 'stages.beta.feedback',
  },
  {
    name: 'an address that is none',
    given: { moves: { ...moves, to: 'data.alderbay.example' } },
    says: 'stages.beta.moves.to',
  },
  {
    name: 'an address with a slash at the end',
    given: { moves: { ...moves, to: `${moves.to}/` } },
    says: 'no slash at the end',
  },
  {
    name: 'a domain with an @',
    given: { invitation: { mailDomains: ['@alderbay.example'] } },
    says: 'a domain such as',
  },
  {
    name: 'words that are too short',
    given: { notice: { mode: 'label', texts: { en: 'Beta' } } },
    says: 'notice.texts.en',
  },
]
for (const { name, given, says } of wrong) {
  test(`the settings refuse ${name}, and say where`, () => {
    const settings = { ...plazaConfig, stages: { ...plazaConfig.stages, beta: { ...beta, ...given } } } as SettingsInput
    expect(() => readSettings(settings)).toThrow(says)
  })
}
