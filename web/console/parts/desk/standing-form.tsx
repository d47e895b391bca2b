// web/console/parts/desk/standing-form.tsx: asks reviewers for their consent in advance.
import { useState } from 'preact/hooks'
import { type Dataset, type ProblemDocument, problemOf } from '../../api.ts'
import { useDesk } from '../../context.ts'
import { askForStanding, type StandingView } from '../../desk/reviews.ts'
import { Field } from '../field.tsx'
import { ProblemAlert } from '../load.tsx'

const DAYS = [
  { days: 30, words: '30 days' },
  { days: 90, words: '90 days' },
  { days: 180, words: 'Half a year' },
  { days: 366, words: 'A year' },
] as const

/** As the API asks for. */
const LEAST_REASON = 10

interface StandingFormProps {
  readonly dataset: Dataset
  readonly onChange: (view: StandingView) => void
}

export function StandingForm({ dataset, onChange }: StandingFormProps) {
  const { api, announce } = useDesk()
  const [reason, setReason] = useState('')
  const [days, setDays] = useState(180)
  const [quality, setQuality] = useState('')
  const [errors, setErrors] = useState<{ readonly reason?: string; readonly quality?: string }>({})
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)
  const { publishedVersion } = dataset
  if (publishedVersion === undefined) return null

  async function submit(event: Event): Promise<void> {
    event.preventDefault()
    const found = {
      ...(reason.trim().length < LEAST_REASON ? { reason: `Say why in ${LEAST_REASON} characters or more.` } : {}),
      ...(/^(\d{1,2}|100)?$/.test(quality.trim()) ? {} : { quality: 'A whole number from 0 to 100, or nothing.' }),
    }
    setErrors(found)
    if (found.reason || found.quality) {
      return document.getElementById(found.reason ? 'standing-reason' : 'standing-quality')?.focus()
    }
    setBusy(true)
    setProblem(undefined)
    try {
      const minimum = quality.trim() === '' ? {} : { minimumQuality: Number(quality) }
      onChange(await askForStanding(api, dataset.id, { version: publishedVersion!, days, reason, ...minimum }))
      announce('Reviewers were asked for their consent.')
    } catch (cause) {
      setProblem(problemOf(cause).document)
      setBusy(false)
    }
  }

  return (
    <details class="return-form">
      <summary>Ask for a standing approval</summary>
      <form noValidate onSubmit={submit}>
        <p>Version {publishedVersion}, which is public, is the pattern. Every role that signs it has to consent.</p>
        {problem && <ProblemAlert problem={problem} />}
        <Field
          id="standing-reason"
          label="Why"
          hint="What renews the data, how often, and why reviewing each version adds nothing."
          error={errors.reason}
        >
          {(control) => (
            <textarea
              {...control}
              rows={3}
              maxLength={2000}
              value={reason}
              onInput={(event) => setReason(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field id="standing-days" label="For how long">
          {(control) => (
            <select {...control} value={days} onChange={(event) => setDays(Number(event.currentTarget.value))}>
              {DAYS.map((one) => (
                <option key={one.days} value={one.days}>
                  {one.words}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field
          id="standing-quality"
          label="Least quality score"
          optional
          hint="Of 100 points. Empty: the score of the pattern."
          error={errors.quality}
        >
          {(control) => (
            <input
              {...control}
              type="text"
              inputMode="numeric"
              value={quality}
              onInput={(event) => setQuality(event.currentTarget.value)}
            />
          )}
        </Field>
        <button type="submit" class="button" disabled={isBusy}>
          {isBusy ? 'Asking…' : 'Ask the reviewers'}
        </button>
      </form>
    </details>
  )
}
