// web/console/parts/launch/words-form.tsx: what the city says at its launch, its languages side by side, each with a preview.
import { useState } from 'preact/hooks'
import { type ProblemDocument, problemOf } from '../../api.ts'
import { useDesk } from '../../context.ts'
import { changeLaunch, type Launch } from '../../desk/launch.ts'
import { changeFrom, draftFrom, faultsFrom, faultsIn, type LaunchDraft, type LaunchFaults } from '../../launch-draft.ts'
import { ProblemAlert } from '../load.tsx'
import { useFaults, useWarning } from '../writing-form.ts'
import { UsesFields } from './uses-fields.tsx'
import { WordsLanguage } from './words-language.tsx'
import { WordsOthers } from './words-others.tsx'

/** What every part of the form gets. */
export interface PartProps {
  readonly launch: Launch
  readonly draft: LaunchDraft
  readonly faults: LaunchFaults
  readonly change: (part: Partial<LaunchDraft>) => void
}

interface WordsFormProps {
  readonly launch: Launch
  readonly onChange: (launch: Launch) => void
  /** Loads what is there now. */
  readonly onStale: () => void
}

export function WordsForm({ launch, onChange, onStale }: WordsFormProps) {
  const { api, announce, me } = useDesk()
  const { languages } = me.city
  const [draft, setDraft] = useState<LaunchDraft>(() => draftFrom(launch))
  const { faults, form, show } = useFaults<LaunchFaults>({})
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isSaving, setSaving] = useState(false)
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftFrom(launch))
  useWarning(isChanged)

  async function submit(event: Event): Promise<void> {
    event.preventDefault()
    setProblem(undefined)
    if (!show(faultsIn(draft, languages[0]!))) return
    setSaving(true)
    try {
      const saved = await changeLaunch(api, launch, changeFrom(draft))
      setDraft(draftFrom(saved))
      onChange(saved)
      announce(saved.state === 'launched' ? 'Saved; the press page shows it in a minute or two.' : 'Saved.')
    } catch (cause) {
      const { document } = problemOf(cause)
      setProblem(document)
      show(faultsFrom(document))
    } finally {
      setSaving(false)
    }
  }

  const part = {
    launch,
    draft,
    faults,
    change: (next: Partial<LaunchDraft>) => setDraft((now) => ({ ...now, ...next })),
  }
  return (
    <form class="launch-form" noValidate onSubmit={submit} ref={form}>
      {problem && (
        <ProblemAlert problem={problem} {...(problem.code === 'changed-meanwhile' ? { onRetry: onStale } : {})} />
      )}
      <WordsOthers {...part} />
      <p class="muted" id="launch-text-hint">
        Plain text: a line that begins with ## is a heading, with - an item of a list; a blank line begins a paragraph.
        What stands in braces is filled in whenever the text is shown: {'{city}'}, {'{datasets}'}, {'{rows}'},{' '}
        {'{departments}'}, {'{departmentNames}'}, {'{formats}'}, {'{day}'}, {'{address}'}, {'{portal}'}, {'{speaker}'}.
        Empty a field to go back to the portal’s own text.
      </p>
      <div class="launch-languages">
        {languages.map((language) => (
          <WordsLanguage key={language} {...part} language={language} />
        ))}
      </div>
      <UsesFields {...part} />
      <div class="form-actions">
        <button type="submit" class="button" disabled={isSaving}>
          {isSaving ? 'Saving…' : 'Save what the city says'}
        </button>
      </div>
    </form>
  )
}
