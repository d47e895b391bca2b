// What somebody types into the form of the launch: what is sent, what is wrong, and what stays the portal's own.
import { LAUNCH_STARTERS } from '../../../core/launch-texts.ts'
import type { Launch } from '../../../web/console/desk/launch.ts'
import {
  changeFrom,
  draftFrom,
  faultsFrom,
  faultsIn,
  type LaunchDraft,
  NO_USE,
  partnersIn,
  untilText,
  withFact,
} from '../../../web/console/launch-draft.ts'
import { aLaunch } from '../../support/launch.ts'

const launch = { ...aLaunch(), site: {}, figures: {} } as unknown as Launch
const perfect = draftFrom(launch)

test('the form shows the portal’s own texts, and sends only what the city wrote', () => {
  expect(perfect.texts.en.banner).toBe(LAUNCH_STARTERS.en.banner)
  const { texts } = changeFrom({
    ...perfect,
    texts: { ...perfect.texts, en: { ...perfect.texts.en, newsTitle: 'Ours' } },
  })
  expect(texts?.en).toEqual({
    speakerTitle: 'Mayor',
    statement: 'This data is yours.',
    portraitAlt: 'Maria Vega in her office',
    newsTitle: 'Ours',
  })
  expect(Object.keys(texts?.es ?? {})).not.toContain('banner')
})

const cases: { name: string; spoil: Partial<LaunchDraft>; at: string[] }[] = [
  { name: 'nothing', spoil: {}, at: [] },
  { name: 'a statement of nobody', spoil: { speaker: ' ' }, at: ['speaker'] },
  { name: 'half a day of banner', spoil: { bannerDays: '0.5' }, at: ['bannerDays'] },
  { name: 'a year of banner', spoil: { bannerDays: '365' }, at: ['bannerDays'] },
  { name: 'a partner without an address', spoil: { partners: 'a@b.example\nlibrary' }, at: ['partners'] },
  {
    name: 'an empty first use',
    spoil: { uses: [NO_USE] },
    at: ['firstUses.0.texts.en.title', 'firstUses.0.texts.en.text'],
  },
]
for (const { name, spoil, at } of cases) {
  test(`the form says where: ${name}`, () => expect(Object.keys(faultsIn({ ...perfect, ...spoil }, 'en'))).toEqual(at))
}

test('partners stand one a line or with commas, and each once', () => {
  expect(partnersIn({ partners: 'a@b.example, A@B.example;\n c@d.example ' })).toEqual(['A@B.example', 'c@d.example'])
})

test('what the API says stands at its field', () => {
  const faults = [
    { where: 'partners.3', expected: 'x' },
    { where: 'pressContact.email', expected: 'y' },
  ]
  expect(faultsFrom({ code: 'bad-request', title: '', detail: '', fix: '', faults })).toEqual({
    partners: 'x',
    'contact.email': 'y',
  })
})

test('facts keep their order, and the countdown is in words', () => {
  expect(withFact(['formats'], 'rows', true)).toEqual(['rows', 'formats'])
  const now = Date.parse('2026-03-01T12:00:00.000Z')
  const words = [
    '2026-03-01T12:00:10.000Z',
    '2026-03-01T12:01:00.000Z',
    '2026-03-01T15:00:00.000Z',
    '2026-03-05T12:00:00.000Z',
  ]
  expect(words.map((at) => untilText(at, now))).toEqual([
    'in less than a minute',
    'in 1 minute',
    'in 3 hours',
    'in 4 days',
  ])
})
