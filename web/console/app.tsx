// web/console/app.tsx: the console of a signed-in person: header, page, and what is said aloud.
import type { ComponentChild } from 'preact'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { createApi, type Ending, endingOf, type Me } from './api.ts'
import { DeskContext } from './context.ts'
import { createDrafts, warnBeforeLeaving } from './drafts.ts'
import { AccessTablePage } from './pages/access-table.tsx'
import { AccountPage } from './pages/account.tsx'
import { AuditPage } from './pages/audit.tsx'
import { DatasetPage } from './pages/dataset.tsx'
import { DepartmentPage } from './pages/department.tsx'
import { DepartmentsPage } from './pages/departments.tsx'
import { FeedbackPage } from './pages/feedback.tsx'
import { HomePage } from './pages/home.tsx'
import { LaunchPage } from './pages/launch.tsx'
import { NewDatasetPage } from './pages/new-dataset.tsx'
import { NewsPage } from './pages/news.tsx'
import { NewsItemPage } from './pages/news-item.tsx'
import { NotFoundPage } from './pages/not-found.tsx'
import { PeoplePage } from './pages/people.tsx'
import { PersonPage } from './pages/person.tsx'
import { PlanPage } from './pages/plan.tsx'
import { PoliciesPage } from './pages/policies.tsx'
import { PolicyPage } from './pages/policy.tsx'
import { PreparationPage } from './pages/preparation.tsx'
import { PromotionPage } from './pages/promotion.tsx'
import { PromotionOfPage } from './pages/promotion-of.tsx'
import { ReadinessPage } from './pages/readiness.tsx'
import { ReviewsPage } from './pages/reviews.tsx'
import { SignInPage } from './pages/sign-in.tsx'
import { SignOffPolicyPage } from './pages/sign-off-policy.tsx'
import { VersionPage } from './pages/version.tsx'
import { YearlyReviewPage } from './pages/yearly-review.tsx'
import { YearlyReviewsPage } from './pages/yearly-reviews.tsx'
import { Header } from './parts/header.tsx'
import { Loader, useLoad } from './parts/load.tsx'
import { type PageAbout, type PlainPage, type Route, routeOf } from './router.ts'
import { type ConsoleSettings, type Session, type SignInWay, signIn } from './session.ts'
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
  const [ending, setEnding] = useState<Ending>()
  const api = useMemo(() => createApi(session, setEnding), [session])
  const transfers = useMemo(() => createTransfers(api), [api])
  const me = useLoad(() => api.me(), [api])
  const endedAtOnce = me.state === 'failed' && endingOf(me.problem)
  if (endedAtOnce) return <SignInPage settings={settings} why={ENDED[endedAtOnce].why} way={ENDED[endedAtOnce].way} />
  if (me.state !== 'ready') {
    return (
      <main class="wrap page-body" id="main">
        <h1>Staff console</h1>
        <Loader load={me} what="your account">
          {() => null}
        </Loader>
        {me.state === 'failed' && (
          // Whoever signed in with the wrong account must get out again.
          <div class="form-actions">
            <button type="button" class="button quiet" onClick={session.signOut}>
              Sign out
            </button>
            <a class="button quiet" href="/">
              To the public site
            </a>
          </div>
        )}
      </main>
    )
  }
  return <SignedIn me={me.value} onMe={me.set} {...{ settings, session, api, transfers, ending }} />
}

interface SignedInProps {
  readonly settings: ConsoleSettings
  readonly session: Session
  readonly api: ReturnType<typeof createApi>
  readonly transfers: ReturnType<typeof createTransfers>
  readonly me: Me
  readonly onMe: (me: Me) => void
  readonly ending: Ending | undefined
}

function SignedIn({ settings, session, api, transfers, me, onMe, ending }: SignedInProps) {
  const route = useRoute()
  const [said, setSaid] = useState('')
  const drafts = useMemo(() => createDrafts(warnBeforeLeaving), [])
  const desk = useMemo(
    () => ({ settings, session, api, transfers, drafts, me, onMe, announce: setSaid }),
    [settings, session, api, transfers, drafts, me],
  )
  return (
    <DeskContext.Provider value={desk}>
      {/* biome-ignore lint/a11y/useValidAnchor: a skip link is a link; behind the # stands the page, so script moves the focus */}
      <a class="skip" href="#main" onClick={skip}>
        Skip to content
      </a>
      <Header route={route} onSignOut={session.signOut} />
      {ending && <SignInEndedBar settings={settings} ending={ending} />}
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

const PLAIN: Readonly<Record<PlainPage, () => ComponentChild>> = {
  new: () => <NewDatasetPage />,
  reviews: () => <ReviewsPage />,
  plan: () => <PlanPage />,
  departments: () => <DepartmentsPage />,
  policies: () => <PoliciesPage />,
  'sign-off-policy': () => <SignOffPolicyPage />,
  news: () => <NewsPage />,
  preparation: () => <PreparationPage />,
  readiness: () => <ReadinessPage />,
  launch: () => <LaunchPage />,
  promotion: () => <PromotionPage />,
  feedback: () => <FeedbackPage />,
  'yearly-reviews': () => <YearlyReviewsPage />,
  people: () => <PeoplePage />,
  audit: () => <AuditPage />,
  access: () => <AccessTablePage />,
  account: () => <AccountPage />,
}
const ABOUT: Readonly<Record<PageAbout, (id: string) => ComponentChild>> = {
  'plan-of': (id) => <PlanPage departmentId={id} />,
  department: (id) => <DepartmentPage id={id} />,
  policy: (id) => <PolicyPage id={id} />,
  'news-item': (id) => <NewsItemPage id={id} />,
  'promotion-of': (id) => <PromotionOfPage id={id} />,
  'yearly-review': (id) => <YearlyReviewPage id={id} />,
  person: (id) => <PersonPage id={id} />,
}

function Page({ route }: { route: Route }): ComponentChild {
  if (route.page === 'home') return <HomePage />
  if (route.page === 'dataset') return <DatasetPage id={route.id} />
  if (route.page === 'version') return <VersionPage id={route.id} number={route.number} />
  if (route.page === 'unknown') return <NotFoundPage />
  return 'id' in route ? ABOUT[route.page](route.id) : PLAIN[route.page]()
}

/** Why a sign-in is over, and how the next one goes. */
const ENDED: Readonly<Record<Ending, { readonly why: string; readonly way: SignInWay }>> = {
  'token-expired': { why: 'Your sign-in has ended.', way: 'as-known' },
  'not-signed-in': { why: 'Your sign-in has ended.', way: 'as-known' },
  // The provider may still know the person: only a new proof counts.
  'signed-out-everywhere': { why: 'You have signed out everywhere since this sign-in.', way: 'anew' },
}

/** Signing in again loads the page anew: whoever is writing a text can copy it first. */
function SignInEndedBar({ settings, ending }: { settings: ConsoleSettings; ending: Ending }) {
  const { why, way } = ENDED[ending]
  return (
    <div class="wrap">
      <div class="alert warn" role="alert">
        <p>
          <strong>{why}</strong> Texts you have not saved are lost when you sign in again: copy them first.
        </p>
        <p>
          <button type="button" class="button" onClick={() => signIn(settings, way)}>
            Sign in again
          </button>
        </p>
      </div>
    </div>
  )
}
