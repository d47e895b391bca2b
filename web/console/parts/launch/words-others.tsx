// web/console/parts/launch/words-others.tsx: who speaks, whom journalists ask, which facts are told, who hears of the launch.
import { LAUNCH_FACTS } from '../../../../core/launch.ts'
import { MAX_BANNER_DAYS, MAX_LAUNCH_PARTNERS } from '../../../../core/launch-contents.ts'
import { FACT_WORDS, fieldId, withFact } from '../../launch-draft.ts'
import { Field } from '../field.tsx'
import type { PartProps } from './words-form.tsx'

const CONTACT = [
  { field: 'name', label: 'Press contact', max: 120, hint: 'A person or an office.' },
  {
    field: 'email',
    label: 'Press mail address',
    type: 'email',
    max: 200,
    hint: 'The portal’s own address when empty.',
  },
  { field: 'phone', label: 'Press phone', max: 40, hint: '' },
] as const

export function WordsOthers({ draft, faults, change }: PartProps) {
  return (
    <>
      <Field
        id={fieldId('speaker')}
        label="Who speaks for the city"
        hint="The name, such as that of the mayor."
        error={faults['speaker']}
      >
        {(control) => (
          <input
            {...control}
            type="text"
            maxLength={120}
            value={draft.speaker}
            onInput={(event) => change({ speaker: event.currentTarget.value })}
          />
        )}
      </Field>
      {CONTACT.map(({ field, label, max, hint }) => (
        <Field
          key={field}
          id={fieldId(`contact.${field}`)}
          label={label}
          optional
          error={faults[`contact.${field}`]}
          {...(hint ? { hint } : {})}
        >
          {(control) => (
            <input
              {...control}
              type="text"
              maxLength={max}
              value={draft.contact[field]}
              onInput={(event) => change({ contact: { ...draft.contact, [field]: event.currentTarget.value } })}
            />
          )}
        </Field>
      ))}
      <fieldset class="choice-group">
        <legend>Facts in the press kit</legend>
        {LAUNCH_FACTS.map((fact) => (
          <label key={fact} class="check">
            <input
              type="checkbox"
              checked={draft.facts.includes(fact)}
              onChange={(event) => change({ facts: withFact(draft.facts, fact, event.currentTarget.checked) })}
            />
            <span>{FACT_WORDS[fact]}</span>
          </label>
        ))}
      </fieldset>
      <Field
        id={fieldId('bannerDays')}
        label="Days with the banner on the front page"
        hint={`From the launch on; 0 to ${MAX_BANNER_DAYS}.`}
        error={faults['bannerDays']}
      >
        {(control) => (
          <input
            {...control}
            type="text"
            inputMode="numeric"
            value={draft.bannerDays}
            onInput={(event) => change({ bannerDays: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field
        id={fieldId('partners')}
        label="Partners who get a mail"
        optional
        hint={`Mail addresses, one a line, at most ${MAX_LAUNCH_PARTNERS}. Members of the portal get theirs anyway.`}
        error={faults['partners']}
      >
        {(control) => (
          <textarea
            {...control}
            rows={4}
            spellcheck={false}
            value={draft.partners}
            onInput={(event) => change({ partners: event.currentTarget.value })}
          />
        )}
      </Field>
    </>
  )
}
