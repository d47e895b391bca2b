// web/console/parts/upkeep-panel.tsx: whether a dataset is kept up: how fresh it is, and pausing or retiring it with a reason.
import { useRef, useState } from 'preact/hooks'
import { type Freshness, freshnessOf } from '../../../core/freshness.ts'
import { FRESHNESS_WORDS } from '../../../core/freshness-words.ts'
import { dayText, FREQUENCY_WORDS } from '../../catalog/words.ts'
import { type Dataset, type ProblemDocument, problemOf } from '../api.ts'
import { useDesk } from '../context.ts'
import { changeUpkeep, type Upkeep } from '../desk/mail.ts'
import { mayKeepUp } from '../rights-mail.ts'
import { Field } from './field.tsx'
import { ProblemAlert, useLoad } from './load.tsx'

interface UpkeepPanelProps {
  readonly dataset: Dataset
  readonly onChange: (dataset: Dataset) => void
}

export function UpkeepPanel({ dataset, onChange }: UpkeepPanelProps) {
  const { me } = useDesk()
  return (
    <section aria-labelledby="upkeep-heading">
      <h2 id="upkeep-heading">Freshness</h2>
      <State dataset={dataset} />
      {mayKeepUp(me, dataset.metadata.departmentId) && (
        <Change key={dataset.upkeep?.state ?? 'active'} dataset={dataset} onChange={onChange} />
      )}
    </section>
  )
}

/** What the public page says, too. */
function State({ dataset }: Pick<UpkeepPanelProps, 'dataset'>) {
  const { api } = useDesk()
  const { id, publishedVersion, metadata, upkeep } = dataset
  const load = useLoad(
    async () => (publishedVersion === undefined ? undefined : api.version(id, publishedVersion)),
    [id, publishedVersion],
  )
  const version = load.state === 'ready' ? load.value : undefined
  const frequency = version?.metadata?.frequency ?? metadata.frequency
  const freshness =
    version?.publishedAt !== undefined
      ? freshnessOf(frequency, version.publishedAt, upkeep, new Date().toISOString())
      : undefined
  return (
    <>
      {load.state === 'failed' && <ProblemAlert problem={load.problem.document} onRetry={load.again} />}
      <p>
        {freshness ? <Badge freshness={freshness} /> : <UpkeepBadge state={upkeep?.state} />}{' '}
        {storyOf(freshness, publishedVersion !== undefined)} Declared: {FREQUENCY_WORDS[frequency].toLowerCase()}.
      </p>
      {upkeep && upkeep.state !== 'active' && (
        <p class="long-text">
          {upkeep.by.name}, {dayText(upkeep.since)}: {upkeep.reason}
        </p>
      )}
    </>
  )
}

function Badge({ freshness }: { freshness: Freshness }) {
  const { words, tone } = FRESHNESS_WORDS[freshness.state]
  return <span class={`badge ${tone}`}>{words}</span>
}

/** Before anything is public there is nothing to be late with. */
function UpkeepBadge({ state }: { state: 'active' | 'paused' | 'retired' | undefined }) {
  if (state === undefined || state === 'active') return null
  return <span class="badge">{FRESHNESS_WORDS[state].words}</span>
}

function storyOf(freshness: Freshness | undefined, isPublic: boolean): string {
  if (!isPublic) return 'Counts from the first publication on.'
  if (!freshness) return ''
  const { dueAt = '', overdueAt = '', until } = freshness
  switch (freshness.state) {
    case 'fresh':
      return `The next version is due on ${dayText(dueAt)}.`
    case 'due':
      return `A new version is due since ${dayText(dueAt)}. From ${dayText(overdueAt)} on the public page says that it is overdue.`
    case 'overdue':
      return `A new version was due on ${dayText(dueAt)}. The public page says that it is overdue.`
    case 'paused':
      return until ? `Expected to go on from ${dayText(until)}.` : 'Until somebody takes it up again.'
    case 'retired':
      return 'It stays public and is not renewed any more.'
    default:
      return 'No schedule is promised, so it is never late.'
  }
}

type Kind = 'paused' | 'retired' | 'active'
const CHOICES: Readonly<
  Record<Kind, { button: string; question: string; help: string; submit: string; done: string }>
> = {
  paused: {
    button: 'Pause updates…',
    question: 'Pause updates?',
    help: 'For data that rests for a while. Nobody is reminded meanwhile, and its page says why.',
    submit: 'Pause',
    done: 'Updates are paused.',
  },
  retired: {
    button: 'Retire…',
    question: 'Retire this dataset?',
    help: 'For data that will not be renewed any more. It stays public, and its page says why. It can be taken up again.',
    submit: 'Retire it',
    done: 'The dataset is retired.',
  },
  active: {
    button: 'Take up again…',
    question: 'Take it up again?',
    help: 'Its page loses the note, and its schedule counts again.',
    submit: 'Take it up',
    done: 'The dataset is kept up again.',
  },
}

function Change({ dataset, onChange }: UpkeepPanelProps) {
  const now = dataset.upkeep?.state ?? 'active'
  const kinds = (Object.keys(CHOICES) as Kind[]).filter((kind) => kind !== now)
  return (
    <div class="form-actions">
      {kinds.map((kind) => (
        <ChangeDialog key={kind} kind={kind} dataset={dataset} onChange={onChange} />
      ))}
    </div>
  )
}

function ChangeDialog({ kind, dataset, onChange }: UpkeepPanelProps & { kind: Kind }) {
  const { api, announce } = useDesk()
  const dialog = useRef<HTMLDialogElement>(null)
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState('')
  const [error, setError] = useState<string>()
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)
  const words = CHOICES[kind]

  async function submit(event: Event): Promise<void> {
    event.preventDefault()
    if (kind !== 'active' && reason.trim().length < 10) {
      return setError('Write why, in a sentence: the public will read it.')
    }
    setError(undefined)
    setBusy(true)
    setProblem(undefined)
    try {
      const upkeep: Upkeep = { state: kind, reason, ...(until ? { until } : {}) }
      const changed = await changeUpkeep(api, dataset.id, upkeep)
      dialog.current?.close()
      announce(words.done)
      onChange(changed)
    } catch (cause) {
      setProblem(problemOf(cause).document)
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <button type="button" class="button quiet" onClick={() => dialog.current?.showModal()}>
        {words.button}
      </button>
      <dialog ref={dialog} class="dialog" aria-labelledby={`upkeep-${kind}`}>
        <form noValidate onSubmit={submit}>
          <h2 id={`upkeep-${kind}`}>{words.question}</h2>
          <p>{words.help}</p>
          {problem && <ProblemAlert problem={problem} />}
          <Field
            id={`upkeep-${kind}-reason`}
            label="Reason"
            hint={kind === 'active' ? 'Kept in the log.' : 'Shown on the public page.'}
            error={error}
            optional={kind === 'active'}
          >
            {(control) => (
              <textarea
                {...control}
                rows={3}
                maxLength={1000}
                value={reason}
                onInput={(event) => setReason(event.currentTarget.value)}
              />
            )}
          </Field>
          {kind === 'paused' && (
            <Field
              id="upkeep-until"
              label="Goes on from"
              hint="From this day on its schedule counts again, without anybody doing anything."
              optional
            >
              {(control) => (
                <input
                  {...control}
                  type="date"
                  value={until}
                  onInput={(event) => setUntil(event.currentTarget.value)}
                />
              )}
            </Field>
          )}
          <div class="form-actions">
            <button type="submit" class="button" disabled={isBusy}>
              {words.submit}
            </button>
            <button type="button" class="button quiet" onClick={() => dialog.current?.close()}>
              Cancel
            </button>
          </div>
        </form>
      </dialog>
    </>
  )
}
