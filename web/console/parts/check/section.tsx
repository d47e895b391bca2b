// web/console/parts/check/section.tsx: a section of the long page of a version, and the list of its sections.
import type { ComponentChildren } from 'preact'
import { jumpTo } from '../../checking.ts'

export function Section({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section id={id} tabIndex={-1} class="check-section" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{title}</h2>
      {children}
    </section>
  )
}

export interface Entry {
  readonly id: string
  readonly words: string
  /** Something to look at, e.g. how many. */
  readonly note?: string | undefined
}

export function Contents({ entries }: { entries: readonly Entry[] }) {
  return (
    <nav class="contents" aria-label="On this page">
      <ul>
        {entries.map(({ id, words, note }) => (
          <li key={id}>
            <a
              href={location.hash}
              onClick={(event) => {
                event.preventDefault()
                jumpTo(id)
              }}
            >
              {words}
              {note && <span class="contents-note">{note}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
