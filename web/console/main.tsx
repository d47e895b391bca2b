// web/console/main.tsx: starts the staff console in the page that web/console/shell.ts made.
import { type ComponentChild, render } from 'preact'
import { App } from './app.tsx'
import { PreviewPage } from './pages/preview.tsx'
import { SignInPage } from './pages/sign-in.tsx'
import { UnsubscribePage } from './pages/unsubscribe.tsx'
import { ProblemAlert } from './parts/load.tsx'
import { openRouteOf } from './router.ts'
import { type ConsoleSettings, openSession } from './session.ts'

const root = document.getElementById('console')
if (!root) throw new Error('the page has no element #console; see web/console/shell.ts')

/** The page's own words go first: Preact would otherwise take them for its own. */
function show(content: ComponentChild): void {
  root!.replaceChildren()
  render(content, root!)
}

async function settingsOfConsole(): Promise<ConsoleSettings> {
  const response = await fetch('/console/config.json')
  if (!response.ok) throw new Error(`/console/config.json answered ${response.status}`)
  return (await response.json()) as ConsoleSettings
}

async function start(): Promise<void> {
  const open = openRouteOf(location.hash)
  if (open?.page === 'preview') return show(<PreviewPage secret={open.secret} />)
  if (open?.page === 'unsubscribe') return show(<UnsubscribePage secret={open.secret} />)
  try {
    const settings = await settingsOfConsole()
    const opened = await openSession(settings)
    if (opened.state === 'signed-in') show(<App settings={settings} session={opened.session} />)
    if (opened.state === 'signed-out') show(<SignInPage settings={settings} why={opened.why} />)
  } catch (cause) {
    console.error(cause)
    const problem = {
      code: 'offline',
      title: 'The console cannot start.',
      detail: '',
      fix: 'The portal or its sign-in service cannot be reached. Check your connection, then try again.',
    }
    show(
      <main class="wrap page-body" id="main">
        <h1>Staff console</h1>
        <ProblemAlert problem={problem} onRetry={() => location.reload()} />
      </main>,
    )
  }
}

await start()
