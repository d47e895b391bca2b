import { readSettings } from '../core/settings.ts'
import settings from '../plaza.config.ts'

test('the settings of the sample city are valid', () => {
  expect(readSettings(settings).portalId).toBe('alder-bay')
})
