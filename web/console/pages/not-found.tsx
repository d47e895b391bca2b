// web/console/pages/not-found.tsx: an address that the console does not have.
import { PageHead } from '../parts/page-head.tsx'
import { hrefOf } from '../router.ts'

export function NotFoundPage() {
  return (
    <>
      <PageHead title="There is no such page" />
      <div class="wrap page-body">
        <p>The address may be cut off. Copy it again from where you found it, or go on from the list.</p>
        <p>
          <a class="button" href={hrefOf({ page: 'home' })}>
            To the datasets
          </a>
        </p>
      </div>
    </>
  )
}
