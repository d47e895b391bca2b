// core/readiness-about-data.ts: what the portal checks of the launch set before the launch. Pure.
import { GOOD_QUALITY } from './launch-set.ts'
import type { DatasetFacts, ReadinessFacts } from './readiness-facts.ts'
import { type ComputedCheck, type Found, met, notMet, SOURCES, someOf } from './readiness-rows.ts'

/** Met when nothing is wrong with any dataset of the launch set; an empty set proves nothing. */
function everyDataset(facts: ReadinessFacts, fine: string, whatIsWrong: (one: DatasetFacts) => string): Found {
  const { set, onlyPlanned } = facts
  if (set.length + onlyPlanned.length === 0) return notMet('The launch set is empty.')
  const wrong = [
    ...set.flatMap((one) => {
      const words = whatIsWrong(one)
      return words === '' ? [] : [`${one.title}: ${words}`]
    }),
    ...onlyPlanned.map((title) => `${title}: it is only on the plan`),
  ]
  return wrong.length === 0 ? met(`All ${set.length}: ${fine}.`) : notMet(`${someOf(wrong)}.`)
}

const PREPARATION = '#/preparation'
const FEWEST_DATASETS = 4
const FEWEST_DEPARTMENTS = 2

export const DATA_CHECKS: readonly ComputedCheck[] = [
  {
    ...{ id: 'launch-set', area: 'data', required: true, source: SOURCES.whatWorks, href: PREPARATION },
    title: 'The launch set has four datasets or more, of two departments or more',
    fix: 'Choose datasets on the page Preparation: what people ask for, and what is ready.',
    look: ({ set, onlyPlanned, departments }) => {
      const names = new Map(departments.map(({ id, name }) => [id, name]))
      const from = [...new Set(set.map(({ departmentId }) => names.get(departmentId) ?? departmentId))]
      const words = `${set.length} dataset(s) of ${from.length} department(s)${from.length > 0 ? `: ${from.join(', ')}` : ''}${onlyPlanned.length > 0 ? `; ${onlyPlanned.length} more only on the plan` : ''}.`
      return set.length >= FEWEST_DATASETS && from.length >= FEWEST_DEPARTMENTS ? met(words) : notMet(words)
    },
  },
  {
    ...{ id: 'set-signed', area: 'data', required: true, source: SOURCES.sunlight, href: '#/reviews' },
    title: 'Every dataset of the launch set is signed, and the signatures cover what would be public',
    fix: 'Ask the people named to review and sign; what was returned is corrected and uploaded again.',
    look: (facts) => everyDataset(facts, 'signed as the policy asks', ({ whyNotSigned }) => whyNotSigned),
  },
  {
    ...{ id: 'set-passes', area: 'data', required: true, source: SOURCES.govex, href: PREPARATION },
    title: 'No dataset of the launch set failed its last check',
    fix: 'Open the dataset, read the report, decide or correct, and have it checked again.',
    look: (facts) => everyDataset(facts, 'the newest version passed', ({ failedGate }) => failedGate),
  },
  {
    ...{ id: 'set-fresh', area: 'data', required: true, source: SOURCES.dataGov, href: PREPARATION },
    title: 'Every dataset of the launch set is as new as promised',
    fix: 'Upload a new version, or promise a rhythm that can be kept.',
    look: (facts) => everyDataset(facts, 'as new as promised', ({ whyNotFresh }) => whyNotFresh),
  },
  {
    ...{ id: 'set-documented', area: 'data', required: true, source: SOURCES.dataGov, href: PREPARATION },
    title: 'Every dataset of the launch set is documented: description, columns, licence, contact',
    fix: 'Open the dataset and fill in what is named; a change needs new signatures.',
    look: (facts) =>
      everyDataset(facts, 'described, with every column, licence and contact', ({ undocumented }) =>
        undocumented.join(' '),
      ),
  },
  {
    ...{ id: 'set-formats', area: 'data', required: true, source: SOURCES.sunlight, href: PREPARATION },
    title: 'Every dataset of the launch set comes in an open format that programs and spreadsheets read',
    fix: 'Begin a new version: the check makes the formats.',
    look: (facts) =>
      everyDataset(facts, 'there as CSV, among others', ({ formats }) =>
        formats.includes('csv') ? '' : `expected CSV, found ${formats.join(', ') || 'no file'}`,
      ),
  },
  {
    ...{ id: 'set-not-restricted', area: 'data', required: true, source: SOURCES.govex, href: PREPARATION },
    title: 'Nothing in the launch set may not be published',
    fix: 'Take it out of the launch set, or have it classified anew.',
    look: (facts) =>
      everyDataset(facts, 'may be published', ({ classification }) =>
        classification === 'restricted' ? 'it is classified as restricted' : '',
      ),
  },
  {
    ...{ id: 'set-quality', area: 'data', required: false, source: SOURCES.whatWorks, href: PREPARATION },
    title: 'Every dataset of the launch set has a quality score of 75 or more',
    fix: 'The quality section of the version names what costs points.',
    look: (facts) =>
      everyDataset(facts, 'good or very good', ({ quality }) =>
        quality === undefined ? 'no score yet' : quality < GOOD_QUALITY ? `score ${quality}` : '',
      ),
  },
  {
    ...{ id: 'set-languages', area: 'data', required: false, source: SOURCES.whatWorks, href: PREPARATION },
    title: 'Titles and descriptions of the launch set are there in every language of the site',
    fix: 'Open the dataset and translate its title and description.',
    look: (facts) => {
      const others = facts.languages.slice(1)
      return everyDataset(facts, 'translated', ({ languages }) => {
        const missing = others.filter((language) => !languages.includes(language))
        return missing.length === 0 ? '' : `not in ${missing.join(', ')}`
      })
    },
  },
  {
    ...{ id: 'data-json', area: 'data', required: true, source: SOURCES.dataGov, href: PREPARATION },
    title: 'data.json of the launch set is valid for harvesters',
    fix: 'Correct the fields that are named in the description of the dataset.',
    look: ({ set, dataJsonFaults }) =>
      set.length === 0
        ? notMet('The launch set is empty.')
        : dataJsonFaults.length === 0
          ? met(`${set.length} dataset(s), every field that DCAT-US 1.1 asks for.`)
          : notMet(`${someOf(dataJsonFaults)}.`),
  },
]
