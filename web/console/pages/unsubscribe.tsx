// web/console/pages/unsubscribe.tsx: what a link from a mail opens without a sign-in: it has stopped, and can be undone.
import { useEffect, useRef, useState } from 'preact/hooks'
import { MAIL_TOPICS, type MailTopic } from '../../../core/accounts.ts'
import type { ProblemDocument } from '../api.ts'
import { type Unsubscribed, type UnsubscribeWish, unsubscribe } from '../desk/mail.ts'
import { Loading, ProblemAlert } from '../parts/load.tsx'
import { ThemeToggle } from '../parts/theme-toggle.tsx'
import { TOPIC_WORDS } from '../people-words.ts'
import { listText } from '../words.ts'

export function UnsubscribePage({ secret }: { secret: string }) {
  const [done, setDone] = useState<Unsubscribed>()
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)
  const [last, setLast] = useState<UnsubscribeWish>({})

  async function ask(wish: UnsubscribeWish): Promise<void> {
    setBusy(true)
    setLast(wish)
    setProblem(undefined)
    const answer = await unsubscribe(secret, wish)
    setBusy(false)
    if ('muted' in answer) setDone(answer)
    else setProblem(answer)
  }

  useEffect(() => {
    document.title = 'Mails stopped'
    void ask({})
  }, [secret])

  return (
    <>
      <header class="site-header">
        <div class="wrap">
          <p class="brand">
            <span class="brand-city">Mails</span>
          </p>
          <ThemeToggle />
        </div>
      </header>
      <main id="main" class="wrap page-body stack">
        <h1>Mails from the portal</h1>
        {problem && <ProblemAlert problem={problem} onRetry={() => void ask(last)} />}
        {!done && !problem && <Loading what="your choice" />}
        {done && <Done key={done.muted.join()} done={done} isBusy={isBusy} onAsk={(wish) => void ask(wish)} />}
      </main>
    </>
  )
}

interface DoneProps {
  readonly done: Unsubscribed
  readonly isBusy: boolean
  readonly onAsk: (wish: UnsubscribeWish) => void
}

function Done({ done, isBusy, onAsk }: DoneProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const isStopped = done.topics.every((topic) => done.muted.includes(topic))
  return (
    <>
      <section class={`alert ${isStopped ? 'ok' : ''}`} aria-labelledby="stopped">
        <h2 id="stopped" tabIndex={-1} ref={heading}>
          {isStopped ? 'You will not get these mails any more' : 'You get these mails again'}
        </h2>
        <p>{listText(done.topics.map((topic) => TOPIC_WORDS[topic].title))}</p>
        <p>
          <button type="button" class="button quiet" disabled={isBusy} onClick={() => onAsk({ undo: isStopped })}>
            {isStopped ? 'That was a mistake: send them again' : 'Stop them'}
          </button>
        </p>
      </section>
      <Topics muted={done.muted} isBusy={isBusy} onAsk={onAsk} />
      <p class="muted">
        Mails about your tasks and your access always come, because somebody waits for you. Language and pace of all
        mails are under <a href="/console/#/account">My account</a>.
      </p>
    </>
  )
}

interface TopicsProps {
  readonly muted: readonly MailTopic[]
  readonly isBusy: boolean
  readonly onAsk: (wish: UnsubscribeWish) => void
}

function Topics({ muted, isBusy, onAsk }: TopicsProps) {
  const [stopped, setStopped] = useState(muted)
  const isChanged = stopped.length !== muted.length || stopped.some((topic) => !muted.includes(topic))
  return (
    <form
      class="unsubscribe-topics"
      onSubmit={(event) => {
        event.preventDefault()
        onAsk({ topics: [...stopped] })
      }}
    >
      <fieldset class="choice-group">
        <legend>What you want to hear about</legend>
        {MAIL_TOPICS.map((topic) => (
          <label class="check" key={topic}>
            <input
              type="checkbox"
              checked={!stopped.includes(topic)}
              onChange={(event) =>
                setStopped(event.currentTarget.checked ? stopped.filter((one) => one !== topic) : [...stopped, topic])
              }
            />
            <span>
              <strong>{TOPIC_WORDS[topic].title}</strong>
              <span class="muted check-help">{TOPIC_WORDS[topic].help}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div class="form-actions">
        <button type="submit" class="button" disabled={isBusy || !isChanged}>
          Save this choice
        </button>
      </div>
    </form>
  )
}
