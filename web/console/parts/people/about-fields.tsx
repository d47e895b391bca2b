// web/console/parts/people/about-fields.tsx: what a department says about itself.
import type { ProblemDocument } from '../../api.ts'
import { Field } from '../field.tsx'
import { faultAt } from './action.tsx'

export interface AboutDraft {
  readonly name: string
  readonly about: string
  readonly website: string
}

export function whyNotNamed({ name }: AboutDraft): string | undefined {
  return name.trim() === '' ? 'Write the name.' : undefined
}

interface AboutFieldsProps {
  /** Begins the ids of the fields. */
  readonly name: string
  readonly draft: AboutDraft
  readonly onChange: (draft: AboutDraft) => void
  /** A liaison writes the rest; the name is an administrator's. */
  readonly mayName: boolean
  readonly isTried: boolean
  readonly problem: ProblemDocument | undefined
}

export function AboutFields({ name, draft, onChange, mayName, isTried, problem }: AboutFieldsProps) {
  const nameError = (isTried ? whyNotNamed(draft) : undefined) ?? faultAt(problem, 'name')
  return (
    <>
      {mayName && (
        <Field id={`${name}-name`} label="Name" hint="As it stands on every dataset it publishes." error={nameError}>
          {(control) => (
            <input
              {...control}
              maxLength={120}
              value={draft.name}
              onInput={(event) => onChange({ ...draft, name: event.currentTarget.value })}
            />
          )}
        </Field>
      )}
      <Field
        id={`${name}-about`}
        label="What it does"
        hint="For the public, in plain words."
        error={faultAt(problem, 'about')}
        optional
      >
        {(control) => (
          <textarea
            {...control}
            rows={5}
            maxLength={4000}
            value={draft.about}
            onInput={(event) => onChange({ ...draft, about: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field
        id={`${name}-website`}
        label="Its own website"
        hint="With https:// in front."
        error={faultAt(problem, 'website')}
        optional
      >
        {(control) => (
          <input
            {...control}
            type="url"
            maxLength={300}
            value={draft.website}
            onInput={(event) => onChange({ ...draft, website: event.currentTarget.value.trim() })}
          />
        )}
      </Field>
    </>
  )
}
