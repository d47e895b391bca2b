// web/console/parts/launch/launch-tabs.tsx: the pages on the way from preparation to launch and after, in order.
import { useDesk } from '../../context.ts'
import { isOpenTo } from '../../rights.ts'
import { hrefOf } from '../../router.ts'

/** Each with the route of the API that opens it. */
const TABS = [
  { page: 'preparation', words: 'Preparation', path: '/api/v1/preparation' },
  { page: 'readiness', words: 'Readiness', path: '/api/v1/readiness' },
  { page: 'launch', words: 'Launch', path: '/api/v1/launch' },
  { page: 'promotion', words: 'Promotion', path: '/api/v1/promotions' },
  { page: 'feedback', words: 'Feedback', path: '/api/v1/feedback' },
  { page: 'yearly-reviews', words: 'Yearly reviews', path: '/api/v1/yearly-reviews' },
] as const

export function LaunchTabs({ current }: { current: (typeof TABS)[number]['page'] }) {
  const { me } = useDesk()
  return (
    <nav class="launch-tabs" aria-label="Preparation and launch">
      <ul>
        {TABS.filter(({ path }) => isOpenTo(me, 'GET', path)).map(({ page, words }) => (
          <li key={page}>
            <a href={hrefOf({ page })} aria-current={page === current ? 'page' : undefined}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
