// web/islands/chart/axes.ts: lines and words along the sides of a drawing.
import type { Scale } from '../../../core/chart/scale.ts'
import { isEmbedded } from '../embed-snippet.ts'
import { fitted, svg, textSize, textWidth } from './svg.ts'
import { shortText } from './words.ts'

/** The part of a drawing in which the numbers stand, in pixels. */
export interface Frame {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** What stands above and below the drawing in a frame of another site, in pixels. */
const AROUND_IN_FRAME = 290

/** Height of a drawing of this width: flat on screens, higher on phones; in a frame, what is left of it. */
export function heightFor(width: number): number {
  if (isEmbedded()) return Math.round(Math.min(420, Math.max(180, innerHeight - AROUND_IN_FRAME)))
  return Math.round(Math.min(420, Math.max(260, width * 0.5)))
}

/** Room for the words of the vertical axis and the line of words below. */
export function frameFor(width: number, scale: Scale, right = 8): Frame {
  const size = textSize()
  const left = Math.max(...scale.ticks.map((tick) => textWidth(shortText(tick)))) + 12
  return { width, height: heightFor(width), left, right: width - right, top: size, bottom: heightFor(width) - size * 2 }
}

export function upwards({ top, bottom }: Frame, { low, high }: Scale): (value: number) => number {
  return (value) => bottom - ((value - low) / (high - low)) * (bottom - top)
}

export function across({ left, right }: Frame, { low, high }: Scale): (value: number) => number {
  return (value) => left + ((value - low) / (high - low)) * (right - left)
}

export function horizontalLines(frame: Frame, scale: Scale): SVGElement {
  const y = upwards(frame, scale)
  const lines = scale.ticks.flatMap((tick) => [
    svg('line', {
      class: tick === 0 ? 'nought' : undefined,
      x1: frame.left,
      x2: frame.right,
      y1: y(tick),
      y2: y(tick),
    }),
    svg('text', { x: frame.left - 8, y: y(tick) + textSize() * 0.35, 'text-anchor': 'end' }, shortText(tick)),
  ])
  return svg('g', { class: 'grid' }, ...lines)
}

/** Words below the axis, as many as fit side by side; the first and every so manieth. */
export function wordsBelow(frame: Frame, words: readonly string[], xOf: (at: number) => number): SVGElement {
  const widest = Math.max(1, ...words.map(textWidth)) + 16
  const room = (frame.right - frame.left) / Math.max(1, words.length)
  const every = Math.max(1, Math.ceil(Math.min(widest, 140) / room))
  const texts = words.flatMap((word, at) => {
    if (at % every !== 0) return []
    const half = textWidth(fitted(word, 140)) / 2
    const x = Math.min(Math.max(xOf(at), half), frame.width - half)
    const isLast = at + every >= words.length
    // The last word would be cut or lie on the one before: leave it out.
    if (isLast && at > 0 && x < xOf(at) - half * 0.5) return []
    return [
      svg('line', { class: 'tick', x1: xOf(at), x2: xOf(at), y1: frame.bottom, y2: frame.bottom + 4 }),
      svg('text', { x, y: frame.bottom + textSize() * 1.6, 'text-anchor': 'middle' }, fitted(word, 140)),
    ]
  })
  return svg('g', { class: 'x-axis' }, ...texts)
}
