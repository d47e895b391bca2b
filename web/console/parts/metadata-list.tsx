// web/console/parts/metadata-list.tsx: a dataset's description to read.

import { licenceOf } from '../../../core/catalog/licences.ts'
import { FREQUENCY_WORDS } from '../../catalog/words.ts'
import type { Metadata } from '../api.ts'
import { CLASSIFICATION_WORDS } from '../words.ts'

interface MetadataListProps {
  readonly metadata: Metadata
  readonly department: string
  /** Also what was written about the columns; left out where the page has a table of them. */
  readonly withColumns?: boolean
}

export function MetadataList({ metadata, department, withColumns = false }: MetadataListProps) {
  const licence = licenceOf(metadata.license)
  return (
    <dl class="details">
      <dt>Title</dt>
      <dd>{metadata.title}</dd>
      <dt>Description</dt>
      <dd class="long-text">{metadata.description}</dd>
      <dt>Department</dt>
      <dd>{department}</dd>
      <dt>Topic</dt>
      <dd>{metadata.topic}</dd>
      <dt>Keywords</dt>
      <dd>{metadata.keywords.join(', ') || <span class="empty">none</span>}</dd>
      <dt>Licence</dt>
      <dd>{licence.url ? <a href={licence.url}>{licence.name}</a> : licence.name}</dd>
      <dt>Renewed</dt>
      <dd>{FREQUENCY_WORDS[metadata.frequency]}</dd>
      <dt>Classification</dt>
      <dd>{CLASSIFICATION_WORDS[metadata.classification ?? 'open'].words}</dd>
      {metadata.conditions && (
        <>
          <dt>Conditions of use</dt>
          <dd class="long-text">{metadata.conditions}</dd>
        </>
      )}
      <dt>Contact</dt>
      <dd>
        {metadata.contactName}, {metadata.contactEmail}
      </dd>
      {withColumns && (
        <>
          <dt>Columns that are described</dt>
          <dd>
            {metadata.columns.length === 0 ? <span class="empty">none</span> : <Columns columns={metadata.columns} />}
          </dd>
        </>
      )}
    </dl>
  )
}

function Columns({ columns }: { columns: Metadata['columns'] }) {
  return (
    <ul>
      {columns.map(({ name, title, description }) => (
        <li key={name}>
          <code>{name}</code>
          {title && <>, {title}</>}
          {description && <>: {description}</>}
        </li>
      ))}
    </ul>
  )
}
