// web/console/parts/desk/glance.tsx: a review in a few lines: what is new, what was found, what is redacted, and where to read on.
import type { Changes } from '../../../../core/changes.ts'
import { countText, numberText } from '../../../catalog/words.ts'
import type { Dataset, Version } from '../../api.ts'
import { jumpTo, SECTIONS } from '../../checking.ts'
import { earlierNotes } from '../../earlier-notes.ts'
import { handlingFrom } from '../../handling-draft.ts'
import { metadataChanges, publishedBefore } from '../../metadata-changes.ts'
import { listText } from '../../words.ts'
import { DESCRIPTION } from './description-section.tsx'
import { EARLIER } from './earlier-section.tsx'
import { TALK } from './talk-section.tsx'

interface GlanceProps {
  readonly dataset: Dataset
  readonly version: Version
  readonly versions: readonly Version[]
}

interface Line {
  readonly words: string
  readonly text: string
  readonly to: string
}

export function Glance(props: GlanceProps) {
  return (
    <section class="card glance" aria-labelledby="glance-heading">
      <h2 id="glance-heading">At a glance</h2>
      <dl>
        {linesOf(props).map(({ words, text, to }) => (
          <div key={words}>
            <dt>{words}</dt>
            <dd>
              {text}{' '}
              <button type="button" class="link-button" onClick={() => jumpTo(to)}>
                Look<span class="visually-hidden"> at it: {words}</span>
              </button>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function linesOf({ version, versions }: GlanceProps): Line[] {
  const before = publishedBefore(versions, version.number)
  const notes = earlierNotes(versions, version.number).length
  const { errors = 0, warnings = 0, notices = 0 } = version.report ?? {}
  const { redactions } = handlingFrom(version.handling)
  const comments = version.comments?.length ?? 0
  const changes = version.changes as Changes | undefined
  const lines: (Line | false)[] = [
    changes !== undefined && {
      words: 'Data',
      text: `${dataText(changes)} since version ${changes.since}.`,
      to: SECTIONS.compare,
    },
    {
      words: 'Description',
      text: descriptionText(before, version),
      to: DESCRIPTION,
    },
    {
      words: 'Check',
      text: `${listText([countText(errors, 'error'), countText(warnings, 'warning'), countText(notices, 'notice')])}.`,
      to: SECTIONS.found,
    },
    {
      words: 'Redaction',
      text: redactions.length === 0 ? 'Nothing is redacted.' : `${countText(redactions.length, 'redaction')}.`,
      to: SECTIONS.redaction,
    },
    notes > 0 && { words: 'Earlier', text: `${countText(notes, 'decision')} of reviewers so far.`, to: EARLIER },
    comments > 0 && { words: 'Talk', text: `${countText(comments, 'comment')}.`, to: TALK },
  ]
  return lines.filter((line): line is Line => line !== false)
}

function descriptionText(before: Version | undefined, { metadata }: Version): string {
  if (!before?.metadata || !metadata) return 'All of it is new.'
  const fields = metadataChanges(before.metadata, metadata, (id) => id).length
  return fields === 0 ? 'As before.' : `${countText(fields, 'field')} changed.`
}

function dataText({ rowsAdded, rowsRemoved, rowsChanged, columns }: Changes): string {
  const parts = [
    ...(rowsAdded > 0 ? [`${numberText(rowsAdded)} rows new`] : []),
    ...(rowsRemoved > 0 ? [`${numberText(rowsRemoved)} gone`] : []),
    ...(rowsChanged > 0 ? [`${numberText(rowsChanged)} changed`] : []),
    ...(columns.length > 0 ? [`${countText(columns.length, 'column')} changed`] : []),
  ]
  return parts.length === 0 ? 'Nothing changed' : listText(parts)
}
