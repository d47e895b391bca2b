// web/console/parts/desk/release-panel.tsx: when a version becomes public: as soon as approved, at a set time, or under embargo.
import { useState } from 'preact/hooks'
import { type ProblemDocument, problemOf, type Version } from '../../api.ts'
import { useDesk } from '../../context.ts'
import { dropReleaseTime, setReleaseTime } from '../../desk/reviews.ts'
import {
  bothTimesText,
  faultIn,
  faultInNote,
  kindsAfter,
  localInput,
  momentOf,
  RELEASE_WORDS,
  type ReleaseKind,
  suggestedTime,
  zoneName,
} from '../../release-times.ts'
import { mayEndEmbargo } from '../../rights-reviews.ts'
import { timeText } from '../../words.ts'
import { Field } from '../field.tsx'
import { ProblemAlert } from '../load.tsx'

export const RELEASE = 'release-heading'

interface ReleasePanelProps {
  readonly version: Version
  readonly canChange: boolean
  readonly onChange: (version: Version) => void
}

export function ReleasePanel({ version, canChange, onChange }: ReleasePanelProps) {
  const [isEditing, setEditing] = useState(false)
  const { releaseTime } = version
  if (!canChange && !releaseTime) return null

  /** The control that was pressed goes away: the focus goes on to what takes its place. */
  function turn(toForm: boolean): void {
    setEditing(toForm)
    requestAnimationFrame(() => document.getElementById(toForm ? FIRST : CHANGE)?.focus())
  }

  return (
    <section class="card" aria-labelledby={RELEASE}>
      <h2 id={RELEASE} tabIndex={-1}>
        Time of release
      </h2>
      <Now version={version} />
      {canChange && !isEditing && (
        <p>
          <button id={CHANGE} type="button" class="button quiet" onClick={() => turn(true)}>
            {releaseTime ? 'Change or cancel the time' : 'Set a time'}
          </button>
        </p>
      )}
      {canChange && isEditing && (
        <ReleaseForm
          version={version}
          onDone={(changed) => {
            turn(false)
            if (changed) onChange(changed)
          }}
        />
      )}
    </section>
  )
}

/** Ids of the controls that take each other's place. */
const CHANGE = 'change-release-time'
const FIRST = 'release-kind'

function Now({ version: { releaseTime } }: { version: Version }) {
  if (!releaseTime) return <p>It becomes public as soon as everybody needed has signed.</p>
  const { kind, at, by, note } = releaseTime
  return (
    <>
      <p>
        <span class={`badge ${kind === 'embargo' ? 'warn' : ''}`}>{kind === 'embargo' ? 'Embargo' : 'Set time'}</span>{' '}
        <strong>{bothTimesText(at)}</strong>
      </p>
      <p class="muted">
        {RELEASE_WORDS[kind].meaning} Set by {by.name}.{note && ` Note: ${note}`}
      </p>
    </>
  )
}

interface ReleaseFormProps {
  readonly version: Version
  /** With the version as it is then, or nothing when it was left as it was. */
  readonly onDone: (changed?: Version) => void
}

function ReleaseForm({ version, onDone }: ReleaseFormProps) {
  const { api, me, announce } = useDesk()
  const { releaseTime } = version
  const [kind, setKind] = useState<ReleaseKind>(releaseTime?.kind ?? 'at-once')
  const [time, setTime] = useState(() => (releaseTime ? localInput(releaseTime.at) : suggestedTime(new Date())))
  const [note, setNote] = useState('')
  const [errors, setErrors] = useState<{ readonly time?: string | undefined; readonly note?: string | undefined }>({})
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)
  const isPromised = releaseTime?.kind === 'embargo'
  const kinds = kindsAfter(releaseTime, mayEndEmbargo(me))
  const at = momentOf(time)

  async function submit(event: Event): Promise<void> {
    event.preventDefault()
    const isTimed = kind !== 'at-once'
    const found = isTimed
      ? { time: faultIn(time, new Date()), note: faultInNote(releaseTime, kind, at ?? '', note) }
      : {}
    setErrors(found)
    if (found.time || found.note) {
      return document.getElementById(found.time ? 'release-time' : 'release-note')?.focus()
    }
    setBusy(true)
    setProblem(undefined)
    try {
      const changed = isTimed
        ? await setReleaseTime(api, version, { kind, at: at!, note })
        : await dropReleaseTime(api, version)
      announce(isTimed ? 'The time of release was set.' : 'The time was cancelled.')
      onDone(changed)
    } catch (cause) {
      setProblem(problemOf(cause).document)
      setBusy(false)
    }
  }

  return (
    <form noValidate onSubmit={submit}>
      {problem && <ProblemAlert problem={problem} />}
      {isPromised && (
        <div class="alert warn">
          <p>
            An embargo is in force. It can be made longer;{' '}
            {mayEndEmbargo(me)
              ? 'to bring it forward, say why in the note. The log keeps it.'
              : 'only the open data team can bring it forward.'}
          </p>
        </div>
      )}
      <fieldset class="choice-group">
        <legend>When does it become public, once approved?</legend>
        {kinds.map((one) => (
          <label key={one} class="check">
            <input
              id={one === kinds[0] ? FIRST : undefined}
              type="radio"
              name="release"
              checked={one === kind}
              onChange={() => setKind(one)}
            />
            <span>
              {RELEASE_WORDS[one].words}
              <span class="choice-meaning">{RELEASE_WORDS[one].meaning}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {kind !== 'at-once' && (
        <>
          <Field
            id="release-time"
            label="Day and time"
            hint={`By your clock (${zoneName()}), to the minute. ${at ? `That is ${bothTimesText(at)}.` : ''}`}
            error={errors.time}
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
          <Field
            id="release-note"
            label="Note"
            optional={!isPromised}
            hint="For colleagues: what the time is for."
            error={errors.note}
          >
            {(control) => (
              <input
                {...control}
                type="text"
                maxLength={1000}
                value={note}
                onInput={(event) => setNote(event.currentTarget.value)}
              />
            )}
          </Field>
        </>
      )}
      <div class="form-actions">
        <button type="submit" class="button" disabled={isBusy}>
          {isBusy ? 'Saving…' : 'Save the time'}
        </button>
        <button type="button" class="button quiet" onClick={() => onDone()}>
          Leave it as it is
        </button>
      </div>
    </form>
  )
}

/** For lists: when something set will be public. */
export function releaseLine({ kind, at }: { readonly kind: 'set' | 'embargo'; readonly at: string }): string {
  return kind === 'embargo' ? `under embargo until ${timeText(at)}` : `public from ${timeText(at)} on`
}
