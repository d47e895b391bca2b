// web/catalog/card.ts: the picture that shows when somebody shares an address: 1200 by 630 pixels, as SVG. Pure.
import { cardPath } from '../../core/catalog/cards.ts'
import type { LiveDataset, SiteContext } from '../../core/catalog/published.ts'
import { balanced, cardText, cut, isDrawable, widthOf, wrapped } from './card-text.ts'
import { chooseChart } from './chart-choice.ts'
import type { Point } from './charts.ts'
import { cardWords } from './language/card.ts'
import { type Palette, palettes } from './theme.ts'
import { textsIn } from './words.ts'

export const CARD_SIZE = { width: 1200, height: 630 } as const

const [LEFT, RIGHT, BOTTOM] = [72, 1128, 630]
/** Title sizes from the largest; the first in which it needs no more lines than `lines` is taken. */
const TITLES = [
  { size: 76, lines: 2 },
  { size: 64, lines: 2 },
  { size: 54, lines: 3 },
  { size: 46, lines: 4 },
] as const

/** Card of a dataset. @param dataset in the city's first language, as the context */
export function datasetCard(context: SiteContext, dataset: LiveDataset): string {
  const { current, department, profile } = dataset
  const texts = textsIn(context)
  const words = cardWords[context.language]
  const chart = profile && chooseChart(profile, context.language)
  const facts = [texts.count(current.rows, words.rows), words.updated(texts.day(current.publishedAt))]
  const drawing = chart ? (chart.kind === 'values' ? lyingBars : standingBars) : undefined
  return sheet(context, {
    title: current.metadata.title,
    lead: department.name,
    facts: facts.join('  ·  '),
    width: drawing ? 600 : RIGHT - LEFT,
    picture: drawing && chart ? drawing(chart.points, coloursOf(context)) : '',
  })
}

/** Card of every other page. */
export function portalCard(context: SiteContext): string {
  const { city } = context
  return sheet(context, {
    title: city.tagline,
    lead: '',
    facts: hostOf(context.url),
    width: 760,
    picture: places(coloursOf(context)),
  })
}

/** Address of the portal's card in the language of the context. */
export function portalCardPath(context: SiteContext): string {
  const { name, portalName, tagline, brand, accent } = context.city
  const key = JSON.stringify([context.language, context.url, name, portalName, tagline, brand, accent])
  const known = portalPaths.get(key) ?? cardPath('portal', portalCard(context))
  portalPaths.set(key, known)
  return known
}

/** Every page asks for it, and making the theme's colours takes longer than making a page. */
const portalPaths = new Map<string, string>()

interface Sheet {
  readonly title: string
  readonly lead: string
  readonly facts: string
  /** Of the title, in pixels. */
  readonly width: number
  readonly picture: string
}

type Colours = Pick<Palette, 'accent' | 'brand-deep'>

function coloursOf({ city }: SiteContext): Colours {
  const key = city.brand + city.accent
  const known = colours.get(key) ?? palettes(city.brand, city.accent).light
  colours.set(key, known)
  return known
}

const colours = new Map<string, Colours>()

function sheet(context: SiteContext, { title, lead, facts, width, picture }: Sheet): string {
  const { city } = context
  const own = coloursOf(context)
  const lines = titleLines(cardText(title), width)
  const top = 232 + (lines.size < 64 ? 0 : 8)
  const spacing = lines.size * 1.12
  const words = [
    ...textAt(138, 84, 30, 700, '#fff', cut(cardText(city.name), 30, 520)),
    ...textAt(138, 120, 26, 400, SOFT, cut(cardText(city.portalName), 26, 520)),
    ...lines.texts.flatMap((line, at) =>
      textAt(LEFT, top + lines.size * 0.6 + at * spacing, lines.size, 700, '#fff', line),
    ),
    ...textAt(LEFT, top + lines.texts.length * spacing + 44, 30, 400, SOFT, cut(cardText(lead), 30, width)),
    ...textAt(LEFT, BOTTOM - 60, 28, 400, '#fff', cut(cardText(facts), 28, RIGHT - LEFT)),
  ]
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630">` +
    `<rect width="1200" height="630" fill="${own['brand-deep']}"/>${STREETS}` +
    `<rect width="1200" height="12" fill="${own.accent}"/>${mark(own)}${picture}${words.join('')}</svg>`
  )
}

const SOFT = '#d5e0e4'

function titleLines(title: string, width: number): { size: number; texts: string[] } {
  if (!isDrawable(title)) return { size: TITLES[0].size, texts: [] }
  const fits = TITLES.find(
    ({ size, lines }) =>
      !wrapped(title, size, width, lines).join('').includes('…') && longestWord(title, size) <= width,
  )
  const { size, lines } = fits ?? TITLES.at(-1)!
  return { size, texts: balanced(title, size, width, lines) }
}

const longestWord = (text: string, size: number): number =>
  Math.max(...text.split(' ').map((word) => widthOf(word, size)))

/** No element where the font lacks a letter. */
function textAt(x: number, y: number, size: number, weight: 400 | 700, fill: string, text: string): string[] {
  if (!isDrawable(text)) return []
  const font = `font-family="Public Sans" font-size="${size}" font-weight="${weight}"`
  return [`<text x="${x}" y="${Math.round(y)}" ${font} fill="${fill}">${escaped(text)}</text>`]
}

/** The city's mark, as in web/catalog/city-icon.ts, on the dark ground. */
function mark({ accent }: Colours): string {
  return `<g transform="translate(${LEFT} 60) scale(1.3)"><rect width="40" height="40" rx="9" fill="#fff" fill-opacity=".12"/><path d="M20 8l9 13H11z" fill="${accent}"/><path d="M6 26c3.5-3 7-3 10.5 0s7 3 10.5 0 5-2.6 7-2M6 32c3.5-3 7-3 10.5 0s7 3 10.5 0 5-2.6 7-2" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/></g>`
}

/** A map of streets that could be any city's. */
const STREETS =
  '<g fill="none" stroke="#fff" stroke-opacity=".07" stroke-width="2"><path d="M700-20L900 650M810-20L1010 650M920-20L1120 650M1030-20L1230 650M640 90L1220-50M670 200L1220 66M700 310L1220 184M730 420L1220 300M765 530L1220 420M800 640L1220 540"/></g>'

function places({ accent }: Colours): string {
  const circles = [
    [842, 170, 10],
    [985, 290, 18],
    [1090, 130, 8],
    [905, 385, 8],
    [1110, 420, 13],
    [1010, 505, 9],
  ].map(([x, y, r]) => `<circle cx="${x}" cy="${y}" r="${r}"/>`)
  return `<g fill="${accent}">${circles.join('')}</g>`
}

const PLOT = { left: 724, right: RIGHT, top: 190, bottom: 486 } as const
const MAX_COLUMNS = 40

function standingBars(points: readonly Point[], { accent }: Colours): string {
  const shown = points.slice(-MAX_COLUMNS)
  const highest = Math.max(...shown.map(({ count }) => count), 1)
  const step = (PLOT.right - PLOT.left) / shown.length
  const bars = shown.map(({ count }, at) => {
    const height = count > 0 ? Math.max(3, (count / highest) * (PLOT.bottom - PLOT.top)) : 0
    const [x, y] = [PLOT.left + at * step + step * 0.11, PLOT.bottom - height]
    return `<rect x="${round(x)}" y="${round(y)}" width="${round(step * 0.78)}" height="${round(height)}" rx="2"/>`
  })
  const ends = [shown[0], shown.at(-1)].map((point) => cut(cardText(point?.label ?? ''), 22, 190))
  const last = ends[1]!
  return (
    `<g fill="${accent}">${bars.join('')}</g>` +
    `<rect x="${PLOT.left}" y="${PLOT.bottom + 4}" width="${PLOT.right - PLOT.left}" height="2" fill="#fff" fill-opacity=".35"/>` +
    textAt(PLOT.left, PLOT.bottom + 36, 22, 400, SOFT, ends[0]!).join('') +
    textAt(PLOT.right - widthOf(last, 22) * 0.96, PLOT.bottom + 36, 22, 400, SOFT, last).join('')
  )
}

const MAX_ROWS = 5

function lyingBars(points: readonly Point[], { accent }: Colours): string {
  const shown = points.slice(0, MAX_ROWS)
  const highest = Math.max(...shown.map(({ count }) => count), 1)
  const row = (PLOT.bottom + 30 - PLOT.top) / MAX_ROWS
  return shown
    .map(({ label, count }, at) => {
      const y = PLOT.top + at * row
      const width = Math.max(4, (count / highest) * (PLOT.right - PLOT.left))
      const name = textAt(PLOT.left, y + 20, 22, 400, '#fff', cut(cardText(label), 22, PLOT.right - PLOT.left))
      return `${name.join('')}<rect x="${PLOT.left}" y="${round(y + 30)}" width="${round(width)}" height="20" rx="3" fill="${accent}"/>`
    })
    .join('')
}

function hostOf(url: string): string {
  return url.replace(/^https?:\/\//, '')
}

const round = (value: number): number => Math.round(value * 10) / 10

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
