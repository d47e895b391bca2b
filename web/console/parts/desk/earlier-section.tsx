// web/console/parts/desk/earlier-section.tsx: what reviewers said about earlier versions of the dataset.
import { countText, ROLE_WORDS } from '../../../catalog/words.ts'
import type { EarlierNote } from '../../earlier-notes.ts'
import { hrefOf } from '../../router.ts'
import { timeText } from '../../words.ts'
import { Section } from '../check/section.tsx'
import { RemarkList } from './remark-list.tsx'

export const EARLIER = 'desk-earlier'

/** Notes in full; the rest is folded away. */
const SHOWN = 4

export function EarlierSection({ datasetId, notes }: { datasetId: string; notes: readonly EarlierNote[] }) {
  if (notes.length === 0) return null
  // What says nothing but "signed" is worth a line, after what somebody wrote.
  const written = notes.filter(({ note, remarks }) => note !== '' || remarks.length > 0)
  const bare = notes.filter((note) => !written.includes(note))
  const folded = [...written.slice(SHOWN), ...bare]
  return (
    <Section id={EARLIER} title="What was said about earlier versions">
      {written.length === 0 && <p>Reviewers wrote no notes so far.</p>}
      <Notes datasetId={datasetId} notes={written.slice(0, SHOWN)} />
      {folded.length > 0 && (
        <details>
          <summary>
            {written.length > SHOWN ? `${folded.length} more` : countText(bare.length, 'decision')}
            {written.length <= SHOWN && ' without a note'}
          </summary>
          <Notes datasetId={datasetId} notes={folded} />
        </details>
      )}
    </Section>
  )
}

function Notes({ datasetId, notes }: { datasetId: string; notes: readonly EarlierNote[] }) {
  if (notes.length === 0) return null
  return (
    <ul class="talk">
      {notes.map(({ version, kind, role, by, at, note, remarks }) => (
        <li key={`${version} ${kind} ${role}`} class={kind}>
          <p class="talk-head">
            <span class={`badge ${kind === 'signed' ? 'ok' : 'danger'}`}>
              {kind === 'signed' ? 'Signed' : 'Returned'}
            </span>{' '}
            <a href={hrefOf({ page: 'version', id: datasetId, number: version })}>Version {version}</a>
            <span class="muted">
              {by.name}, {ROLE_WORDS[role].toLowerCase()}, {timeText(at)}
            </span>
          </p>
          {note && <p class="long-text">{note}</p>}
          <RemarkList remarks={remarks} />
        </li>
      ))}
    </ul>
  )
}
