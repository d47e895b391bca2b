// web/console/parts/translation-fields.tsx: the texts of a dataset in the further languages of the public site.
import type { Language } from '../../../core/languages.ts'
import type { ColumnDraft } from '../columns-draft.ts'
import type { Draft, Faults } from '../metadata-draft.ts'
import { LANGUAGE_WORDS, type TextField, type TextsDraft } from '../translation-draft.ts'
import { Field } from './field.tsx'
import { TableScroll } from './table-scroll.tsx'

interface TranslationFieldsProps {
  readonly draft: Draft
  readonly faults: Faults
  readonly change: (changes: Partial<Draft>) => void
}

export function TranslationFields({ draft, faults, change }: TranslationFieldsProps) {
  const { translations } = draft
  return (Object.entries(translations) as [Language, TextsDraft][]).map(([language, texts]) => (
    <OneLanguage
      key={language}
      {...{ language, texts, faults }}
      withConditions={draft.classification === 'open-with-conditions'}
      change={(changes) => change({ translations: { ...translations, [language]: { ...texts, ...changes } } })}
    />
  ))
}

const HINTS: Readonly<Record<TextField, string>> = {
  title: 'As people who read the language would call the data.',
  description: 'The whole description, not a summary: it replaces the other one on their page.',
  conditions: 'They bind as much as the ones above. Lawyers sign both.',
  knownIssues: 'What is wrong or missing in the data.',
}
const WORDS: Readonly<Record<TextField, string>> = {
  title: 'title',
  description: 'description',
  conditions: 'conditions of use',
  knownIssues: 'known issues',
}
const LONG: ReadonlySet<TextField> = new Set(['description', 'conditions', 'knownIssues'])

interface OneLanguageProps {
  readonly language: Language
  readonly texts: TextsDraft
  readonly faults: Faults
  readonly withConditions: boolean
  readonly change: (changes: Partial<TextsDraft>) => void
}

function OneLanguage({ language, texts, faults, withConditions, change }: OneLanguageProps) {
  const name = LANGUAGE_WORDS[language]
  const hintId = `translations-${language}-hint`
  const text = (field: TextField) => {
    const id = `translations.${language}.${field}` as const
    const set = (value: string) => change({ [field]: value })
    return (
      <Field id={id} label={`${name} ${WORDS[field]}`} hint={HINTS[field]} error={faults[id]} optional>
        {(control) =>
          LONG.has(field) ? (
            <textarea
              {...control}
              lang={language}
              rows={field === 'description' ? 6 : 3}
              value={texts[field]}
              onInput={(event) => set(event.currentTarget.value)}
            />
          ) : (
            <input
              {...control}
              type="text"
              lang={language}
              value={texts[field]}
              onInput={(event) => set(event.currentTarget.value)}
            />
          )
        }
      </Field>
    )
  }
  return (
    <fieldset class="choice-group translation" aria-describedby={hintId}>
      <legend>Texts in {name}</legend>
      <p class="muted" id={hintId}>
        The public site is in {name}, too. Where nothing is written here, its pages show the texts above, marked as
        another language. Reviewers sign what you write.
      </p>
      {text('title')}
      {text('description')}
      {withConditions && text('conditions')}
      {text('knownIssues')}
      {texts.columns.length > 0 && (
        <TranslatedColumns {...{ language }} columns={texts.columns} onChange={(columns) => change({ columns })} />
      )}
    </fieldset>
  )
}

interface TranslatedColumnsProps {
  readonly language: Language
  readonly columns: readonly ColumnDraft[]
  readonly onChange: (columns: readonly ColumnDraft[]) => void
}

function TranslatedColumns({ language, columns, onChange }: TranslatedColumnsProps) {
  const name = LANGUAGE_WORDS[language]
  const set = (index: number, changes: Partial<ColumnDraft>) =>
    onChange(columns.map((column, at) => (at === index ? { ...column, ...changes } : column)))
  return (
    <details id={`translations.${language}.columns`} tabIndex={-1}>
      <summary>Columns in {name}</summary>
      <TableScroll label={`Columns in ${name}`}>
        <table class="words columns-form">
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">{name} title</th>
              <th scope="col">What it means</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column, index) => (
              <tr key={column.name}>
                <th scope="row">
                  <code>{column.name}</code>
                </th>
                <td>
                  <input
                    aria-label={`${name} title of ${column.name}`}
                    lang={language}
                    maxLength={200}
                    value={column.title}
                    onInput={(event) => set(index, { title: event.currentTarget.value })}
                  />
                </td>
                <td>
                  <textarea
                    aria-label={`What ${column.name} means in ${name}`}
                    lang={language}
                    rows={1}
                    maxLength={2000}
                    value={column.description}
                    onInput={(event) => set(index, { description: event.currentTarget.value })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </details>
  )
}
