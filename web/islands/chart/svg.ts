// web/islands/chart/svg.ts: elements of a drawing, the size of its words, and the marks by which series are told apart.

const SVG = 'http://www.w3.org/2000/svg'
type Attributes = Readonly<Record<string, string | number | undefined>>

export function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly (SVGElement | string)[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(key, typeof value === 'number' ? short(value) : value)
  }
  element.append(...children)
  return element
}

/** Two decimals at most. */
export function short(value: number): string {
  return String(Math.round(value * 100) / 100)
}

/** The reader's text size in pixels, as words in drawings have it. */
export function textSize(): number {
  const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return (Number.isFinite(root) ? root : 16) * 0.8125
}

const pen = document.createElement('canvas').getContext('2d')

export function textWidth(text: string): number {
  if (!pen) return text.length * textSize() * 0.58
  pen.font = `${textSize()}px ${getComputedStyle(document.body).fontFamily}`
  return pen.measureText(text).width
}

/** Cuts a text to a width in pixels. */
export function fitted(text: string, width: number): string {
  if (textWidth(text) <= width) return text
  const characters = [...text]
  let end = Math.max(1, Math.floor((characters.length * width) / textWidth(text)))
  while (end > 1 && textWidth(`${characters.slice(0, end).join('').trimEnd()}…`) > width) end--
  return `${characters.slice(0, end).join('').trimEnd()}…`
}

/** Hatchings by which areas are told apart without colour; the first series has none. */
const HATCHES = [
  '',
  'M-1 1l2-2M0 6l6-6M5 7l2-2',
  'M1.5 1.5h.01M4.5 4.5h.01',
  'M0 3h6',
  'M-1 5l2 2M0 0l6 6M5-1l2 2',
  'M3 0v6',
  'M0 3h6M3 0v6',
  'M0 0l6 6M0 6l6-6',
]
/** And lines: dashes and gaps. */
export const DASHES = ['', '7 3', '2 3', '10 3 2 3', '4 2', '12 4', '1 4', '6 2 1 2 1 2']

export const hatchId = (series: number): string | undefined =>
  HATCHES[series % HATCHES.length] ? `chart-hatch-${series % HATCHES.length}` : undefined

export function hatches(): SVGDefsElement {
  const patterns = HATCHES.flatMap((path, at) =>
    path
      ? [
          svg(
            'pattern',
            { id: `chart-hatch-${at}`, width: 6, height: 6, patternUnits: 'userSpaceOnUse' },
            svg('path', { d: path, class: 'hatch' }),
          ),
        ]
      : [],
  )
  return svg('defs', {}, ...patterns)
}

/** An area of a series: its colour, and its hatching over it. */
export function area(series: number, box: Attributes): SVGElement[] {
  const hatch = hatchId(series)
  const plain = svg('rect', { ...box, class: `fill s${series}` })
  return hatch ? [plain, svg('rect', { ...box, class: 'hatching', fill: `url(#${hatch})` })] : [plain]
}
