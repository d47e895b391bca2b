// web/console/parts/desk/classification-fields.tsx: how sensitive a department says its data is, with a sentence for each choice.
import type { ComponentChildren } from 'preact'
import { CLASSIFICATIONS } from '../../../../core/model.ts'
import type { Draft } from '../../metadata-draft.ts'
import { CLASSIFICATION_WORDS } from '../../words.ts'

interface ClassificationFieldsProps {
  readonly draft: Draft
  readonly error: string | undefined
  readonly change: (changes: Partial<Draft>) => void
  /** The field for the conditions, shown where there can be some. */
  readonly children: ComponentChildren
}

export function ClassificationFields({ draft, error, change, children }: ClassificationFieldsProps) {
  return (
    <>
      <fieldset class="choice-group" aria-describedby="classification-hint">
        <legend>How sensitive is it?</legend>
        <p class="muted" id="classification-hint">
          It decides who has to sign each version. Personal data that the check finds can raise it, never lower it.
        </p>
        {error && <p class="error">{error}</p>}
        {CLASSIFICATIONS.map((one) => (
          <label key={one} class="check">
            <input
              id={one === draft.classification ? 'classification' : undefined}
              type="radio"
              name="classification"
              checked={one === draft.classification}
              onChange={() => change({ classification: one })}
            />
            <span>
              {CLASSIFICATION_WORDS[one].words}
              <span class="choice-meaning">{CLASSIFICATION_WORDS[one].meaning}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {draft.classification === 'open-with-conditions' && children}
    </>
  )
}
