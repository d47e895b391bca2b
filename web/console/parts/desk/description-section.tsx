// web/console/parts/desk/description-section.tsx: the description that is signed, and in which fields it differs from the public one.
import { countText } from '../../../catalog/words.ts'
import type { Dataset, Version } from '../../api.ts'
import { useDesk } from '../../context.ts'
import { type FieldChange, metadataChanges } from '../../metadata-changes.ts'
import { hrefOf } from '../../router.ts'
import { Section } from '../check/section.tsx'
import { MetadataList } from '../metadata-list.tsx'

interface DescriptionSectionProps {
  readonly dataset: Dataset
  readonly version: Version
  /** The version that the public saw before; undefined: this is the first. */
  readonly before: Version | undefined
}

export const DESCRIPTION = 'desk-description'

export function DescriptionSection({ dataset, version, before }: DescriptionSectionProps) {
  const { me } = useDesk()
  const { metadata } = version
  if (!metadata) return null
  const nameOf = (id: string) => me.city.departments.find((one) => one.id === id)?.name ?? id
  const changes = before?.metadata ? metadataChanges(before.metadata, metadata, nameOf) : []
  const whole = <MetadataList metadata={metadata} department={nameOf(metadata.departmentId)} withColumns />
  return (
    <Section id={DESCRIPTION} title="Description">
      {!before && (
        <>
          <p>No version of this dataset was public before, so all of its description is new.</p>
          {whole}
        </>
      )}
      {before && (
        <>
          <p>
            {changes.length === 0 ? 'The same as in' : `${countText(changes.length, 'field')} changed since`}{' '}
            <a href={hrefOf({ page: 'version', id: dataset.id, number: before.number })}>version {before.number}</a>,
            which was public last.
          </p>
          {changes.length > 0 && <Changes changes={changes} />}
          <details>
            <summary>The whole description</summary>
            {whole}
          </details>
        </>
      )}
    </Section>
  )
}

function Changes({ changes }: { changes: readonly FieldChange[] }) {
  return (
    <dl class="field-changes">
      {changes.map(({ field, words, before, after }) => (
        <div key={field}>
          <dt>{words}</dt>
          <dd>
            <span class="change-side">Before</span>
            {before ? <del class="long-text">{before}</del> : <span class="empty">nothing</span>}
          </dd>
          <dd>
            <span class="change-side">Now</span>
            {after ? <ins class="long-text">{after}</ins> : <span class="empty">nothing</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
