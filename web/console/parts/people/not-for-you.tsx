// web/console/parts/people/not-for-you.tsx: a page that the reader's roles do not open, with the way on.
import { hrefOf } from '../../router.ts'
import { PageHead } from '../page-head.tsx'

export function NotForYou({ title, why }: { title: string; why: string }) {
  return (
    <>
      <PageHead title={title} />
      <div class="wrap page-body">
        <div class="empty-state">
          <h2>This page is for administrators</h2>
          <p>{why}</p>
          <p>
            <a class="button" href={hrefOf({ page: 'account' })}>
              To my account
            </a>
          </p>
        </div>
      </div>
    </>
  )
}
