// web/console/parts/launch/uses-fields.tsx: what can be done with the data from the first day on.
import type { Language } from '../../../../core/languages.ts'
import { MAX_LAUNCH_USES } from '../../../../core/launch-contents.ts'
import { useDesk } from '../../context.ts'
import { fieldId, NO_USE, type UseDraft } from '../../launch-draft.ts'
import { LANGUAGE_WORDS } from '../../translation-draft.ts'
import { Field } from '../field.tsx'
import type { PartProps } from './words-form.tsx'

export function UsesFields({ draft, faults, change }: PartProps) {
  const { languages } = useDesk().me.city
  const { uses } = draft
  const setUse = (index: number, use: UseDraft) => change({ uses: uses.map((one, at) => (at === index ? use : one)) })

  function add(): void {
    change({ uses: [...uses, NO_USE] })
    const first = fieldId(`firstUses.${uses.length}.texts.${languages[0]}.title`)
    requestAnimationFrame(() => document.getElementById(first)?.focus())
  }

  return (
    <div class="launch-uses">
      <h3>First uses</h3>
      <p class="muted">Something that people can do with the data on the first day: an app, a map, an answer.</p>
      {uses.map((use, index) => (
        <OneUse
          key={index}
          {...{ use, index, faults, languages }}
          onChange={(next) => setUse(index, next)}
          onRemove={() => change({ uses: uses.filter((_, at) => at !== index) })}
        />
      ))}
      {uses.length < MAX_LAUNCH_USES && (
        <p>
          <button type="button" class="button quiet" onClick={add}>
            Add a first use
          </button>
        </p>
      )}
    </div>
  )
}

interface OneUseProps extends Pick<PartProps, 'faults'> {
  readonly use: UseDraft
  readonly index: number
  readonly languages: readonly Language[]
  readonly onChange: (use: UseDraft) => void
  readonly onRemove: () => void
}

function OneUse({ use, index, faults, languages, onChange, onRemove }: OneUseProps) {
  const where = `firstUses.${index}`
  const name = `First use ${index + 1}`
  const set = (language: Language, field: 'title' | 'text', value: string) =>
    onChange({ ...use, texts: { ...use.texts, [language]: { ...use.texts[language], [field]: value } } })
  return (
    <fieldset class="choice-group">
      <legend>{name}</legend>
      {languages.flatMap((language) =>
        (['title', 'text'] as const).map((field) => (
          <Field
            key={`${language}-${field}`}
            id={fieldId(`${where}.texts.${language}.${field}`)}
            label={`${LANGUAGE_WORDS[language]} ${field}`}
            optional={language !== languages[0]}
            error={faults[`${where}.texts.${language}.${field}`]}
          >
            {(control) => (
              <input
                {...control}
                type="text"
                lang={language}
                maxLength={field === 'title' ? 120 : 600}
                value={use.texts[language][field]}
                onInput={(event) => set(language, field, event.currentTarget.value)}
              />
            )}
          </Field>
        )),
      )}
      <Field
        id={fieldId(`${where}.link`)}
        label="Where it can be tried"
        optional
        hint="An address with https://, or a path of the portal such as /datasets/."
        error={faults[`${where}.link`]}
      >
        {(control) => (
          <input
            {...control}
            type="text"
            maxLength={400}
            value={use.link}
            onInput={(event) => onChange({ ...use, link: event.currentTarget.value })}
          />
        )}
      </Field>
      <p>
        <button type="button" class="button quiet danger" onClick={onRemove}>
          Remove {name.toLowerCase()}
        </button>
      </p>
    </fieldset>
  )
}
