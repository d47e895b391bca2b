import { readSettings, type SettingsInput } from '../../core/settings.ts'
import sample from '../../plaza.config.ts'

test('the settings of the sample city are valid', () => {
  expect(readSettings(sample)).toMatchObject(sample)
})

const spoiled: [string, (settings: SettingsInput) => unknown, string][] = [
  ['a portal id with capitals', (settings) => ({ ...settings, portalId: 'Alder' }), 'portalId: 3 to 20 lower-case'],
  [
    'a colour by name',
    (settings) => ({ ...settings, city: { ...settings.city, brand: 'red' } }),
    'city.brand: a colour such as',
  ],
  ['no department', (settings) => ({ ...settings, city: { ...settings.city, departments: [] } }), 'city.departments'],
  ['a missing stage', (settings) => ({ ...settings, stages: { beta: settings.stages.beta } }), 'stages.production'],
  [
    'more words than a function can be told',
    (settings) => ({
      ...settings,
      city: {
        ...settings.city,
        topics: Array(24).fill('x'.repeat(60)),
        departments: Array(40).fill({ id: 'aa', name: 'y'.repeat(60) }),
      },
    }),
    'at most 2500 characters',
  ],
]
for (const [name, spoil, says] of spoiled) {
  test(`${name} is refused, with the place and what was expected`, () => {
    expect(() => readSettings(spoil(sample))).toThrow(says)
  })
}

test('everything that is wrong is said at once', () => {
  const wrong = { ...sample, portalId: 'X', city: { ...sample.city, accent: '' } }
  expect(() => readSettings(wrong)).toThrow(/portalId[\s\S]*city\.accent/)
})
