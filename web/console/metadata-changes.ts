// web/console/metadata-changes.ts: in which fields two descriptions differ, with the old and the new value in words. Pure.
import { licenceOf } from '../../core/catalog/licences.ts'
import { LANGUAGES, type Language } from '../../core/languages.ts'
import { FREQUENCY_WORDS } from '../catalog/words.ts'
import type { Metadata, Version } from './api.ts'
import { FIELD_WORDS } from './remarks.ts'
import { LANGUAGE_WORDS, TEXT_FIELDS } from './translation-draft.ts'
import { CLASSIFICATION_WORDS } from './words.ts'

export interface FieldChange {
  /** Field of the description, `columns.{name}`, or either below `translations.{language}.`. */
  readonly field: string
  readonly words: string
  /** Empty: it was not there. */
  readonly before: string
  /** Empty: it is not there any more. */
  readonly after: string
}

type Field = Exclude<keyof typeof FIELD_WORDS, 'translations'>
const FIELDS = (Object.keys(FIELD_WORDS) as (keyof typeof FIELD_WORDS)[]).filter((field) => field !== 'translations')

/** @param nameOf the name of a department by its id */
export function metadataChanges(
  before: Metadata,
  after: Metadata,
  nameOf: (departmentId: string) => string,
): FieldChange[] {
  const fields = FIELDS.map((field) => ({
    field: field as string,
    words: FIELD_WORDS[field],
    before: valueText(before, field, nameOf),
    after: valueText(after, field, nameOf),
  }))
  const translated = LANGUAGES.flatMap((language) => translationChanges(before, after, language))
  return [...fields, ...columnChanges(before.columns, after.columns), ...translated].filter(
    (one) => one.before !== one.after,
  )
}

function valueText(metadata: Metadata, field: Field, nameOf: (id: string) => string): string {
  const written: Partial<Record<Field, string>> = {
    departmentId: nameOf(metadata.departmentId),
    keywords: metadata.keywords.join(', '),
    license: licenceOf(metadata.license).name,
    frequency: FREQUENCY_WORDS[metadata.frequency],
    classification: CLASSIFICATION_WORDS[metadata.classification ?? 'open'].words,
  }
  return written[field] ?? String(metadata[field] ?? '')
}

function columnChanges(before: Metadata['columns'], after: Metadata['columns']): FieldChange[] {
  const names = [...new Set([...after, ...before].map(({ name }) => name))]
  const text = (columns: Metadata['columns'], name: string) => {
    const found = columns.find((column) => column.name === name)
    return [found?.title, found?.description].filter(Boolean).join(': ')
  }
  return names.map((name) => ({
    field: `columns.${name}`,
    words: `Column ${name}`,
    before: text(before, name),
    after: text(after, name),
  }))
}

function translationChanges(before: Metadata, after: Metadata, language: Language): FieldChange[] {
  const [old, now] = [before.translations?.[language], after.translations?.[language]]
  const texts = TEXT_FIELDS.map((field) => ({
    field: field as string,
    words: FIELD_WORDS[field],
    before: old?.[field] ?? '',
    after: now?.[field] ?? '',
  }))
  return [...texts, ...columnChanges(old?.columns ?? [], now?.columns ?? [])].map((one) => ({
    ...one,
    field: `translations.${language}.${one.field}`,
    words: `${one.words}, in ${LANGUAGE_WORDS[language]}`,
  }))
}

/** The version that the public saw before this one: what reviewers compare with. */
export function publishedBefore(versions: readonly Version[], number: number): Version | undefined {
  return versions.findLast(
    (version) =>
      version.number < number &&
      version.metadata !== undefined &&
      (version.status === 'published' || version.status === 'superseded'),
  )
}
