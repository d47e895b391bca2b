// web/console/parts/desk/preview-form.tsx: makes a preview link for a named person, and shows it this once.
import { useState } from 'preact/hooks'
import { type ProblemDocument, problemOf, type Version } from '../../api.ts'
import { useDesk } from '../../context.ts'
import { type MadePreview, makePreview } from '../../desk/reviews.ts'
import { timeText } from '../../words.ts'
import { Field } from '../field.tsx'
import { ProblemAlert } from '../load.tsx'

const DAYS = [1, 3, 7, 14, 30] as const

interface PreviewFormProps {
  readonly version: Version
  readonly onMade: (made: MadePreview) => void
}

export function PreviewForm({ version, onMade }: PreviewFormProps) {
  const { api, announce } = useDesk()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [days, setDays] = useState(7)
  const [errors, setErrors] = useState<{ readonly name?: string; readonly email?: string }>({})
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)

  async function submit(event: Event): Promise<void> {
    event.preventDefault()
    const found = {
      ...(name.trim() === '' ? { name: 'Write for whom it is.' } : {}),
      ...(/^\S+@\S+\.\S+$/.test(email.trim()) ? {} : { email: 'Write a full e-mail address.' }),
    }
    setErrors(found)
    if (found.name || found.email) {
      return document.getElementById(found.name ? 'preview-name' : 'preview-email')?.focus()
    }
    setBusy(true)
    setProblem(undefined)
    try {
      onMade(await makePreview(api, version, { name: name.trim(), email: email.trim(), days }))
      announce('The link was made.')
      setName('')
      setEmail('')
    } catch (cause) {
      setProblem(problemOf(cause).document)
    } finally {
      setBusy(false)
    }
  }

  return (
    <details class="return-form">
      <summary>Make a link</summary>
      <form noValidate onSubmit={submit}>
        {problem && <ProblemAlert problem={problem} />}
        <Field
          id="preview-name"
          label="For whom"
          hint="Shown on the page that the link opens, and kept in the log."
          error={errors.name}
        >
          {(control) => (
            <input
              {...control}
              type="text"
              maxLength={120}
              autocomplete="off"
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field id="preview-email" label="Their e-mail address" error={errors.email}>
          {(control) => (
            <input
              {...control}
              type="email"
              maxLength={200}
              autocomplete="off"
              value={email}
              onInput={(event) => setEmail(event.currentTarget.value)}
            />
          )}
        </Field>
        <Field id="preview-days" label="How long it works">
          {(control) => (
            <select {...control} value={days} onChange={(event) => setDays(Number(event.currentTarget.value))}>
              {DAYS.map((one) => (
                <option key={one} value={one}>
                  {one === 1 ? '1 day' : `${one} days`}
                </option>
              ))}
            </select>
          )}
        </Field>
        <button type="submit" class="button" disabled={isBusy}>
          {isBusy ? 'Making it…' : 'Make the link'}
        </button>
      </form>
    </details>
  )
}

/** The portal keeps only its hash, so it cannot be shown again. */
export function MadeLink({ made: { preview, url } }: { made: MadePreview }) {
  const { announce } = useDesk()
  const [isCopied, setCopied] = useState(false)

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(url)
      setCopied(true)
      announce('The link was copied.')
    } catch {
      // Browsers may forbid it; then people copy it by hand.
      document.querySelector<HTMLInputElement>('#made-url')?.select()
    }
  }

  return (
    <div id="made-link" tabIndex={-1} class="alert ok">
      <p>
        <strong>The link for {preview.name} is ready.</strong> It works until {timeText(preview.expiresAt)}. Copy it
        now: it is shown this once.
      </p>
      <div class="copy-line">
        <label class="visually-hidden" for="made-url">
          Link for {preview.name}
        </label>
        <input id="made-url" type="text" readOnly value={url} onFocus={(event) => event.currentTarget.select()} />
        <button type="button" class="button quiet" onClick={copy}>
          {isCopied ? 'Copied' : 'Copy'}
        </button>
      </div>
    </div>
  )
}
