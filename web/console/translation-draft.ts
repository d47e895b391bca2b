// web/console/translation-draft.ts: what readers read of a dataset in a further language, while it is typed. Pure.
import { LANGUAGES, type Language } from '../../core/languages.ts'
import type { Metadata } from './api.ts'
import { type ColumnDraft, columnDrafts, columnsOf } from './columns-draft.ts'

/** Languages in the words of the console, which speaks English. */
export const LANGUAGE_WORDS: Readonly<Record<Language, string>> = { en: 'English', es: 'Spanish' }

/** The texts of one language. All empty: not translated. */
export interface TextsDraft {
  readonly title: string
  readonly description: string
  readonly conditions: string
  readonly knownIssues: string
  /** One line for each column that is described in the first language, then those of columns that are gone. */
  readonly columns: readonly ColumnDraft[]
}

export const TEXT_FIELDS = ['title', 'description', 'conditions', 'knownIssues'] as const
export type TextField = (typeof TEXT_FIELDS)[number]
export type TranslatedField = `translations.${Language}.${TextField | 'columns'}`
export type TranslationDrafts = Partial<Readonly<Record<Language, TextsDraft>>>

type Texts = NonNullable<NonNullable<Metadata['translations']>[Language]>

/** @param languages those to write in beside the ones that were written in already */
export function translationDrafts(
  { columns, translations }: Pick<Metadata, 'columns' | 'translations'>,
  languages: readonly Language[],
): TranslationDrafts {
  const names = columns.map(({ name }) => name)
  const wanted = LANGUAGES.filter((language) => languages.includes(language) || translations?.[language])
  return Object.fromEntries(wanted.map((language) => [language, textsDraft(names, translations?.[language])]))
}

function textsDraft(names: readonly string[], texts: Texts | undefined): TextsDraft {
  const { title = '', description = '', conditions = '', knownIssues = '', columns = [] } = texts ?? {}
  return { title, description, conditions, knownIssues, columns: columnDrafts(names, columns) }
}

/** What the API takes; languages without a word are left out. */
export function translationsOf(drafts: TranslationDrafts): NonNullable<Metadata['translations']> {
  const written = LANGUAGES.flatMap((language) => {
    const texts = drafts[language] && textsOf(drafts[language])
    return texts ? [[language, texts] as const] : []
  })
  return Object.fromEntries(written)
}

function textsOf(draft: TextsDraft): Texts | undefined {
  const columns = columnsOf(draft.columns)
  const [title, description, conditions, knownIssues] = TEXT_FIELDS.map((field) => draft[field].trim()) as [
    string,
    string,
    string,
    string,
  ]
  if (![title, description, conditions, knownIssues].some(Boolean) && columns.length === 0) return undefined
  return {
    title,
    description,
    ...(conditions ? { conditions } : {}),
    ...(knownIssues ? { knownIssues } : {}),
    ...(columns.length > 0 ? { columns } : {}),
  }
}

/** A page is in one language: a title without a description would be half of one. */
export function translationFaults(drafts: TranslationDrafts): Partial<Record<TranslatedField, string>> {
  const faults = LANGUAGES.flatMap((language) => {
    const texts = drafts[language] && textsOf(drafts[language])
    if (!texts) return []
    const missing = (['title', 'description'] as const).filter((field) => texts[field] === '')
    return missing.map((field) => [`translations.${language}.${field}`, missingWords(language, field)] as const)
  })
  return Object.fromEntries(faults)
}

function missingWords(language: Language, field: 'title' | 'description'): string {
  return `Write the ${field} in ${LANGUAGE_WORDS[language]}, too, or leave all of its texts empty.`
}
