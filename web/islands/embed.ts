// web/islands/embed.ts: the title, the source and the links around a view in a frame of another site.
import { languagePrefix, loadDataset, pageLanguage, slugIn, titleIn } from './view-data.ts'

const loaded = await loadDataset(slugIn(location.search))
if ('dataset' in loaded) {
  const { dataset } = loaded
  const title = document.querySelector<HTMLAnchorElement>('#embed-title')
  if (title) {
    title.textContent = titleIn(dataset)
    title.href = `${languagePrefix()}/datasets/${dataset.slug}/`
  }
  const facts = document.querySelector<HTMLElement>('#embed-facts')
  if (facts) {
    const day = new Intl.DateTimeFormat(pageLanguage(), { dateStyle: 'medium', timeZone: 'UTC' })
    const updated = (facts.dataset['updated'] ?? '{day}').replace('{day}', day.format(new Date(dataset.publishedAt)))
    const parts = [dataset.department.name, dataset.licence.name, updated]
    facts.textContent = parts.map((part) => ` · ${part}`).join('')
  }
}

// The view may change its address while it is looked at: the way to the portal leads to what is seen now.
const open = document.querySelector<HTMLAnchorElement>('#embed-open')
const follow = () => {
  if (open) open.href = location.pathname.replace('/embed/', '/') + location.search
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')
  if (canonical) canonical.href = location.pathname.replace('/embed/', '/') + location.search
}
follow()
// The pages of the portal refuse to be framed: every link leads out of the frame.
addEventListener(
  'click',
  (event) => {
    const link = (event.target as Element | null)?.closest?.('a[href]')
    if (!link || link.hasAttribute('download') || link.getAttribute('href')?.startsWith('#')) return
    link.setAttribute('target', '_blank')
    link.setAttribute('rel', 'noopener')
  },
  { capture: true },
)
for (const event of ['pointerdown', 'focus'] as const) open?.addEventListener(event, follow)
