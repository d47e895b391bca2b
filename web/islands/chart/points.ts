// web/islands/chart/points.ts: reading a chart point by point, with the pointer or, through a slider, by keyboard and screen reader.
import type { Drawing, Mark } from './drawing.ts'
import { short } from './svg.ts'

export interface Pointing {
  /** A new drawing was put into the plot. */
  show(picture: SVGSVGElement, drawing: Drawing): void
  hide(): void
}

/** @param plot the element that holds the drawing; it is positioned, so that the hint can lie over it */
export function startPointing(plot: HTMLElement, reader: HTMLElement): Pointing {
  const slider = reader.querySelector<HTMLInputElement>('input')!
  const text = reader.querySelector<HTMLElement>('.chart-point-text')!
  const hint = document.createElement('p')
  hint.className = 'chart-hint'
  hint.setAttribute('aria-hidden', 'true') // the slider says it
  hint.hidden = true
  let picture: SVGSVGElement | undefined
  let drawing: Drawing | undefined

  const point = (at: number | undefined) => {
    const mark = at === undefined ? undefined : drawing?.marks[at]
    const box = picture?.querySelector<SVGRectElement>('.pointed')
    hint.hidden = !mark
    box?.setAttribute('visibility', mark ? 'visible' : 'hidden')
    if (!mark || !box || !drawing || at === undefined) return
    for (const side of ['x', 'y', 'width', 'height'] as const) box.setAttribute(side, short(mark[side]))
    slider.value = String(at)
    slider.setAttribute('aria-valuetext', mark.text)
    text.textContent = mark.text
    hint.textContent = mark.text
    place(hint, mark, drawing.width)
  }
  const nearest = (event: PointerEvent) => {
    if (!picture || !drawing) return
    const box = picture.getBoundingClientRect()
    const scale = drawing.width / box.width
    point(nearestMark(drawing.marks, (event.clientX - box.left) * scale, (event.clientY - box.top) * scale))
  }

  slider.addEventListener('input', () => point(Number(slider.value)))
  slider.addEventListener('focus', () => point(Number(slider.value)))
  slider.addEventListener('blur', () => point(undefined))
  plot.addEventListener('pointermove', nearest)
  plot.addEventListener('pointerdown', nearest)
  plot.addEventListener('pointerleave', () => point(undefined))
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') point(undefined) // what hovers can be put away without moving the pointer
  })

  return {
    show: (shown, drawn) => {
      picture = shown
      drawing = drawn
      plot.append(hint)
      reader.hidden = drawn.marks.length === 0
      slider.max = String(Math.max(0, drawn.marks.length - 1))
      slider.value = '0'
      slider.setAttribute('aria-valuetext', drawn.marks[0]?.text ?? '')
      text.textContent = drawn.marks[0]?.text ?? ''
      hint.hidden = true
    },
    hide: () => {
      reader.hidden = true
      hint.hidden = true
    },
  }
}

function place(hint: HTMLElement, mark: Mark, width: number): void {
  const middle = mark.x + mark.width / 2
  const share = Math.min(100, Math.max(0, (middle / width) * 100))
  hint.style.insetInlineStart = `${share}%`
  // Leans away from the nearer edge, so that it is never cut.
  hint.style.translate = `-${share}% 0`
  hint.style.insetBlockStart = `${Math.max(0, mark.y - 8)}px`
}

/** The mark under a position, or the nearest one. */
export function nearestMark(marks: readonly Mark[], x: number, y: number): number | undefined {
  let best: number | undefined
  let least = Infinity
  marks.forEach((mark, at) => {
    const across = Math.max(mark.x - x, 0, x - mark.x - mark.width)
    const down = Math.max(mark.y - y, 0, y - mark.y - mark.height)
    const distance = across * across + down * down
    if (distance >= least) return
    least = distance
    best = at
  })
  return best
}
