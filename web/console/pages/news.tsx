// web/console/pages/news.tsx: everything the city has told its readers, and the place to write more.
import { useState } from 'preact/hooks'
import { dayText } from '../../catalog/words.ts'
import { useDesk } from '../context.ts'
import { allNews, beginNews, type NewsItem } from '../desk/news.ts'
import { NEWS_STATE_WORDS, titleOf } from '../news-draft.ts'
import { Loader, useLoad } from '../parts/load.tsx'
import { NewsForm } from '../parts/news/news-form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { NotForYou } from '../parts/people/not-for-you.tsx'
import { TableScroll } from '../parts/table-scroll.tsx'
import { mayWriteNews } from '../rights-news.ts'
import { goTo, hrefOf } from '../router.ts'
import { LANGUAGE_WORDS } from '../translation-draft.ts'

const WHY = 'The open data team writes the news. Send them yours: what came, what changed, what it is good for.'

export function NewsPage() {
  const { me } = useDesk()
  return mayWriteNews(me) ? <NewsDesk /> : <NotForYou title="News" why={WHY} />
}

function NewsDesk() {
  const { api, announce } = useDesk()
  const news = useLoad(() => allNews(api), [api])
  const [isWriting, setWriting] = useState(false)
  if (isWriting) {
    return (
      <>
        <PageHead title="Write news" crumbs={[{ href: hrefOf({ page: 'news' }), words: 'News' }]}>
          <p class="lead">
            It is saved as a draft. Its address is made from its title and stays, also when the title changes.
          </p>
        </PageHead>
        <div class="wrap page-body">
          <NewsForm
            start={{}}
            onSubmit={async (texts) => {
              const { id } = await beginNews(api, texts)
              announce('The draft was saved.')
              goTo({ page: 'news-item', id })
            }}
            onCancel={() => setWriting(false)}
          />
        </div>
      </>
    )
  }
  return (
    <>
      <PageHead title="News">
        <p class="lead">
          What the front page, <a href="/news/">the news</a> and their feed tell readers about your data.
        </p>
        <div class="form-actions">
          <button type="button" class="button" onClick={() => setWriting(true)}>
            Write news
          </button>
        </div>
      </PageHead>
      <div class="wrap page-body">
        <Loader load={news} what="the news">
          {(list) => (list.length > 0 ? <NewsTable list={list} /> : <Empty />)}
        </Loader>
      </div>
    </>
  )
}

function Empty() {
  return (
    <div class="empty-state">
      <h2>Nothing was written yet</h2>
      <p>Tell readers what came, what changed, and what they can do with it. A few sentences are enough.</p>
    </div>
  )
}

function NewsTable({ list }: { list: readonly NewsItem[] }) {
  return (
    <TableScroll label="Table of news" name="news-table">
      <table class="words">
        <thead>
          <tr>
            <th scope="col">News</th>
            <th scope="col">State</th>
            <th scope="col">Languages</th>
            <th scope="col">Changed</th>
          </tr>
        </thead>
        <tbody>
          {list.map((item) => (
            <Row key={item.id} item={item} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}

function Row({ item }: { item: NewsItem }) {
  const { languages } = useDesk().me.city
  const { id, state, texts, updatedAt, updatedBy } = item
  const since = item.withdrawn?.at ?? item.publishedAt
  const { words, tone } = NEWS_STATE_WORDS[state]
  return (
    <tr>
      <th scope="row">
        <a href={hrefOf({ page: 'news-item', id })}>{titleOf(item, languages)}</a>
      </th>
      <td>
        <span class={`badge ${tone}`}>{words}</span>
        {since && <> on {dayText(since)}</>}
      </td>
      <td>
        {languages
          .filter((language) => texts[language])
          .map((language) => LANGUAGE_WORDS[language])
          .join(', ')}
      </td>
      <td>
        {dayText(updatedAt)} by {updatedBy.name}
      </td>
    </tr>
  )
}
