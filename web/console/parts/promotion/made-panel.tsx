// web/console/parts/promotion/made-panel.tsx: a bundle that was just made, to download and carry over.
import { bytesText } from '../../../catalog/words.ts'
import type { MadeBundle } from '../../desk/promotion.ts'
import { bundleFilename } from '../../promotion-draft.ts'
import { hrefOf } from '../../router.ts'
import { timeText } from '../../words.ts'
import { saveFile } from '../check/download-button.tsx'

export function MadePanel({ made }: { made: MadeBundle }) {
  const { id, bundle, expiresAt, addressesExpireAt, files, bytes } = made
  const save = () =>
    saveFile(
      new Blob([JSON.stringify(bundle)], { type: 'application/json' }),
      bundleFilename(id, new Date().toISOString()),
    )
  return (
    <div class="alert promotion-made" role="status">
      <p>
        <strong>The bundle is ready.</strong> The other portal will fetch {files} files, {bytesText(bytes)}.
      </p>
      <p>
        <button type="button" class="button" onClick={save}>
          Download the bundle
        </button>
      </p>
      <p>
        Bring it in at production before <strong>{timeText(addressesExpireAt)}</strong>: until then the files can be
        fetched, by anybody who has the bundle, so hand it on like the data itself. The bundle counts until{' '}
        {timeText(expiresAt)}; after the first time, make the same bundle again and production goes on with it.
      </p>
      <p>
        <a href={hrefOf({ page: 'promotion-of', id })}>What is in it, and its receipt</a>
      </p>
    </div>
  )
}
