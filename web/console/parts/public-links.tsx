// web/console/parts/public-links.tsx: where the public finds a version that is published.
import { bytesText, formatText } from '../../catalog/words.ts'
import type { Dataset, Version } from '../api.ts'
import { useDesk } from '../context.ts'
import { useLoad } from './load.tsx'

export function PublicLinks({ dataset, version }: { dataset: Dataset; version: Version }) {
  const { api } = useDesk()
  const published = useLoad(() => api.publicDataset(dataset.id), [dataset.id, version.number])
  const files =
    published.state === 'ready' && published.value.version === version.number ? published.value.distributions : []
  return (
    <section aria-labelledby="public-heading">
      <h2 id="public-heading">On the public site</h2>
      <p>
        <a href={`/datasets/${dataset.slug}/`}>Page of the dataset</a> ·{' '}
        <a href={`/datasets/${dataset.slug}/v/${version.number}/`}>Page of this version</a>
      </p>
      {files.length > 0 && (
        <ul class="files">
          {files.map(({ name, format, bytes, url }) => (
            <li key={name}>
              <a href={url}>
                <span class="format">{formatText(format)}</span>
                {name}
              </a>
              <span class="file-size">{bytesText(bytes)}</span>
            </li>
          ))}
        </ul>
      )}
      {published.state === 'failed' && (
        <p class="muted">The list of files could not be loaded; the page of this version has it too.</p>
      )}
    </section>
  )
}
