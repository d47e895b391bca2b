// web/console/parts/launch/time-form.tsx: the one action: at a time, or now, with the name of the city typed.
import { useState } from 'preact/hooks'
import { type ProblemDocument, problemOf } from '../../api.ts'
import { useDesk } from '../../context.ts'
import { callOffLaunch, type Launch, launchAt, launchNow } from '../../desk/launch.ts'
import { bothTimesText, faultIn, localInput, momentOf, suggestedTime, zoneName } from '../../release-times.ts'
import { Field } from '../field.tsx'
import { ProblemAlert } from '../load.tsx'

interface TimeFormProps {
  readonly launch: Launch
  /** Something stands in the way: the API would refuse. */
  readonly isBlocked: boolean
  readonly onChange: (launch: Launch) => void
  /** Loads the checks again: the API found what the page did not know. */
  readonly onRefused: () => void
}

export function TimeForm({ launch, isBlocked, onChange, onRefused }: TimeFormProps) {
  const { api, announce } = useDesk()
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)

  async function attempt(step: () => Promise<Launch>, words: string): Promise<void> {
    setBusy(true)
    setProblem(undefined)
    try {
      onChange(await step())
      announce(words)
    } catch (cause) {
      const { document } = problemOf(cause)
      setProblem(document)
      if (document.code === 'launch-gate') onRefused()
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      {problem && <ProblemAlert problem={problem} />}
      {isBlocked && <p class="muted">A time can be set once nothing stands in the way.</p>}
      <AtTime
        launch={launch}
        isDisabled={isBusy || isBlocked}
        onSubmit={(at) => attempt(() => launchAt(api, at), 'The time of the launch was set.')}
      />
      {launch.state === 'scheduled' && (
        <p>
          <button
            type="button"
            class="button quiet danger"
            disabled={isBusy}
            onClick={() => attempt(() => callOffLaunch(api), 'The launch was called off.')}
          >
            Call the launch off
          </button>
        </p>
      )}
      <Now
        city={launch.site.city}
        isDisabled={isBusy || isBlocked}
        onSubmit={(confirm) => attempt(() => launchNow(api, confirm), 'The launch has begun.')}
      />
    </>
  )
}

interface AtTimeProps {
  readonly launch: Launch
  readonly isDisabled: boolean
  readonly onSubmit: (at: string) => void
}

function AtTime({ launch: { scheduledAt }, isDisabled, onSubmit }: AtTimeProps) {
  const [time, setTime] = useState(() => (scheduledAt ? localInput(scheduledAt) : suggestedTime(new Date())))
  const [error, setError] = useState<string>()
  const at = momentOf(time)

  function submit(event: Event): void {
    event.preventDefault()
    const fault = faultIn(time, new Date())
    setError(fault)
    if (!fault && at) onSubmit(at)
    else document.getElementById('launch-time')?.focus()
  }

  return (
    <form noValidate onSubmit={submit}>
      <Field
        id="launch-time"
        label="Day and time of the launch"
        hint={`By your clock (${zoneName()}), to the minute. ${at ? `That is ${bothTimesText(at)}.` : ''}`}
        error={error}
      >
        {(control) => (
          <input
            {...control}
            type="datetime-local"
            value={time}
            min={localInput(new Date().toISOString())}
            onInput={(event) => setTime(event.currentTarget.value)}
          />
        )}
      </Field>
      <p>
        <button type="submit" class="button" disabled={isDisabled}>
          {scheduledAt ? 'Move the launch to this time' : 'Set the time of the launch'}
        </button>
      </p>
    </form>
  )
}

interface NowProps {
  readonly city: string
  readonly isDisabled: boolean
  readonly onSubmit: (confirm: string) => void
}

function Now({ city, isDisabled, onSubmit }: NowProps) {
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string>()

  function submit(event: Event): void {
    event.preventDefault()
    const isSame = typed.trim() === city
    setError(isSame ? undefined : `Write exactly: ${city}`)
    if (isSame) onSubmit(typed.trim())
    else document.getElementById('launch-confirm')?.focus()
  }

  return (
    <details class="launch-now">
      <summary>Launch now</summary>
      <form noValidate onSubmit={submit}>
        <p>
          Within a minute everybody sees the portal, the news is published and the mails go out. There is no way back.
        </p>
        <Field id="launch-confirm" label="Type the name of the city to confirm" hint={city} error={error}>
          {(control) => (
            <input
              {...control}
              type="text"
              autocomplete="off"
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          )}
        </Field>
        <button type="submit" class="button danger" disabled={isDisabled}>
          Launch now
        </button>
      </form>
    </details>
  )
}
