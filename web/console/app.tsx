// web/console/app.tsx: the console of a signed-in person: header, page, and what is said aloud.
import { useEffect, useMemo, useState } from 'preact/hooks'
import { createApi, type Me } from './api.ts'
import { DeskContext } from './context.ts'
import { createDrafts, warnBeforeLeaving } from './drafts.ts'
import { AuditPage } from './pages/audit.tsx'
import { DatasetPage } from './pages/dataset.tsx'
import { HomePage } from './pages/home.tsx'
import { NewDatasetPage } from './pages/new-dataset.tsx'
import { NotFoundPage } from './pages/not-found.tsx'
import { VersionPage } from './pages/version.tsx'
import { Header } from './parts/header.tsx'
import { Loader, useLoad } from './parts/load.tsx'
import { type Route, routeOf } from './router.ts'
import { type ConsoleSettings, type Session, signIn } from './session.ts'
import { createTransfers } from './transfers.ts'

/** The page of the address, also after the reader changed it by hand or went back. */
function useRoute(): Route {
  const [hash, setHash] = useState(location.hash)
  useEffect(() => {
    const look = () => setHash(location.hash)
    addEventListener('hashchange', look)
    return () => removeEventListener('hashchange', look)
  }, [])
  return useMemo(() => routeOf(hash), [hash])
}

export function App({ settings, session }: { settings: ConsoleSettings; session: Session }) {
  const [hasEnded, setEnded] = useState(false)
  const api = useMemo(() => createApi(session, () => setEnded(true)), [session])
  const transfers = useMemo(() => createTransfers(api), [api])
  const me = useLoad(() => api.me(), [api])
  if (me.state !== 'ready') {
    return (
      <main class="wrap page-body" id="main">
        <h1>Staff console</h1>
        {hasEnded && <SignInEndedBar settings={settings} />}
        <Loader load={me} what="your account">
          {() => null}
        </Loader>
      </main>
    )
  }
  return <SignedIn me={me.value} {...{ settings, session, api, transfers, hasEnded }} />
}

interface SignedInProps {
  readonly settings: ConsoleSettings
  readonly session: Session
  readonly api: ReturnType<typeof createApi>
  readonly transfers: ReturnType<typeof createTransfers>
  readonly me: Me
  readonly hasEnded: boolean
}

function SignedIn({ settings, session, api, transfers, me, hasEnded }: SignedInProps) {
  const route = useRoute()
  const [said, setSaid] = useState('')
  const drafts = useMemo(() => createDrafts(warnBeforeLeaving), [])
  const desk = useMemo(
    () => ({ settings, api, transfers, drafts, me, announce: setSaid }),
    [settings, api, transfers, drafts, me],
  )
  return (
    <DeskContext.Provider value={desk}>
      {/* biome-ignore lint/a11y/useValidAnchor: a skip link is a link; behind the # stands the page, so script moves the focus */}
      <a class="skip" href="#main" onClick={skip}>
        Skip to content
      </a>
      <Header route={route} onSignOut={session.signOut} />
      {hasEnded && <SignInEndedBar settings={settings} />}
      <main id="main" tabIndex={-1}>
        <Page key={JSON.stringify(route)} route={route} />
      </main>
      <p role="status" class="visually-hidden">
        {said}
      </p>
    </DeskContext.Provider>
  )
}

/** The address behind the `#` is the page: a jump within the page must not change it. */
function skip(event: Event): void {
  event.preventDefault()
  document.getElementById('main')?.focus()
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'home':
      return <HomePage />
    case 'new':
      return <NewDatasetPage />
    case 'dataset':
      return <DatasetPage id={route.id} />
    case 'version':
      return <VersionPage id={route.id} number={route.number} />
    case 'audit':
      return <AuditPage />
    default:
      return <NotFoundPage />
  }
}

/** Signing in again loads the page anew: whoever is writing a text can copy it first. */
function SignInEndedBar({ settings }: { settings: ConsoleSettings }) {
  return (
    <div class="wrap">
      <div class="alert warn" role="alert">
        <p>
          <strong>Your sign-in has ended.</strong> Texts you have not saved are lost when you sign in again: copy them
          first.
        </p>
        <p>
          <button type="button" class="button" onClick={() => signIn(settings)}>
            Sign in again
          </button>
        </p>
      </div>
    </div>
  )
}
