// web/console/parts/header.tsx: who I am, where I can go, and the way out.

import { ROLE_WORDS } from '../../catalog/words.ts'
import { useDesk } from '../context.ts'
import { mayCreateDatasets, maySeeAudit } from '../rights.ts'
import { hrefOf, type Route } from '../router.ts'
import { ThemeToggle } from './theme-toggle.tsx'

export function Header({ route, onSignOut }: { route: Route; onSignOut: () => void }) {
  const { me, settings } = useDesk()
  const links = [
    { page: 'home', words: 'Datasets', isShown: true },
    { page: 'new', words: 'New dataset', isShown: mayCreateDatasets(me) },
    { page: 'audit', words: 'Audit log', isShown: maySeeAudit(me) },
  ] as const
  const roles = me.roles.map((role) => ROLE_WORDS[role]).join(', ')
  return (
    <header class="site-header">
      <div class="wrap">
        <a class="brand" href={hrefOf({ page: 'home' })}>
          <CityIcon />
          <span>
            <span class="brand-city">{settings.city}</span>
            <span class="brand-portal">Staff console{settings.stage === 'beta' ? ' · beta' : ''}</span>
          </span>
        </a>
        <nav aria-label="Main">
          <ul>
            {links
              .filter(({ isShown }) => isShown)
              .map(({ page, words }) => (
                <li key={page}>
                  <a href={hrefOf({ page })} aria-current={currentOf(route, page)}>
                    {words}
                  </a>
                </li>
              ))}
            <li>
              <a href="/">Public site</a>
            </li>
          </ul>
        </nav>
        <div class="account">
          <p>
            <strong>{me.name}</strong>
            <span>{roles || 'no role yet'}</span>
          </p>
          <ThemeToggle />
          <button type="button" class="button quiet" onClick={onSignOut}>
            Sign out
          </button>
        </div>
      </div>
    </header>
  )
}

/** The page's own icon: its address carries a hash that only the page knows. */
function CityIcon() {
  const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]')
  return icon && <img src={icon.href} alt="" width="40" height="40" />
}

/** Pages of one dataset belong to the list of datasets. */
function currentOf(route: Route, page: 'home' | 'new' | 'audit'): 'page' | 'true' | undefined {
  if (route.page === page) return 'page'
  return page === 'home' && (route.page === 'dataset' || route.page === 'version') ? 'true' : undefined
}
