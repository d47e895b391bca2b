// web/console/parts/yearly/words-fields.tsx: what the city says about its year, its languages side by side.
import type { Language } from '../../../../core/languages.ts'
import { YEAR_LIMITS, YEAR_TEXTS } from '../../../../core/yearly-review.ts'
import { yearlyWords } from '../../../../core/yearly-words.ts'
import { useDesk } from '../../context.ts'
import { LANGUAGE_WORDS } from '../../translation-draft.ts'
import type { WordsDraft } from '../../yearly-draft.ts'
import { Field } from '../field.tsx'

interface WordsFieldsProps {
  readonly draft: WordsDraft
  readonly onChange: (draft: WordsDraft) => void
}

export function WordsFields({ draft, onChange }: WordsFieldsProps) {
  const { languages } = useDesk().me.city
  return (
    <>
      <p class="muted" id="yearly-text-hint">
        Plain text. A line that begins with ## is a heading, with - or 1. an item of a list. A blank line begins a
        paragraph. Where a language is left empty, its readers get the other text, marked as another language.
      </p>
      <div class="yearly-languages">
        {languages.map((language, index) => (
          <fieldset key={language} class="choice-group">
            <legend>{LANGUAGE_WORDS[language]}</legend>
            <OneLanguage {...{ language, draft, onChange }} isFirst={index === 0} />
          </fieldset>
        ))}
      </div>
    </>
  )
}

function OneLanguage({
  language,
  isFirst,
  draft,
  onChange,
}: WordsFieldsProps & { language: Language; isFirst: boolean }) {
  const own = draft[language]!
  return (
    <>
      {YEAR_TEXTS.map((name) => (
        <Field
          key={name}
          id={`yearly-${language}-${name}`}
          label={`${LANGUAGE_WORDS[language]}: ${yearlyWords.en.texts[name].toLowerCase()}`}
          optional={!isFirst}
        >
          {(control) => (
            <textarea
              {...control}
              aria-describedby="yearly-text-hint"
              lang={language}
              rows={7}
              maxLength={YEAR_LIMITS.text}
              value={own[name]}
              onInput={(event) => onChange({ ...draft, [language]: { ...own, [name]: event.currentTarget.value } })}
            />
          )}
        </Field>
      ))}
    </>
  )
}
