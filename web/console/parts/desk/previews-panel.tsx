// web/console/parts/desk/previews-panel.tsx: links with which named people see a version before it is public.
import { useState } from 'preact/hooks'
import { type ProblemDocument, problemOf, type Version } from '../../api.ts'
import { useDesk } from '../../context.ts'
import { type MadePreview, type Preview, previews, revokePreview } from '../../desk/reviews.ts'
import { isFitForGuests } from '../../rights-reviews.ts'
import { timeText } from '../../words.ts'
import { Loader, ProblemAlert, useLoad } from '../load.tsx'
import { MadeLink, PreviewForm } from './preview-form.tsx'

export const PREVIEWS = 'previews-heading'

export function PreviewsPanel({ version, canMake }: { version: Version; canMake: boolean }) {
  const { api } = useDesk()
  const [made, setMade] = useState<MadePreview>()
  const load = useLoad(() => previews(api, version), [version.datasetId, version.number, version.status])
  const isEmpty = load.state === 'ready' && load.value.length === 0
  if (!canMake && (load.state !== 'ready' || isEmpty)) return null
  return (
    <section class="card" aria-labelledby={PREVIEWS}>
      <h2 id={PREVIEWS} tabIndex={-1}>
        Preview links
      </h2>
      <p>
        A named person, such as a journalist or a partner, can see this version before it is public: the description,
        the columns and the first rows as they would be published. Whoever has the link can open it. Links can be made
        once the privacy reviewer has signed, and rest while a change waits for that signature again.
      </p>
      {made && <MadeLink made={made} />}
      <Loader load={load} what="the links">
        {(all) => <Links version={version} all={all} onChange={(changed) => load.set(withChanged(all, changed))} />}
      </Loader>
      {canMake && !isFitForGuests(version) && (
        <p class="muted">The privacy reviewer has not signed this version yet.</p>
      )}
      {canMake && isFitForGuests(version) && (
        <PreviewForm
          version={version}
          onMade={(fresh) => {
            setMade(fresh)
            if (load.state === 'ready') load.set([fresh.preview, ...load.value])
            requestAnimationFrame(() => document.getElementById('made-link')?.focus())
          }}
        />
      )}
    </section>
  )
}

function withChanged(all: readonly Preview[], changed: Preview): Preview[] {
  return all.map((one) => (one.id === changed.id ? changed : one))
}

const STATES: Readonly<Record<Preview['state'], { readonly words: string; readonly tone: string }>> = {
  open: { words: 'Works', tone: 'ok' },
  expired: { words: 'Expired', tone: '' },
  revoked: { words: 'Revoked', tone: '' },
  ended: { words: 'Ended', tone: '' },
}

interface LinksProps {
  readonly version: Version
  readonly all: readonly Preview[]
  readonly onChange: (changed: Preview) => void
}

function Links({ version, all, onChange }: LinksProps) {
  const { api, announce } = useDesk()
  const [problem, setProblem] = useState<ProblemDocument>()
  if (all.length === 0) return <p>There is no link yet.</p>

  async function revoke({ id, name }: Preview): Promise<void> {
    setProblem(undefined)
    try {
      onChange(await revokePreview(api, version, id))
      announce(`The link for ${name} does not work any more.`)
      // The button is gone.
      document.getElementById(PREVIEWS)?.focus()
    } catch (cause) {
      setProblem(problemOf(cause).document)
    }
  }

  return (
    <>
      {problem && <ProblemAlert problem={problem} />}
      <ul class="rows">
        {all.map((one) => (
          <li key={one.id} class="row">
            <h3>{one.name}</h3>
            <p class="row-meta">
              <span class="file-name">{one.email}</span>
              <span>until {timeText(one.expiresAt)}</span>
              <span>made by {one.by.name}</span>
              {one.revoked && (
                <span>
                  revoked by {one.revoked.by.name}, {timeText(one.revoked.at)}
                </span>
              )}
            </p>
            <span class="row-badge">
              <span class={`badge ${STATES[one.state].tone}`}>{STATES[one.state].words}</span>{' '}
              {one.state === 'open' && (
                <button type="button" class="button quiet small" onClick={() => revoke(one)}>
                  Revoke<span class="visually-hidden"> the link for {one.name}</span>
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
