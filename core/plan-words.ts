// core/plan-words.ts: states, priorities, reasons and days of the inventory in the words that staff and the public see.
import type { Language } from './languages.ts'
import type { PlanState, Priority, WithheldReason } from './plan-entries.ts'

const en = {
  states: {
    idea: 'Idea',
    planned: 'Planned',
    'in-preparation': 'In preparation',
    published: 'Published',
    withheld: 'Withheld',
  } satisfies Record<PlanState, string>,
  priorities: { high: 'High', medium: 'Medium', low: 'Low' } satisfies Record<Priority, string>,
  reasons: {
    privacy: 'Privacy of people',
    security: 'Security',
    law: 'A law forbids it',
    contract: 'A contract forbids it',
    'third-party-rights': 'Others hold rights in it',
    'not-ready': 'Not good enough to publish yet',
  } satisfies Record<WithheldReason, string>,
  months: 'January February March April May June July August September October November December'.split(' '),
  day: (month: string, date: number, year: number) => `${month} ${date}, ${year}`,
  quarter: (first: string, last: string, year: number) => `${first} to ${last} ${year}`,
}

const es: typeof en = {
  states: {
    idea: 'Idea',
    planned: 'Previsto',
    'in-preparation': 'En preparación',
    published: 'Publicado',
    withheld: 'Reservado',
  },
  priorities: { high: 'Alta', medium: 'Media', low: 'Baja' },
  reasons: {
    privacy: 'Privacidad de las personas',
    security: 'Seguridad',
    law: 'Una ley lo prohíbe',
    contract: 'Un contrato lo prohíbe',
    'third-party-rights': 'Otros tienen derechos sobre los datos',
    'not-ready': 'Aún no tiene calidad suficiente para publicarse',
  },
  months: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
  day: (month, date, year) => `${date} de ${month} de ${year}`,
  quarter: (first, last, year) => `${first[0]!.toUpperCase()}${first.slice(1)} a ${last} de ${year}`,
}

const WORDS: Readonly<Record<Language, typeof en>> = { en, es }

export const planStateWords = (language: Language) => WORDS[language].states
export const withheldWords = (language: Language) => WORDS[language].reasons

/** In English, for the console. */
export const PLAN_STATE_WORDS = en.states
export const PRIORITY_WORDS = en.priorities
export const WITHHELD_WORDS = en.reasons

/** `2027-03-31` as `March 31, 2027`. */
export function planDayText(day: string, language: Language = 'en'): string {
  const [year, month, date] = day.split('-').map(Number)
  const words = WORDS[language]
  return words.day(words.months[month! - 1]!, date!, year!)
}

/** The quarter of a day: an id that sorts and its words. */
export function quarterOf(day: string, language: Language = 'en'): { readonly id: string; readonly words: string } {
  const [year, month] = day.split('-').map(Number)
  const quarter = Math.ceil(month! / 3)
  const { months, quarter: words } = WORDS[language]
  return {
    id: `${year}-q${quarter}`,
    words: words(months[quarter * 3 - 3]!, months[quarter * 3 - 1]!, year!),
  }
}
