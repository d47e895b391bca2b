// web/console/parts/header.tsx: who I am, where I can go, and the way out.

import { useEffect, useRef, useState } from 'preact/hooks'
import { useDesk } from '../context.ts'
import { ROLE_NAMES } from '../people-words.ts'
import { maySeeAudit } from '../rights.ts'
import { mayWriteNews } from '../rights-news.ts'
import { mayDecideAboutPeople } from '../rights-people.ts'
import { hrefOf, type Route } from '../router.ts'
import { ThemeToggle } from './theme-toggle.tsx'

export function Header({ route, onSignOut }: { route: Route; onSignOut: () => void }) {
  const { settings } = useDesk()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const address = hrefOf(route.page === 'unknown' ? { page: 'home' } : route)
  // Whoever chose a page wants to see it.
  useEffect(() => setOpen(false), [address])

  function close(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !isOpen) return
    setOpen(false)
    button.current?.focus()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes the menu from wherever in it the focus is
    <header class={`site-header console-header ${isOpen ? 'menu-open' : ''}`} onKeyDown={close}>
      <div class="wrap">
        <a class="brand" href={hrefOf({ page: 'home' })}>
          <CityIcon />
          <span>
            <span class="brand-city">{settings.city}</span>
            <span class="brand-portal">Staff console{settings.stage === 'beta' ? ' · beta' : ''}</span>
          </span>
        </a>
        <button
          type="button"
          class="button quiet menu-button"
          aria-expanded={isOpen}
          aria-controls="console-menu"
          ref={button}
          onClick={() => setOpen(!isOpen)}
        >
          Menu
        </button>
        <nav class="console-menu" id="console-menu" aria-label="Main">
          <AboutMe route={route} onSignOut={onSignOut} />
          <Links route={route} onChoose={() => setOpen(false)} />
        </nav>
      </div>
    </header>
  )
}

function Links({ route, onChoose }: { route: Route; onChoose: () => void }) {
  const { me } = useDesk()
  const hasRole = me.grants.length > 0
  const links = [
    { page: 'home', words: hasRole ? 'Datasets' : 'Welcome', isShown: true },
    { page: 'reviews', words: 'Reviews', isShown: hasRole },
    { page: 'plan', words: 'Plan', isShown: hasRole },
    { page: 'departments', words: 'Departments', isShown: true },
    { page: 'policies', words: 'Policies', isShown: hasRole },
    { page: 'news', words: 'News', isShown: mayWriteNews(me) },
    { page: 'preparation', words: 'Launch', isShown: hasRole },
    { page: 'people', words: 'People', isShown: mayDecideAboutPeople(me) },
    { page: 'audit', words: 'Audit log', isShown: maySeeAudit(me) },
  ] as const
  return (
    <ul>
      {links
        .filter(({ isShown }) => isShown)
        .map(({ page, words }) => (
          <li key={page}>
            <a href={hrefOf({ page })} aria-current={currentOf(route, page)} onClick={onChoose}>
              {words}
            </a>
          </li>
        ))}
      <li>
        <a href="/">Public site</a>
      </li>
    </ul>
  )
}

function AboutMe({ route, onSignOut }: { route: Route; onSignOut: () => void }) {
  const { me } = useDesk()
  const roles = me.roles.map((role) => ROLE_NAMES[role]).join(', ')
  return (
    <div class="account">
      <a class="account-link" href={hrefOf({ page: 'account' })} aria-current={currentOf(route, 'account')}>
        <span class="visually-hidden">My account: </span>
        <strong>{me.name}</strong>
        <span class="account-roles">{roles || 'no role yet'}</span>
      </a>
      <ThemeToggle />
      <button type="button" class="button quiet" onClick={onSignOut}>
        Sign out
      </button>
    </div>
  )
}

/** The page's own icon: its address carries a hash that only the page knows. */
function CityIcon() {
  const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]')
  return icon && <img src={icon.href} alt="" width="40" height="40" />
}

/** Pages about one thing belong to the list of such things. */
const PARENTS: Partial<Readonly<Record<Route['page'], Route['page']>>> = {
  new: 'home',
  dataset: 'home',
  version: 'home',
  'plan-of': 'plan',
  department: 'departments',
  policy: 'policies',
  readiness: 'preparation',
  launch: 'preparation',
  promotion: 'preparation',
  'promotion-of': 'preparation',
  feedback: 'preparation',
  'yearly-reviews': 'preparation',
  'yearly-review': 'preparation',
  'news-item': 'news',
  'sign-off-policy': 'policies',
  person: 'people',
  access: 'account',
}

function currentOf(route: Route, page: Route['page']): 'page' | 'true' | undefined {
  if (route.page === page) return 'page'
  return PARENTS[route.page] === page ? 'true' : undefined
}
