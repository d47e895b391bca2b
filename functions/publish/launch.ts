// functions/publish/launch.ts: lets the public in when the time that was set has come: once, in one change with its news.
import { PORTAL } from '../../core/audit.ts'
import { isRefusal } from '../../core/errors.ts'
import { firstLanguage } from '../../core/languages.ts'
import { type Launch, publicLaunch } from '../../core/launch.ts'
import { figuresAtLaunch } from '../../core/launch-figures.ts'
import { isUnderWay, letIn } from '../../core/launch-moves.ts'
import { launchNews } from '../../core/launch-news.ts'
import { newsIdFor, newsIn } from '../../core/news.ts'
import { subjectOf } from '../../core/records.ts'
import { readShelves } from './gather.ts'
import { readDepartments } from './governance.ts'
import { type PublishPorts, withDepartmentsNow } from './ports.ts'

/** Somebody may save a word of a text at the very moment. */
const ATTEMPTS = 5

/**
 * Moves a launch whose time has come, and says how it stands now.
 *
 * The change names the revision that was read: of two that try at once, one is refused and finds the public let in.
 *
 * @returns undefined in beta, and where nobody has prepared a launch
 * @throws Error when others keep changing the launch meanwhile; the clock tries again
 */
export async function launchWhenDue(ports: PublishPorts): Promise<Launch | undefined> {
  if (ports.context.stage === 'beta') return undefined
  for (let attempt = 1; ; attempt++) {
    const launch = await ports.registry.record('launch', 'launch')
    if (!launch || !isUnderWay(launch, ports.outside.now())) return launch
    const launched = await letPublicIn(ports, launch)
    if (launched) return launched
    if (attempt === ATTEMPTS) throw new Error(`the launch was changed ${ATTEMPTS} times while the public was let in`)
  }
}

/** What pages may say of it. */
export function withLaunchNow(ports: PublishPorts, launch: Launch | undefined): PublishPorts {
  const { launch: _, ...context } = ports.context
  const shown = launch && publicLaunch(launch, ports.outside.now())
  return { ...ports, context: { ...context, ...(shown ? { launch: shown } : {}) } }
}

async function letPublicIn(ports: PublishPorts, before: Launch): Promise<Launch | undefined> {
  const now = ports.outside.now()
  const [shelves, departments, news] = await Promise.all([
    readShelves(ports),
    readDepartments(ports),
    ports.registry.records('news-item'),
  ])
  const { context } = withDepartmentsNow(ports, departments)
  const first = firstLanguage(context.city)
  const texts = launchNews(before, context, now, (language) => figuresAtLaunch(context.city, shelves, language, now))
  const figures = figuresAtLaunch(context.city, shelves, first, now)
  const { title } = newsIn({ texts }, first, first)
  const newsId =
    newsIdFor(title, new Set(news.map(({ id }) => id))) || newsIdFor('launch', new Set(news.map(({ id }) => id)))

  const after = letIn(before, newsId, now)
  const saved = await ports.registry.commit({
    records: [
      { kind: 'launch', before, after },
      {
        kind: 'news-item',
        after: {
          id: newsId,
          revision: 1,
          texts,
          state: 'published',
          publishedAt: now,
          updatedAt: now,
          updatedBy: PORTAL,
        },
      },
    ],
    event: {
      ...{ at: now, actor: PORTAL, action: 'launched', subject: subjectOf('launch', 'launch') },
      detail: {
        ...{ news: newsId, scheduledAt: before.scheduledAt ?? now, setBy: before.scheduledBy?.name ?? '' },
        ...{ datasets: figures.datasets, rows: figures.rows, departments: figures.departments.length },
      },
    },
  })
  return isRefusal(saved) ? undefined : after
}
