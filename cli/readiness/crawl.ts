// cli/readiness/crawl.ts: reads the pages of a portal one after the other, and asks for everything that they lead to.
import { ask } from './fetching.ts'
import { type PageMarks, readPage } from './page-basics.ts'

export interface ReadPage extends PageMarks {
  readonly path: string
}

export interface Crawled {
  readonly pages: readonly ReadPage[]
  /** Addresses that were asked for, pages included. */
  readonly asked: number
  /** What does not answer as it should: the address, what came, and a page that leads there. */
  readonly broken: readonly string[]
  /** Links to other sites: counted, not followed. */
  readonly elsewhere: number
  /** There was more than the limit allowed. */
  readonly isCut: boolean
}

/** Rooms that crawlers are asked to stay out of, and addresses with an end of their own. */
const LEFT_OUT = [/^\/console\//, /^\/api\//]
/** Besides pages: files, feeds, assets. Each is asked for by its head only. */
const MOST_HEADS = 2000

interface Found {
  readonly path: string
  readonly from: string
}

/** @param most pages to read */
export async function crawl(origin: string, most: number, tell: (line: string) => void): Promise<Crawled> {
  const seen = new Set<string>(['/'])
  const waiting: Found[] = [{ path: '/', from: 'the address itself' }]
  const files: Found[] = []
  const pages: ReadPage[] = []
  const broken: string[] = []
  let elsewhere = 0

  while (waiting.length > 0 && pages.length < most) {
    const { path, from } = waiting.shift()!
    const answer = await ask(origin + path)
    const moved =
      answer.status >= 300 && answer.status < 400 && sameOrigin(origin, path, answer.headers.get('location'))
    if (answer.status !== 200 && !moved) {
      broken.push(`${path}: status ${answer.status}, linked from ${from}`)
      continue
    }
    if (typeof moved === 'string') {
      note(moved, path)
      continue
    }
    if (!/^text\/html/.test(answer.headers.get('content-type') ?? '')) continue
    const page = { path, ...readPage(answer.text) }
    pages.push(page)
    if (pages.length % 25 === 0) tell(`${pages.length} pages read, ${waiting.length} more are known`)
    for (const link of page.links) {
      const target = sameOrigin(origin, path, link)
      if (target === undefined) elsewhere += /^https?:/.test(link) ? 1 : 0
      else note(target, path)
    }
  }
  // Pages that were too many to read are asked for all the same.
  const heads = [...files, ...waiting].slice(0, MOST_HEADS)
  for (const { path, from } of heads) {
    const { status } = await ask(origin + path, 'HEAD')
    if (status !== 200) broken.push(`${path}: status ${status}, linked from ${from}`)
  }
  const asked = pages.length + heads.length
  return { pages, asked, broken, elsewhere, isCut: waiting.length > 0 || files.length > MOST_HEADS }

  /** Pages end in a slash; everything else is a file. */
  function note(target: string, from: string): void {
    if (seen.has(target) || LEFT_OUT.some((pattern) => pattern.test(target))) return
    seen.add(target)
    ;(target.endsWith('/') ? waiting : files).push({ path: target, from })
  }
}

/** The path of a link on this portal, without its query and fragment; undefined for everything else. */
export function sameOrigin(origin: string, base: string, link: string | null): string | undefined {
  const address = link === null ? null : URL.parse(link, origin + base)
  return address?.origin === origin ? address.pathname : undefined
}
