// web/console/parts/launch/portrait-form.tsx: the portrait beside the statement: a picture, and words for those who do not see it.
import { useState } from 'preact/hooks'
import { bytesText } from '../../../catalog/words.ts'
import { type ProblemDocument, problemOf } from '../../api.ts'
import { useDesk } from '../../context.ts'
import { type Launch, setPortrait } from '../../desk/launch.ts'
import { fieldId } from '../../launch-draft.ts'
import { LANGUAGE_WORDS } from '../../translation-draft.ts'
import { Field } from '../field.tsx'
import { ProblemAlert } from '../load.tsx'

/** As in core/picture.ts, which looks at the bytes themselves. */
const MAX_BYTES = 2_000_000

interface PortraitFormProps {
  readonly launch: Launch
  readonly onChange: (launch: Launch) => void
}

export function PortraitForm({ launch, onChange }: PortraitFormProps) {
  const { api, announce, me } = useDesk()
  const { languages } = me.city
  const [file, setFile] = useState<File>()
  const [alt, setAlt] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(languages.map((language) => [language, launch.texts[language]?.portraitAlt ?? ''])),
  )
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)

  async function submit(event: Event): Promise<void> {
    event.preventDefault()
    setProblem(undefined)
    const found = faultsIn(file, alt, languages[0]!)
    setErrors(found)
    const [wrong] = Object.keys(found)
    if (wrong) return document.getElementById(fieldId(wrong))?.focus()
    setBusy(true)
    try {
      const texts = Object.fromEntries(Object.entries(alt).filter(([, text]) => text.trim() !== ''))
      onChange(await setPortrait(api, launch, await base64Of(file!), texts))
      setFile(undefined)
      announce('The portrait was saved.')
    } catch (cause) {
      setProblem(problemOf(cause).document)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form noValidate onSubmit={submit} class="launch-portrait-form">
      {problem && <ProblemAlert problem={problem} />}
      <CurrentPortrait launch={launch} />
      <Field
        id={fieldId('portrait')}
        label={launch.portrait ? 'Another portrait' : 'Portrait'}
        hint="JPEG, PNG or WebP, at most 2 MB. Place, time and camera are taken out of the file."
        error={errors['portrait']}
      >
        {(control) => (
          <input
            {...control}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            onChange={(event) => setFile(event.currentTarget.files?.[0])}
          />
        )}
      </Field>
      {languages.map((language, index) => (
        <Field
          key={language}
          id={fieldId(`alt.${language}`)}
          label={`What it shows, in ${LANGUAGE_WORDS[language]}`}
          optional={index > 0}
          error={errors[`alt.${language}`]}
        >
          {(control) => (
            <input
              {...control}
              type="text"
              lang={language}
              maxLength={200}
              value={alt[language] ?? ''}
              onInput={(event) => {
                const { value } = event.currentTarget
                setAlt((now) => ({ ...now, [language]: value }))
              }}
            />
          )}
        </Field>
      ))}
      <p>
        <button type="submit" class="button quiet" disabled={isBusy}>
          {isBusy ? 'Saving…' : 'Save the portrait'}
        </button>
      </p>
    </form>
  )
}

function CurrentPortrait({ launch: { portrait, texts } }: { launch: Launch }) {
  if (!portrait) return <p>No portrait yet: the statement stands alone.</p>
  const alt = Object.values(texts).find((own) => own?.portraitAlt)?.portraitAlt ?? ''
  return (
    <figure class="launch-portrait-now">
      {portrait.picture && (
        <img
          src={portrait.picture}
          alt={alt}
          width={160}
          height={Math.round((160 * portrait.height) / portrait.width)}
        />
      )}
      <figcaption class="muted">
        {portrait.width} by {portrait.height} pixels, {bytesText(portrait.bytes)}
      </figcaption>
    </figure>
  )
}

function faultsIn(
  file: File | undefined,
  alt: Readonly<Record<string, string>>,
  first: string,
): Record<string, string> {
  return {
    ...(file ? {} : { portrait: 'Choose a picture.' }),
    ...(file && file.size > MAX_BYTES ? { portrait: `The picture has ${bytesText(file.size)}; at most 2 MB.` } : {}),
    ...((alt[first] ?? '').trim() === '' ? { [`alt.${first}`]: 'Write what the portrait shows.' } : {}),
  }
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  // Some thousands at a time: one call takes no more arguments.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
