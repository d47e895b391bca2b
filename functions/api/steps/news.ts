// functions/api/steps/news.ts: write, publish, correct and withdraw news.
import { type AuditEvent, changesBetween, doneBy } from '../../../core/audit.ts'
import { isRefusal, type Refusal, refuse, whyMovedOn } from '../../../core/errors.ts'
import { isRecordId } from '../../../core/keys.ts'
import { firstLanguage, LANGUAGES } from '../../../core/languages.ts'
import type { IsoTime, Member } from '../../../core/model.ts'
import {
  changeNews,
  type NewsChange,
  type NewsItem,
  type NewsTexts,
  newNews,
  newsIdFor,
  newsIn,
} from '../../../core/news.ts'
import { standsStill, subjectOf } from '../../../core/records.ts'
import type { ApiPorts } from '../ports.ts'

/** Everything that was ever written, the last changed first. */
export async function listNews({ registry }: ApiPorts): Promise<NewsItem[]> {
  const items = await registry.records('news-item')
  return items.toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))
}

export async function findNews({ registry }: ApiPorts, id: string): Promise<NewsItem | Refusal> {
  const item = isRecordId(id) ? await registry.record('news-item', id) : undefined
  return item ?? refuse('not-found')
}

/** Begins a draft; its address is made from its title in the city's first language and stays. */
export async function beginNews(ports: ApiPorts, by: Member, texts: NewsTexts): Promise<NewsItem | Refusal> {
  const at = ports.outside.now()
  const first = firstLanguage(ports.city)
  const taken = new Set((await ports.registry.records('news-item')).map(({ id }) => id))
  const id = newsIdFor(texts[first]?.title ?? '', taken)
  const item = newNews(id, texts, first, by, at)
  if (isRefusal(item)) return item
  if (id === '') {
    return refuse('bad-request', `texts.${first}.title: needs a letter or a digit from a to z, for its address`)
  }

  return save(ports, by, undefined, item, at, 'news-begun')
}

/** @param revision of the news that the person looked at */
export async function reviseNews(
  ports: ApiPorts,
  by: Member,
  id: string,
  revision: number,
  change: NewsChange,
): Promise<NewsItem | Refusal> {
  const before = await findNews(ports, id)
  if (isRefusal(before)) return before
  const moved = whyMovedOn(revision, before)
  if (moved) return moved
  const at = ports.outside.now()
  const after = changeNews(before, change, firstLanguage(ports.city), by, at)
  if (isRefusal(after) || after === before) return after

  const action = change.state ? `news-${change.state}` : 'news-changed'
  return save(ports, by, before, after, at, action)
}

async function save(
  ports: ApiPorts,
  by: Member,
  before: NewsItem | undefined,
  after: NewsItem,
  at: IsoTime,
  action: string,
): Promise<NewsItem | Refusal> {
  const saved = await ports.registry.commit({
    records: [{ kind: 'news-item', ...(before ? { before } : {}), after }],
    unchanged: standsStill(by),
    event: { ...doneBy(by, at), action, subject: subjectOf('news-item', after.id), ...facts(ports, before, after) },
  })
  return isRefusal(saved) ? saved : after
}

function facts(
  { city }: ApiPorts,
  before: NewsItem | undefined,
  after: NewsItem,
): Pick<AuditEvent, 'detail' | 'changes'> {
  const first = firstLanguage(city)
  const reason = after.state === 'withdrawn' ? after.withdrawn.reason : ''
  return {
    detail: { title: newsIn(after, first, first).title, ...(reason ? { reason } : {}) },
    changes: changesBetween(before ? fieldsOf(before) : {}, fieldsOf(after), FIELDS),
  }
}

/** Titles and texts by language, as the log names them. */
const FIELDS = ['state', ...LANGUAGES.flatMap((language) => [`title.${language}`, `text.${language}`])]

function fieldsOf({ state, texts }: NewsItem): Record<string, string> {
  const pairs = LANGUAGES.flatMap((language) => [
    [`title.${language}`, texts[language]?.title ?? ''],
    [`text.${language}`, texts[language]?.text ?? ''],
  ])
  return { state, ...Object.fromEntries(pairs) }
}
