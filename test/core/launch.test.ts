// The moves of a launch, its overrides by two people, and its texts with figures.
import { isRefusal } from '../../core/errors.ts'
import { LANGUAGES } from '../../core/languages.ts'
import { bannerUntil, isOpenToPublic, isOverridden, type Launch, NO_LAUNCH, publicLaunch } from '../../core/launch.ts'
import { fillLaunch, LAUNCH_PLACES, type LaunchFigures, unknownPlaces } from '../../core/launch-fill.ts'
import { callOff, letIn, override, portray, scheduleLaunch, takeBack, writeLaunch } from '../../core/launch-moves.ts'
import { LAUNCH_STARTERS, launchTextsIn, STATEMENT_STARTERS } from '../../core/launch-texts.ts'
import { memberWith } from '../../core/members.ts'
import { aLaunch } from '../support/launch.ts'

const NOW = '2026-03-01T12:00:00.000Z'
const LATER = '2026-03-02T15:00:00.000Z'
const person = (id: string) =>
  memberWith({ id, name: id, email: `${id}@city.example` }, [{ role: 'administrator', department: '*' }])
const [ada, root] = [person('ada'), person('root')]
const check = { id: 'restore-drill', required: true, state: 'not-met' as const }
const codeOf = (value: unknown) => (isRefusal(value) ? value.code : 'done')
const preparing: Launch = { ...NO_LAUNCH, revision: 1 }
const launched: Launch = { ...aLaunch(), state: 'launched', launchedAt: LATER }

const times = [
  { name: 'a time to come is set', given: preparing, at: LATER, gives: 'done' },
  { name: 'now is set', given: preparing, at: undefined, gives: 'done' },
  { name: 'another time is set', given: aLaunch(), at: '2026-03-05T15:00:00.000Z', gives: 'done' },
  { name: 'a time that has passed is refused', given: preparing, at: '2026-03-01T11:59:00.000Z', gives: 'bad-request' },
  { name: 'more than a year ahead is refused', given: preparing, at: '2027-03-03T12:00:00.000Z', gives: 'bad-request' },
  { name: 'once is enough', given: launched, at: LATER, gives: 'launch-state' },
  { name: 'what is happening is not moved', given: aLaunch({ scheduledAt: NOW }), at: LATER, gives: 'launch-state' },
]
for (const { name, given, at, gives } of times) {
  test(`the time of a launch: ${name}`, () => expect(codeOf(scheduleLaunch(given, at, [], ada, NOW))).toBe(gives))
}

test('a red check stands in the way, and the refusal names it', () => {
  const refused = scheduleLaunch(
    preparing,
    LATER,
    [{ id: 'contacts', title: 'Every department has a contact' }],
    ada,
    NOW,
  )
  expect(refused).toMatchObject({ code: 'launch-gate', detail: 'contacts (Every department has a contact)' })
})

test('a time is called off until it has come', () => {
  const off = callOff(aLaunch(), ada, NOW) as Launch
  expect([off.state, off.scheduledAt, off.revision]).toEqual(['preparing', undefined, 3])
  expect(codeOf(callOff(aLaunch({ scheduledAt: NOW }), ada, NOW))).toBe('launch-state')
  expect(codeOf(callOff(preparing, ada, NOW))).toBe('launch-state')
  expect(codeOf(callOff(launched, ada, NOW))).toBe('launch-state')
})

test('nobody is let in before the time', () => {
  expect(() => letIn(aLaunch(), 'news', NOW)).toThrow('whose time has come')
  expect(() => letIn(preparing, 'news', LATER)).toThrow()
  expect(letIn(aLaunch(), 'news', LATER)).toMatchObject({
    state: 'launched',
    launchedAt: LATER,
    newsId: 'news',
    revision: 3,
  })
})

test('a check is let pass by two people with a reason, and taken back by one', () => {
  expect(codeOf(override(preparing, check, 'soon', ada, NOW))).toBe('reason-missing')
  const half = override(preparing, check, 'The drill is next week.', ada, NOW) as Launch
  expect(isOverridden(half, 'restore-drill')).toBe(false)
  expect(codeOf(override(half, check, 'The drill is next week.', ada, NOW))).toBe('second-person')
  const whole = override(half, check, '', root, NOW) as Launch
  expect(isOverridden(whole, 'restore-drill')).toBe(true)
  expect(isOverridden(whole, 'contacts')).toBe(false)
  expect(whole.overrides[0]?.reason).toBe('The drill is next week.')
  expect(codeOf(override(whole, check, '', person('kim'), NOW))).toBe('already-decided')
  expect(isOverridden(takeBack(whole, 'restore-drill', root, NOW) as Launch, 'restore-drill')).toBe(false)
  expect(codeOf(takeBack(preparing, 'restore-drill', root, NOW))).toBe('not-found')
})

const unfit = [
  { name: 'a check that is met', given: { ...check, state: 'met' as const }, gives: 'override-unfit' },
  { name: 'a check that stops nothing', given: { ...check, required: false }, gives: 'override-unfit' },
  { name: 'a check that does not exist', given: undefined, gives: 'not-found' },
]
for (const { name, given, gives } of unfit) {
  test(`nobody lets pass ${name}`, () =>
    expect(codeOf(override(preparing, given, 'A reason that is long enough.', ada, NOW))).toBe(gives))
}

test('what is written has to fit together', () => {
  const write = (change: Parameters<typeof writeLaunch>[1]) => writeLaunch(preparing, change, 'en', ada, NOW)
  expect(codeOf(write({ texts: { en: { statement: 'Ours.' } } }))).toBe('bad-request')
  expect(codeOf(write({ speaker: 'Maria', texts: { en: { statement: 'Ours.' } } }))).toBe('done')
  expect(write({ texts: { es: { banner: 'Hay {datoss}' } } })).toMatchObject({
    detail: 'texts.es.banner: there is nothing to fill in for {datoss}',
  })
  expect(codeOf(write({ firstUses: [{ texts: { es: { title: 'a', text: 'b' } } }] }))).toBe('bad-request')
  expect(write({ speaker: '' })).toBe(preparing)
})

test('a portrait needs words for those who do not see it', () => {
  const picture = { format: 'png' as const, bytes: 9, width: 200, height: 200, sha256: 'a', md5: 'b', uploadedAt: NOW }
  expect(codeOf(portray(preparing, picture, { es: 'Una persona' }, 'en', ada, NOW))).toBe('bad-request')
  const given = portray(aLaunch(), picture, { en: 'A person' }, 'en', ada, NOW) as Launch
  expect(given.texts.en).toMatchObject({ portraitAlt: 'A person', statement: 'This data is yours.' })
})

test('beta is open, production from its launch on', () => {
  const open = [undefined, preparing, aLaunch(), launched].map((one) => isOpenToPublic('production', one))
  expect(open).toEqual([false, false, false, true])
  expect(isOpenToPublic('beta', undefined)).toBe(true)
})

test('the public learns neither of partners nor of overrides, nor of what is to be done', () => {
  const shown = publicLaunch(
    { ...launched, partners: ['a@b.example'], tasks: [{ text: 'x', owner: 'y', done: false }] },
    LATER,
  )
  for (const field of ['partners', 'overrides', 'tasks', 'updatedBy', 'scheduledBy'])
    expect(shown).not.toHaveProperty(field)
  expect(bannerUntil(launched)).toBe('2026-04-01T15:00:00.000Z')
  expect(shown.hasBanner).toBe(true)
  expect(publicLaunch(launched, '2026-04-01T15:00:00.000Z').hasBanner).toBe(false)
})

const figures: LaunchFigures = {
  datasets: 1,
  rows: 12345,
  departments: ['Parks', 'Transport'],
  formats: ['CSV', 'JSON'],
}
const place = { city: 'Alder', portal: 'Alder Data', address: 'https://x.example', at: LATER, speaker: '{rows}' }

test('figures are filled in with their nouns, in each language, and once only', () => {
  const fill = (text: string, language: 'en' | 'es') => fillLaunch(text, figures, place, language)
  expect(fill('{datasets}, {rows}, {departments}: {departmentNames}; {formats}; {day}', 'en')).toBe(
    '1 dataset, 12,345 rows, 2 departments: Parks and Transport; CSV and JSON; March 2, 2026',
  )
  expect(fill('{datasets}, {rows}, {departments}', 'es')).toBe('1 conjunto de datos, 12.345 filas, 2 departamentos')
  expect(fill('{speaker} {toString} {nothing}', 'en')).toBe('{rows} {toString} {nothing}')
  expect(unknownPlaces('{city} {toString} {x}')).toEqual(['toString', 'x'])
})

test('every text that comes with the portal fills in whole, in every language, and none speaks for a person', () => {
  for (const language of LANGUAGES) {
    for (const text of [...Object.values(LAUNCH_STARTERS[language]), STATEMENT_STARTERS[language]]) {
      expect(unknownPlaces(text)).toEqual([])
      expect(fillLaunch(text, figures, { ...place, speaker: '' }, language)).not.toMatch(/\{\w+\}/)
    }
    expect(launchTextsIn(NO_LAUNCH, language).statement).toBe('')
    expect(launchTextsIn({ texts: { [language]: { banner: '  ' } } }, language).banner).toBe(
      LAUNCH_STARTERS[language].banner,
    )
  }
  expect(LAUNCH_PLACES).toContain('datasets')
})
