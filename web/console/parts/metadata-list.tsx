// web/console/parts/metadata-list.tsx: a dataset's description to read, in every language in which it was written.
import { Fragment } from 'preact'
import { licenceOf } from '../../../core/catalog/licences.ts'
import { LANGUAGES, type Language } from '../../../core/languages.ts'
import { FREQUENCY_WORDS } from '../../catalog/words.ts'
import type { Metadata } from '../api.ts'
import { LANGUAGE_WORDS } from '../translation-draft.ts'
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
      {metadata.knownIssues && (
        <>
          <dt>Known issues</dt>
          <dd class="long-text">{metadata.knownIssues}</dd>
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
      {LANGUAGES.map((language) => (
        <Translation key={language} {...{ metadata, language, withColumns }} />
      ))}
    </dl>
  )
}

/** What readers of another language read, in full: it is signed like the rest. */
function Translation({
  metadata,
  language,
  withColumns,
}: Pick<MetadataListProps, 'metadata' | 'withColumns'> & { language: Language }) {
  const texts = metadata.translations?.[language]
  if (!texts) return null
  const facts = [
    ['Title', texts.title],
    ['Description', texts.description],
    ['Conditions of use', texts.conditions],
    ['Known issues', texts.knownIssues],
  ] as const
  return (
    <>
      {facts.map(
        ([words, text]) =>
          text && (
            <Fragment key={words}>
              <dt>
                {words}, in {LANGUAGE_WORDS[language]}
              </dt>
              <dd class="long-text" lang={language}>
                {text}
              </dd>
            </Fragment>
          ),
      )}
      {withColumns && texts.columns && texts.columns.length > 0 && (
        <>
          <dt>Columns, in {LANGUAGE_WORDS[language]}</dt>
          <dd lang={language}>
            <Columns columns={texts.columns} />
          </dd>
        </>
      )}
    </>
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
