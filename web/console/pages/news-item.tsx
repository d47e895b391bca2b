// web/console/pages/news-item.tsx: one piece of news: read it, change it, publish it, take it back.
import { useState } from 'preact/hooks'
import { dayText } from '../../catalog/words.ts'
import { type ProblemDocument, problemOf } from '../api.ts'
import { useDesk } from '../context.ts'
import { changeNews, type NewsItem, newsItem } from '../desk/news.ts'
import { NEWS_STATE_WORDS, titleOf } from '../news-draft.ts'
import { Loader, ProblemAlert, useLoad } from '../parts/load.tsx'
import { NewsForm } from '../parts/news/news-form.tsx'
import { WithdrawNews } from '../parts/news/withdraw-news.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { NotForYou } from '../parts/people/not-for-you.tsx'
import { PolicyText } from '../parts/policies/policy-text.tsx'
import { mayWriteNews } from '../rights-news.ts'
import { hrefOf } from '../router.ts'
import { LANGUAGE_WORDS } from '../translation-draft.ts'

const WHY = 'The open data team writes the news. Send them yours: what came, what changed, what it is good for.'

export function NewsItemPage({ id }: { id: string }) {
  const { me } = useDesk()
  return mayWriteNews(me) ? <NewsItemDesk id={id} /> : <NotForYou title="News" why={WHY} />
}

function NewsItemDesk({ id }: { id: string }) {
  const { api, me } = useDesk()
  const item = useLoad(() => newsItem(api, id), [api, id])
  const title = item.state === 'ready' ? titleOf(item.value, me.city.languages) : 'News'
  return (
    <>
      <PageHead title={title} crumbs={[{ href: hrefOf({ page: 'news' }), words: 'News' }]}>
        {item.state === 'ready' && <State item={item.value} />}
      </PageHead>
      <div class="wrap page-body">
        <Loader load={item} what="the news">
          {(value) => <Loaded item={value} onChange={item.set} onStale={item.again} />}
        </Loader>
      </div>
    </>
  )
}

function State({ item: { id, state, publishedAt, correctedAt, withdrawn } }: { item: NewsItem }) {
  const { words, tone } = NEWS_STATE_WORDS[state]
  return (
    <p>
      <span class={`badge ${tone}`}>{words}</span>
      {publishedAt && <> Public since {dayText(publishedAt)}.</>}
      {correctedAt && <> Corrected on {dayText(correctedAt)}.</>}
      {withdrawn && <> Taken back on {dayText(withdrawn.at)}.</>}{' '}
      {publishedAt && <a href={`/news/${id}/`}>Public page</a>}
    </p>
  )
}

interface LoadedProps {
  readonly item: NewsItem
  readonly onChange: (item: NewsItem) => void
  readonly onStale: () => void
}

function Loaded({ item, onChange, onStale }: LoadedProps) {
  const { api, announce } = useDesk()
  const [isWriting, setWriting] = useState(false)
  if (isWriting) {
    return (
      <NewsForm
        start={item.texts}
        onSubmit={async (texts) => {
          onChange(await changeNews(api, item, { texts }))
          setWriting(false)
          announce(item.state === 'published' ? 'The correction was saved; it is public soon.' : 'The draft was saved.')
        }}
        onCancel={() => setWriting(false)}
      />
    )
  }
  return (
    <div class="stack">
      {item.state !== 'withdrawn' && <Actions {...{ item, onChange, onStale }} onEdit={() => setWriting(true)} />}
      {item.withdrawn?.reason && (
        <div class="alert warn">
          <p>
            <strong>Why it was withdrawn:</strong> {item.withdrawn.reason}
          </p>
        </div>
      )}
      <Texts item={item} />
    </div>
  )
}

function Texts({ item: { texts } }: { item: NewsItem }) {
  const { languages } = useDesk().me.city
  return (
    <div class="news-languages">
      {languages.map((language) => {
        const own = texts[language]
        const heading = `news-in-${language}`
        return (
          <section key={language} class="card" aria-labelledby={heading}>
            <h2 id={heading}>{LANGUAGE_WORDS[language]}</h2>
            {own ? (
              <div lang={language}>
                <p class="lead">{own.title}</p>
                <PolicyText text={own.text} />
              </div>
            ) : (
              <p class="muted">Not written. Readers get the other text, marked as another language.</p>
            )}
          </section>
        )
      })}
    </div>
  )
}

function Actions({ item, onChange, onStale, onEdit }: LoadedProps & { readonly onEdit: () => void }) {
  const { api, announce } = useDesk()
  const [problem, setProblem] = useState<ProblemDocument>()
  const [isBusy, setBusy] = useState(false)
  const [isWithdrawing, setWithdrawing] = useState(false)
  const isDraft = item.state === 'draft'

  async function publish(): Promise<void> {
    setBusy(true)
    setProblem(undefined)
    try {
      onChange(await changeNews(api, item, { state: 'published' }))
      announce('It was published; readers see it in a minute or two.')
    } catch (cause) {
      setProblem(problemOf(cause).document)
    } finally {
      setBusy(false)
    }
  }

  return (
    <div>
      {problem && (
        <ProblemAlert problem={problem} {...(problem.code === 'changed-meanwhile' ? { onRetry: onStale } : {})} />
      )}
      <div class="form-actions">
        {isDraft && (
          <button type="button" class="button" disabled={isBusy} onClick={publish}>
            Publish
          </button>
        )}
        <button type="button" class="button quiet" onClick={onEdit}>
          {isDraft ? 'Change the text' : 'Correct the text'}
        </button>
        <button type="button" class="button quiet danger" onClick={() => setWithdrawing(true)}>
          {isDraft ? 'Drop the draft…' : 'Withdraw…'}
        </button>
      </div>
      {isWithdrawing && <WithdrawNews {...{ item, onChange }} onClose={() => setWithdrawing(false)} />}
    </div>
  )
}
