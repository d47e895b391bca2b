// test/support/launch.ts: launches of production: one of long ago, for tests that are about something else, and one to spoil.

import { PORTAL } from '../../core/audit.ts'
import { type Launch, NO_LAUNCH } from '../../core/launch.ts'

/** The public was let in long ago: no banner any more. */
export const LONG_LAUNCHED: Launch = {
  ...NO_LAUNCH,
  ...{ revision: 3, state: 'launched', launchedAt: '2025-01-15T15:00:00.000Z', updatedBy: PORTAL },
}

/** Everything written, a time set. */
export function aLaunch(overrides: Partial<Launch> = {}): Launch {
  return {
    ...NO_LAUNCH,
    ...{ revision: 2, state: 'scheduled', scheduledAt: '2026-03-02T15:00:00.000Z', speaker: 'Maria Vega' },
    texts: {
      en: { speakerTitle: 'Mayor', statement: 'This data is yours.', portraitAlt: 'Maria Vega in her office' },
      es: { speakerTitle: 'Alcaldesa', statement: 'Estos datos son suyos.', portraitAlt: 'Maria Vega en su despacho' },
    },
    pressContact: { name: 'Press office', email: 'press@alderbay.example', phone: '555 0100' },
    updatedAt: '2026-03-01T09:00:00.000Z',
    updatedBy: { id: 'acc_ada', name: 'Ada Lindqvist', email: 'ada@alderbay.example' },
    ...overrides,
  }
}
