// cli/readiness/page-basics.ts: what can be read in the markup of a page without a browser: language, title, heading, words for images, links.

/** What one page says of itself. */
export interface PageMarks {
  readonly faults: readonly string[]
  readonly title: string
  /** Whether it asks search engines to stay away. */
  readonly isNoindex: boolean
  /** Addresses that the page leads to or loads, as written. */
  readonly links: readonly string[]
}

const TAG = /<([a-z][a-z0-9-]*)((?:\s+[^\s=>"'/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)\s*\/?>/gi
const ATTRIBUTE = /([^\s=>"'/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g

interface Tag {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
}

function tagsIn(html: string): Tag[] {
  // Comments and the texts of scripts are no markup.
  const bare = html.replace(/<!--[\s\S]*?-->/g, '').replace(/(<(script|style|template)\b[^>]*>)[\s\S]*?<\/\2>/gi, '$1')
  return [...bare.matchAll(TAG)].map(([, name, rest]) => ({
    name: name!.toLowerCase(),
    attributes: new Map(
      [...(rest ?? '').matchAll(ATTRIBUTE)].map(([, key, a, b, c]) => [key!.toLowerCase(), decoded(a ?? b ?? c ?? '')]),
    ),
  }))
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" }
const decoded = (text: string): string => text.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name) => ENTITIES[name]!)

interface Rule {
  readonly fault: string
  readonly isBroken: (tags: readonly Tag[], html: string) => boolean
}

const has = (tag: Tag, name: string): boolean => (tag.attributes.get(name) ?? '').trim() !== ''
const named = (tags: readonly Tag[], name: string): Tag[] => tags.filter((tag) => tag.name === name)

/** WCAG 2.2: 3.1.1, 2.4.2, 1.3.1 and 2.4.6, 2.4.1, 1.1.1, 1.4.4. */
const RULES: readonly Rule[] = [
  { fault: 'no language', isBroken: (tags) => !named(tags, 'html').some((tag) => has(tag, 'lang')) },
  { fault: 'no title', isBroken: (_, html) => titleIn(html) === '' },
  { fault: 'not exactly one main heading', isBroken: (tags) => named(tags, 'h1').length !== 1 },
  { fault: 'no main part', isBroken: (tags) => named(tags, 'main').length !== 1 },
  {
    fault: 'an image without words',
    isBroken: (tags) => named(tags, 'img').some((tag) => !tag.attributes.has('alt')),
  },
  {
    fault: 'zooming is forbidden',
    isBroken: (tags) =>
      named(tags, 'meta').some(
        (tag) =>
          tag.attributes.get('name') === 'viewport' &&
          /user-scalable\s*=\s*no|maximum-scale\s*=\s*1\b/.test(tag.attributes.get('content') ?? ''),
      ),
  },
  {
    fault: 'an id that is there twice',
    isBroken: (tags) => {
      const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? [])
      return new Set(ids).size !== ids.length
    },
  },
]

export function readPage(html: string): PageMarks {
  const tags = tagsIn(html)
  const from = (name: string, attribute: string) =>
    named(tags, name).flatMap((tag) => tag.attributes.get(attribute) ?? [])
  const robots = named(tags, 'meta').filter((tag) => tag.attributes.get('name') === 'robots')
  return {
    faults: RULES.filter(({ isBroken }) => isBroken(tags, html)).map(({ fault }) => fault),
    title: titleIn(html),
    isNoindex: robots.some((tag) => (tag.attributes.get('content') ?? '').includes('noindex')),
    links: [...from('a', 'href'), ...loadedBy(tags), ...from('script', 'src'), ...from('img', 'src')],
  }
}

/** Style sheets, icons, feeds and other languages; hints to browsers about servers are no address to open. */
function loadedBy(tags: readonly Tag[]): string[] {
  return named(tags, 'link')
    .filter((tag) => !/\b(preconnect|dns-prefetch)\b/.test(tag.attributes.get('rel') ?? ''))
    .flatMap((tag) => tag.attributes.get('href') ?? [])
}

function titleIn(html: string): string {
  return decoded(/<title[^>]*>([\s\S]*?)<\/title>/i.exec(html)?.[1]?.trim() ?? '')
}
