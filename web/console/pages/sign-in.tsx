// web/console/pages/sign-in.tsx: the page before anybody is signed in, or after a sign-in has ended.
import { useEffect, useState } from 'preact/hooks'
import { type ConsoleSettings, type SignInWay, signIn } from '../session.ts'

interface SignInPageProps {
  readonly settings: ConsoleSettings
  readonly why?: string | undefined
  readonly way?: SignInWay
}

export function SignInPage({ settings, why, way = 'as-known' }: SignInPageProps) {
  const [isLeaving, setLeaving] = useState(false)
  const [fault, setFault] = useState(why)
  useEffect(() => {
    document.title = `Sign in · Staff console · ${settings.city}`
  }, [])

  async function leave(): Promise<void> {
    setLeaving(true)
    setFault(undefined)
    try {
      await signIn(settings, way)
    } catch (cause) {
      console.error(cause)
      setLeaving(false)
      setFault('The sign-in service cannot be reached. Check your connection and try again.')
    }
  }

  return (
    <main class="wrap sign-in" id="main">
      <h1>Staff console</h1>
      <p class="lead">{settings.city}</p>
      {fault && (
        <div class="alert danger" role="alert">
          <p>{fault}</p>
        </div>
      )}
      <p>For people of the city who publish data or review it. Everybody else finds all data without signing in.</p>
      <div class="form-actions">
        <button type="button" class="button" disabled={isLeaving} onClick={leave}>
          {isLeaving ? 'One moment…' : 'Sign in'}
        </button>
        <a class="button quiet" href="/">
          To the public site
        </a>
      </div>
    </main>
  )
}
