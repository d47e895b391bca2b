// web/islands/chart/taking.ts: a chart as a file: its numbers as CSV, the picture as SVG or PNG with title and source.
import { type CsvRow, csvText } from '../../../core/chart/csv.ts'
import type { ChartKind } from '../../../core/chart/model.ts'
import type { Drawing } from './drawing.ts'
import { swatch } from './legend.ts'
import { fitted, hatches, svg, textSize, textWidth } from './svg.ts'

export interface Taken {
  /** Name of the files, without extension. */
  readonly name: string
  readonly kind: ChartKind
  readonly drawing: Drawing
  readonly title: string
  readonly dataset: string
  readonly source: string
  readonly series: readonly string[]
  readonly rows: readonly CsvRow[]
}

const PADDING = 24
/** Dots of a PNG for each pixel of the drawing: sharp in print. */
const DENSITY = 2

export function takeCsv({ name, rows }: Taken): void {
  // The mark at the start makes spreadsheets read it as UTF-8.
  save(`${name}.csv`, new Blob(['\ufeff', csvText(rows)], { type: 'text/csv;charset=utf-8' }))
}

export function takeSvg(taken: Taken): void {
  save(`${taken.name}.svg`, new Blob([poster(taken).text], { type: 'image/svg+xml' }))
}

export async function takePng(taken: Taken): Promise<void> {
  const { text, width, height } = poster(taken)
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * DENSITY
  canvas.height = height * DENSITY
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (blob) save(`${taken.name}.png`, blob)
}

/** The drawing on a sheet of its own, light whatever the page is, with every style written into it. */
function poster(taken: Taken): { text: string; width: number; height: number } {
  const { drawing, title, dataset, source, kind, series } = taken
  const size = textSize()
  const inner = drawing.width
  const [legend, legendHeight] = legendOf(kind, series, inner)
  const top = PADDING + size * 4 + legendHeight
  const width = Math.round(inner + PADDING * 2)
  const height = Math.round(top + drawing.height + size * 3 + PADDING)
  const at = (x: number, y: number, ...parts: SVGElement[]) => svg('g', { transform: `translate(${x} ${y})` }, ...parts)
  const sheet = svg(
    'svg',
    { class: 'plot', xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height },
    svg('title', {}, `${dataset}: ${title}`),
    hatches(),
    svg('rect', { class: 'sheet', width, height }),
    svg('text', { class: 'poster-title', x: PADDING, y: PADDING + size }, fitted(title, inner * 0.8)),
    svg('text', { x: PADDING, y: PADDING + size * 2.6 }, fitted(dataset, inner)),
    at(PADDING, PADDING + size * 3.8, ...legend),
    at(PADDING, top, ...drawing.parts.map((part) => part.cloneNode(true) as SVGElement)),
    svg('text', { x: PADDING, y: height - PADDING }, fitted(source, inner)),
  )
  const stage = document.createElement('div')
  stage.className = 'chart-stage'
  stage.setAttribute('aria-hidden', 'true')
  stage.append(sheet)
  document.body.append(stage)
  inline(sheet)
  stage.remove()
  return { text: new XMLSerializer().serializeToString(sheet), width, height }
}

function legendOf(kind: ChartKind, series: readonly string[], width: number): [SVGElement[], number] {
  if (series.length < 2) return [[], 0]
  const size = textSize()
  let [x, y] = [0, 0]
  const parts = series.map((name, number) => {
    const needed = 34 + textWidth(name) + 20
    if (x > 0 && x + needed > width) [x, y] = [0, y + size * 1.7]
    const item = svg('g', { transform: `translate(${x} ${y})` }, ...swatch(kind, number))
    item.append(svg('text', { class: 'name', x: 34, y: size * 0.9 }, name))
    x += needed
    return item
  })
  return [parts, y + size * 2]
}

const STYLES = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-linecap', 'stroke-linejoin', 'opacity']
const TEXT_STYLES = ['font-family', 'font-size', 'font-weight']

/** Classes mean nothing outside the page. */
function inline(sheet: SVGSVGElement): void {
  for (const element of sheet.querySelectorAll<SVGElement>('rect, path, line, circle, text')) {
    const computed = getComputedStyle(element)
    const names = element.tagName === 'text' ? [...STYLES, ...TEXT_STYLES] : STYLES
    for (const name of names) {
      // A hatching keeps its address: the browser writes it as a whole one.
      const isHatched = name === 'fill' && element.classList.contains('hatching')
      if (!isHatched) element.setAttribute(name, computed.getPropertyValue(name))
    }
  }
}

function save(name: string, blob: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // Some browsers start reading only after the click has been dealt with.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
