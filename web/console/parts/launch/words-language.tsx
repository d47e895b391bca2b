// web/console/parts/launch/words-language.tsx: the texts of the launch in one language.
import type { Language } from '../../../../core/languages.ts'
import type { LaunchText } from '../../../../core/launch.ts'
import { LAUNCH_TEXT_LIMITS } from '../../../../core/launch-contents.ts'
import { STATEMENT_STARTERS } from '../../../../core/launch-texts.ts'
import { fieldId, shownText } from '../../launch-draft.ts'
import { LANGUAGE_WORDS } from '../../translation-draft.ts'
import { Field } from '../field.tsx'
import { PolicyText } from '../policies/policy-text.tsx'
import type { PartProps } from './words-form.tsx'

interface TextField {
  readonly field: Exclude<LaunchText, 'portraitAlt'>
  readonly label: string
  /** Lines of the field; one is a single-line field. */
  readonly rows: number
  readonly hint?: string
}

const FIELDS: readonly TextField[] = [
  { field: 'speakerTitle', label: 'title of the speaker', rows: 1, hint: 'Such as Mayor.' },
  {
    field: 'statement',
    label: 'statement',
    rows: 6,
    hint: 'In the words of whoever speaks. The front page shows its beginning, the press kit all of it.',
  },
  { field: 'banner', label: 'words on the front page', rows: 2 },
  { field: 'newsTitle', label: 'title of the news', rows: 1 },
  {
    field: 'newsText',
    label: 'news',
    rows: 7,
    hint: 'Published at the moment of the launch, with the figures of that moment.',
  },
  { field: 'pressRelease', label: 'press release', rows: 12 },
  { field: 'socialShort', label: 'short post', rows: 3 },
  { field: 'socialLong', label: 'long post', rows: 5 },
]

export function WordsLanguage({
  launch,
  draft,
  faults,
  change,
  language,
}: PartProps & { readonly language: Language }) {
  const name = LANGUAGE_WORDS[language]
  const own = draft.texts[language]
  const set = (field: LaunchText, value: string) =>
    change({ texts: { ...draft.texts, [language]: { ...own, [field]: value } } })
  return (
    <fieldset class="choice-group">
      <legend>{name}</legend>
      {FIELDS.map((one) => (
        <TextControl
          key={one.field}
          {...one}
          language={language}
          value={own[one.field]}
          error={faults[`texts.${language}.${one.field}`]}
          onInput={(value) => set(one.field, value)}
        />
      ))}
      {own.statement.trim() === '' && (
        <p>
          <button type="button" class="button quiet" onClick={() => set('statement', STATEMENT_STARTERS[language])}>
            Begin the {name} statement with an example
          </button>
        </p>
      )}
      <details class="policy-preview">
        <summary>See how it will read in {name}</summary>
        <Preview {...{ launch, draft, language }} />
      </details>
    </fieldset>
  )
}

interface TextControlProps extends TextField {
  readonly language: Language
  readonly value: string
  readonly error: string | undefined
  readonly onInput: (value: string) => void
}

function TextControl({ field, label, rows, hint, language, value, error, onInput }: TextControlProps) {
  const id = fieldId(`texts.${language}.${field}`)
  const input = (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value)
  return (
    <Field id={id} label={`${LANGUAGE_WORDS[language]} ${label}`} error={error} {...(hint ? { hint } : {})}>
      {(control) => {
        const common = { ...control, lang: language, maxLength: LAUNCH_TEXT_LIMITS[field], value, onInput: input }
        const described = [control['aria-describedby'], 'launch-text-hint'].filter(Boolean).join(' ')
        return rows === 1 ? (
          <input {...common} type="text" />
        ) : (
          <textarea {...common} aria-describedby={described} rows={rows} />
        )
      }}
    </Field>
  )
}

/** The longer texts, filled in, as pages show them. */
function Preview({ launch, draft, language }: Pick<PartProps, 'launch' | 'draft'> & { readonly language: Language }) {
  const own = draft.texts[language]
  const shown = (text: string) => shownText(launch, draft.speaker, text, language)
  return (
    <div lang={language} class="launch-preview">
      <p class="lead">{shown(own.banner)}</p>
      {own.statement.trim() !== '' && (
        <blockquote>
          <PolicyText text={shown(own.statement)} />
          <footer>
            {draft.speaker}
            {own.speakerTitle && `, ${own.speakerTitle}`}
          </footer>
        </blockquote>
      )}
      <p>
        <strong>{shown(own.newsTitle)}</strong>
      </p>
      <PolicyText text={shown(own.newsText)} />
      <hr />
      <PolicyText text={shown(own.pressRelease)} />
    </div>
  )
}
