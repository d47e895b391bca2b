// web/console/parts/audit/entry.tsx: one entry of the audit log: who, what, when, from where, old and new.
import { numberText } from '../../../catalog/words.ts'
import type { AuditEntry } from '../../api.ts'
import { hrefOf, type PageAbout } from '../../router.ts'
import { ACTION_WORDS, timeText } from '../../words.ts'
import { fieldWords, KIND_WORDS, VIA_WORDS, valueWords } from './words.ts'

/** @param title of the dataset, where it is about one and the title is known */
export function EntryItem({ entry, title }: { entry: AuditEntry; title: string | undefined }) {
  const { sequence, at, actor, action, changes = [], detail } = entry
  const details = Object.entries(detail)
  return (
    <li class="audit-entry">
      <p class="audit-what">
        <strong>{actor.name}</strong> {ACTION_WORDS[action] ?? fieldWords(action)}
        <About entry={entry} title={title} />
      </p>
      <p class="audit-where">
        <span class="audit-number">No. {numberText(sequence)}</span> <time dateTime={at}>{timeText(at)}</time>{' '}
        <span>{originText(entry)}</span>
      </p>
      {changes.length > 0 && (
        <dl class="audit-changes">
          {changes.map(({ field, before, after }) => (
            <div key={field}>
              <dt>{fieldWords(field)}</dt>
              <dd>
                <span class="visually-hidden">was </span>
                <del>{valueWords(before)}</del> <span aria-hidden="true">→</span>
                <span class="visually-hidden">, now </span> <ins>{valueWords(after)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {details.length > 0 && (
        <p class="audit-detail">
          {details.map(([name, value]) => `${fieldWords(name)}: ${valueWords(value)}`).join(', ')}
        </p>
      )}
    </li>
  )
}

/** Pages that show one record. */
const PAGE_OF: Readonly<Record<string, PageAbout>> = {
  account: 'person',
  department: 'department',
  document: 'policy',
}

function About({ entry, title }: { entry: AuditEntry; title: string | undefined }) {
  const { datasetId, version, subject } = entry
  if (datasetId) {
    const id = datasetId
    const href = hrefOf(version === undefined ? { page: 'dataset', id } : { page: 'version', id, number: version })
    const words = `${title ?? `${datasetId.slice(0, 11)}…`}${version === undefined ? '' : `, version ${version}`}`
    return (
      <>
        : <a href={href}>{words}</a>
      </>
    )
  }
  if (!subject) return null
  const page = PAGE_OF[subject.kind]
  const words = `${(KIND_WORDS as Record<string, string>)[subject.kind] ?? subject.kind} ${shortId(subject.id)}`
  return <>: {page ? <a href={hrefOf({ page, id: subject.id })}>{words}</a> : words}</>
}

function shortId(id: string): string {
  return id.length > 16 ? `${id.slice(0, 12)}…` : id
}

function originText({ actor, from }: AuditEntry): string {
  if (!from) return actor.email
  const where = from.address ? ` from ${from.address}` : ''
  const token = from.tokenId ? ` ${from.tokenId}` : ''
  return `${actor.email ? `${actor.email}, ` : ''}${VIA_WORDS[from.via] ?? from.via}${token}${where}`
}
