// web/console/parts/news/news-form.tsx: write a piece of news, its languages side by side, each with a preview.
import { useState } from 'preact/hooks'
import type { Language } from '../../../../core/languages.ts'
import { MAX_NEWS_TEXT, MAX_NEWS_TITLE } from '../../../../core/news.ts'
import { type ProblemDocument, problemOf } from '../../api.ts'
import { useDesk } from '../../context.ts'
import type { NewsTexts } from '../../desk/news.ts'
import { draftFrom, faultsFrom, faultsIn, type NewsDraft, type NewsFaults, textsOf } from '../../news-draft.ts'
import { LANGUAGE_WORDS } from '../../translation-draft.ts'
import { Field } from '../field.tsx'
import { ProblemAlert } from '../load.tsx'
import { PolicyText } from '../policies/policy-text.tsx'
import { useFaults, useWarning } from '../writing-form.ts'

interface NewsFormProps {
  readonly start: NewsTexts
  /** Saves; what it throws is shown at the fields it is about. */
  readonly onSubmit: (texts: NewsTexts) => Promise<void>
  readonly onCancel: () => void
}

export function NewsForm({ start, onSubmit, onCancel }: NewsFormProps) {
  const { me } = useDesk()
  const { languages } = me.city
  const [draft, setDraft] = useState<NewsDraft>(() => draftFrom(start, languages))
  const { faults, form, show } = useFaults<NewsFaults>({})
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isSaving, setSaving] = useState(false)
  const isChanged = JSON.stringify(textsOf(draft)) !== JSON.stringify(start)
  useWarning(isChanged)

  async function submit(event: Event): Promise<void> {
    event.preventDefault()
    setProblem(undefined)
    if (!show(faultsIn(draft, languages[0]!))) return
    setSaving(true)
    try {
      await onSubmit(textsOf(draft))
    } catch (cause) {
      const { document } = problemOf(cause)
      setProblem(document)
      show(faultsFrom(document))
    } finally {
      setSaving(false)
    }
  }

  return (
    <form class="news-form" noValidate onSubmit={submit} ref={form}>
      {problem && <ProblemAlert problem={problem} />}
      <p class="muted" id="news-text-hint">
        Plain text. A line that begins with ## is a heading, with - or 1. an item of a list. A blank line begins a
        paragraph. Addresses with https:// become links. Where a language is left empty, its readers get the other text,
        marked as another language.
      </p>
      <div class="news-languages">
        {languages.map((language, index) => (
          <OneLanguage key={language} {...{ language, draft, faults }} isFirst={index === 0} change={setDraft} />
        ))}
      </div>
      <div class="form-actions">
        <button type="submit" class="button" disabled={isSaving}>
          {isSaving ? 'Saving…' : 'Save'}
        </button>
        <button type="button" class="button quiet" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  )
}

interface OneLanguageProps {
  readonly language: Language
  readonly isFirst: boolean
  readonly draft: NewsDraft
  readonly faults: NewsFaults
  readonly change: (next: (before: NewsDraft) => NewsDraft) => void
}

function OneLanguage({ language, isFirst, draft, faults, change }: OneLanguageProps) {
  const name = LANGUAGE_WORDS[language]
  const own = draft[language] ?? { title: '', text: '' }
  const set = (field: 'title' | 'text', value: string) =>
    change((before) => ({ ...before, [language]: { ...own, ...before[language], [field]: value } }))
  return (
    <fieldset class="choice-group">
      <legend>{name}</legend>
      <Field
        id={`news-${language}-title`}
        label={`${name} title`}
        error={faults[`${language}-title`]}
        optional={!isFirst}
      >
        {(control) => (
          <input
            {...control}
            type="text"
            lang={language}
            maxLength={MAX_NEWS_TITLE}
            value={own.title}
            onInput={(event) => set('title', event.currentTarget.value)}
          />
        )}
      </Field>
      <Field id={`news-${language}-text`} label={`${name} text`} error={faults[`${language}-text`]} optional={!isFirst}>
        {(control) => (
          <textarea
            {...control}
            aria-describedby={[control['aria-describedby'], 'news-text-hint'].filter(Boolean).join(' ')}
            lang={language}
            rows={14}
            maxLength={MAX_NEWS_TEXT}
            value={own.text}
            onInput={(event) => set('text', event.currentTarget.value)}
          />
        )}
      </Field>
      <details class="policy-preview">
        <summary>See how it will look in {name}</summary>
        <h2 class="visually-hidden">Preview in {name}</h2>
        <div lang={language}>
          <PolicyText text={own.text} />
        </div>
      </details>
    </fieldset>
  )
}
