// cli/readiness/look.ts: looks at a portal from outside, as readers, harvesters and browsers do.
import { connect } from 'node:tls'
import { dataJsonFaults } from '../../core/data-json-check.ts'
import { type Crawled, crawl } from './crawl.ts'
import { type Answer, ask } from './fetching.ts'
import { type Look, look, lookWith } from './looks.ts'

/**
 * Every look, in the order in which the portal lists its checks.
 *
 * @param portal origin whose address, headers, certificate and machine files are looked at
 * @param pagesOf origin whose pages are read: the same, or beta before the launch
 */
export async function lookFromOutside(
  portal: string,
  pagesOf: string,
  mostPages: number,
  tell: (line: string) => void,
): Promise<Look[]> {
  tell(`reading at most ${mostPages} pages of ${pagesOf}`)
  const front = await ask(`${portal}/`)
  const crawled = await crawl(pagesOf, mostPages, tell)
  tell(`${crawled.pages.length} pages read`)
  return [
    links(crawled, pagesOf),
    basics(crawled, pagesOf),
    headers(front, portal),
    await machineFiles(portal, pagesOf),
    await certificate(portal),
    await indexing(front, portal),
  ]
}

function links({ pages, asked, broken, elsewhere, isCut }: Crawled, origin: string): Look {
  const cut = isCut ? ' There were more: give a larger --pages.' : ''
  const fine = `${asked} addresses of ${origin} answer, from ${pages.length} pages; ${elsewhere} links to other sites were not followed.${cut}`
  return lookWith('links-live', fine, broken)
}

function basics({ pages }: Crawled, origin: string): Look {
  const faults = pages.flatMap(({ path, faults: found }) => found.map((fault) => `${path}: ${fault}`))
  const fine = `${pages.length} pages of ${origin} name language and title, have one main heading and part, and words for images. Contrast, focus and screen readers were not looked at.`
  return lookWith('page-basics', fine, pages.length === 0 ? ['no page could be read'] : faults)
}

interface HeaderRule {
  readonly name: string
  readonly fits: (value: string) => boolean
  readonly onlyHttps?: true
}

const HEADERS: readonly HeaderRule[] = [
  {
    name: 'content-security-policy',
    fits: (value) => /default-src|script-src/.test(value) && !/unsafe-inline|unsafe-eval/.test(value),
  },
  { name: 'x-content-type-options', fits: (value) => value === 'nosniff' },
  { name: 'referrer-policy', fits: (value) => value !== '' && value !== 'unsafe-url' },
  {
    // Half a year: shorter is forgotten between two visits.
    name: 'strict-transport-security',
    fits: (value) => Number(/max-age=(\d+)/.exec(value)?.[1] ?? 0) >= 15_768_000,
    onlyHttps: true,
  },
]

function headers(front: Answer, portal: string): Look {
  const rules = HEADERS.filter(({ onlyHttps }) => !onlyHttps || portal.startsWith('https:'))
  const faults = rules
    .filter(({ name, fits }) => !fits(front.headers.get(name) ?? ''))
    .map(({ name }) => `${name}: found ${front.headers.get(name) ?? 'nothing'}`)
  return lookWith('security-headers', `${rules.map(({ name }) => name).join(', ')}.`, faults)
}

/** What programs start from. Before its launch production has no catalog: then the one of the other address is read. */
async function machineFiles(portal: string, pagesOf: string): Promise<Look> {
  const [catalog, security, sitemap] = await Promise.all([
    ask(`${pagesOf}/data.json`),
    ask(`${portal}/.well-known/security.txt`),
    ask(`${pagesOf}/sitemap.xml`),
  ])
  const faults = [
    ...(catalog.status === 200 ? dataJsonFaults(parsed(catalog.text)) : [`status ${catalog.status}`]).map(
      (fault) => `data.json: ${fault}`,
    ),
    ...securityFaults(security).map((fault) => `security.txt: ${fault}`),
    ...(sitemap.status === 200 && /<(urlset|sitemapindex)\b/.test(sitemap.text)
      ? []
      : [`sitemap.xml: status ${sitemap.status}`]),
  ]
  return lookWith('machine-files-live', 'data.json is valid, security.txt counts, the sitemap is there.', faults)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function securityFaults({ status, text }: Answer): string[] {
  if (status !== 200) return [`status ${status}`]
  const expires = /^Expires: (\S+)\s*$/m.exec(text)?.[1]
  const isLate = expires === undefined || !(Date.parse(expires) > Date.now())
  return [
    ...(/^Contact: \S+/m.test(text) ? [] : ['no contact']),
    ...(isLate ? [`expired, found ${expires ?? 'no day'}`] : []),
  ]
}

const NEEDED_DAYS = 21
const DAY = 86_400_000

async function certificate(portal: string): Promise<Look> {
  const { protocol, hostname, port } = new URL(portal)
  if (protocol !== 'https:') {
    const isLocal = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname)
    return isLocal
      ? look('certificate', 'skipped', 'This portal runs on one machine, without a certificate.')
      : look('certificate', 'not-met', `${portal} is not served with https.`)
  }
  const end = await certificateEnd(hostname, Number(port || 443))
  if (typeof end === 'string') return look('certificate', 'not-met', end)
  const days = Math.floor((end.getTime() - Date.now()) / DAY)
  const words = `Good until ${end.toISOString().slice(0, 10)}, ${days} days.`
  return look('certificate', days >= NEEDED_DAYS ? 'met' : 'not-met', words)
}

/** @returns its last moment, or why browsers would not trust it */
function certificateEnd(host: string, port: number): Promise<Date | string> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, servername: host, timeout: 15_000 }, () => {
      const { valid_to: end } = socket.getPeerCertificate()
      socket.end()
      resolve(end ? new Date(end) : 'The server showed no certificate.')
    })
    socket.once('timeout', () => socket.destroy(new Error('no answer in 15 s')))
    socket.once('error', ({ message }) => resolve(`Browsers would not trust it: ${message}.`))
  })
}

/** A portal that is not open yet, and beta, keep search engines away; whether that is right is for people to say. */
async function indexing(front: Answer, portal: string): Promise<Look> {
  const robots = await ask(`${portal}/robots.txt`)
  const isClosed =
    /noindex/.test(front.headers.get('x-robots-tag') ?? '') ||
    /<meta name="robots" content="[^"]*noindex/.test(front.text) ||
    /^Disallow: \/\s*$/m.test(robots.text)
  return isClosed
    ? look('indexing', 'skipped', 'Search engines are asked to stay away: right for beta and before the launch.')
    : look('indexing', 'met', 'Search engines may read the site.')
}
