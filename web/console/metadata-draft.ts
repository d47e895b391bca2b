// web/console/metadata-draft.ts: a dataset's description while it is typed, and what is wrong with it.
import type { Language } from '../../core/languages.ts'
import { CLASSIFICATIONS, type Classification, FREQUENCIES, type Frequency } from '../../core/model.ts'
import type { Me, Metadata, ProblemDocument } from './api.ts'
import { myDepartments } from './rights.ts'
import {
  type TranslatedField,
  type TranslationDrafts,
  translationDrafts,
  translationFaults,
  translationsOf,
} from './translation-draft.ts'

/** Everything as text, as forms hold it; keywords separated by commas. */
export interface Draft {
  readonly title: string
  /** Address of the page; empty: made from the title. Asked once, when the dataset is created. */
  readonly slug: string
  readonly description: string
  readonly departmentId: string
  readonly topic: string
  readonly keywords: string
  readonly license: string
  readonly frequency: Frequency
  readonly contactName: string
  readonly contactEmail: string
  readonly classification: Classification
  /** What users must observe; kept only where the data is open with conditions. */
  readonly conditions: string
  readonly knownIssues: string
  /** The texts in the further languages of the public site. */
  readonly translations: TranslationDrafts
}

export type Field = Exclude<keyof Draft, 'translations'>
/** What is wrong, by field; fields that are right are absent. */
export type Faults = Partial<Readonly<Record<Field | TranslatedField, string>>>

export const LICENSES = [
  { url: 'https://creativecommons.org/publicdomain/zero/1.0/', name: 'CC0 1.0: no conditions at all' },
  { url: 'https://creativecommons.org/licenses/by/4.0/', name: 'CC BY 4.0: name the city' },
  { url: 'https://opendatacommons.org/licenses/odbl/1-0/', name: 'ODbL 1.0: name the city, share what is built on it' },
] as const

export function emptyDraft(me: Me): Draft {
  const departments = myDepartments(me)
  return {
    title: '',
    slug: '',
    description: '',
    departmentId: departments.length === 1 ? departments[0]!.id : '',
    topic: '',
    keywords: '',
    license: LICENSES[0].url,
    frequency: 'asNeeded',
    contactName: me.name,
    contactEmail: me.email,
    classification: 'open',
    conditions: '',
    knownIssues: '',
    translations: translationDrafts({ columns: [] }, furtherLanguages(me)),
  }
}

/** Languages of the public site beside its first one, in which the texts themselves are. */
export function furtherLanguages(me: Me): readonly Language[] {
  return me.city.languages.slice(1)
}

/** @param languages in which the texts can be written, too */
export function draftOf(metadata: Metadata, languages: readonly Language[] = []): Draft {
  const { columns: _, keywords, translations: _texts, ...same } = metadata
  const translations = translationDrafts(metadata, languages)
  return { ...NOTHING_DECLARED, ...same, translations, slug: '', keywords: keywords.join(', ') }
}

/** What counts where nothing is declared. */
const NOTHING_DECLARED = { classification: 'open', conditions: '', knownIssues: '' } as const

/** What the API takes; the columns are described elsewhere. */
export function metadataOf(draft: Draft): Omit<Metadata, 'columns'> {
  const { slug: _, keywords, conditions, knownIssues, translations, ...same } = draft
  const texts = translationsOf(translations)
  const isBound = draft.classification === 'open-with-conditions' && conditions.trim() !== ''
  return {
    ...same,
    ...(isBound ? { conditions: conditions.trim() } : {}),
    ...(knownIssues.trim() ? { knownIssues: knownIssues.trim() } : {}),
    ...(Object.keys(texts).length > 0 ? { translations: texts } : {}),
    keywords: keywords
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
  }
}

/** Fields in which two drafts differ, ready to be sent. */
export function changesBetween(before: Metadata, draft: Draft): Partial<Metadata> {
  const declared: Metadata = {
    ...NOTHING_DECLARED,
    ...before,
    // In the order and form in which a form writes them.
    translations: translationsOf(translationDrafts(before, [])),
  }
  const changed = Object.entries({ conditions: '', knownIssues: '', translations: {}, ...metadataOf(draft) }).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(declared[field as keyof Metadata]),
  )
  return Object.fromEntries(changed)
}

const MISSING: readonly (readonly [Field, string])[] = [
  ['title', 'Write a title.'],
  ['description', 'Write what the data is about.'],
  ['departmentId', 'Choose the department.'],
  ['topic', 'Choose a topic.'],
  ['license', 'Choose a licence.'],
  ['contactName', 'Write who answers questions.'],
  ['contactEmail', 'Write an e-mail address for questions.'],
]

/** What can be said before the API is asked. */
export function faultsIn(draft: Draft): Faults {
  const missing = MISSING.filter(([field]) => draft[field].trim() === '')
  const faults: Record<string, string> = {
    ...Object.fromEntries(missing),
    ...translationFaults(draft.translations),
  }
  if (!faults['license'] && !isWebAddress(draft.license)) faults['license'] = WEB_ADDRESS
  if (!faults['contactEmail'] && !/^\S+@\S+\.\S+$/.test(draft.contactEmail.trim())) faults['contactEmail'] = EMAIL
  if (!FREQUENCIES.includes(draft.frequency)) faults['frequency'] = 'Choose how often the data is renewed.'
  if (!CLASSIFICATIONS.includes(draft.classification)) faults['classification'] = 'Choose how sensitive the data is.'
  return faults
}

const WEB_ADDRESS = 'Write a full web address, such as https://example.org/licence.'
const EMAIL = 'Write a full e-mail address, such as parks@city.example.'

/** Refusals that are about one field without saying so. */
const FIELD_OF_CODE: Readonly<Record<string, Field>> = {
  'no-such-department': 'departmentId',
  'not-your-department': 'departmentId',
  'no-such-topic': 'topic',
  'slug-taken': 'slug',
}

/** What the API found wrong, by field; what belongs to no field is left to the summary. */
export function faultsFrom(problem: ProblemDocument): Faults {
  const field = FIELD_OF_CODE[problem.code]
  if (field) return { [field]: `${problem.title} ${problem.fix}` }
  const faults: Record<string, string> = {}
  for (const { where, expected } of problem.faults ?? []) {
    const name = where.split('.', where.startsWith('translations.') ? 3 : 1).join('.')
    faults[name] ??= inWords(expected)
  }
  return faults
}

/** The checker's own sentences, shorter. */
function inWords(expected: string): string {
  const most = /<=\s*(\d+) (characters|items)/.exec(expected)
  if (most) return `At most ${most[1]} ${most[2]}.`
  if (/>=\s*1 /.test(expected)) return 'This must not be empty.'
  if (/invalid url/i.test(expected)) return WEB_ADDRESS
  if (/invalid email/i.test(expected)) return EMAIL
  return `Expected: ${expected}.`
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}
