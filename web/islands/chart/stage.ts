// web/islands/chart/stage.ts: the place on the page where a chart is drawn, with its title, legend, reader, table and downloads.
import type { DatasetJson } from '../../../core/catalog/dataset-json.ts'
import type { ChartChoice } from '../../../core/chart/model.ts'
import { titleIn } from '../view-data.ts'
import { asPicture, type Drawing, draw } from './drawing.ts'
import { fillTable, labelsOf, tableRows } from './labels.ts'
import { fillLegend } from './legend.ts'
import { startPointing } from './points.ts'
import type { Shown } from './reading.ts'
import { type Taken, takeCsv, takePng, takeSvg } from './taking.ts'
import { tell } from './telling.ts'
import { bytesText, columnText, percentText, say } from './words.ts'

export interface Stage {
  /** Title of the chart that is drawn now. */
  title(): string
  wait(): void
  progress(share: number, bytes: number, column: string): void
  draw(choice: ChartChoice, shown: Shown): void
  /** Takes the drawing away and says why there is none. */
  fail(text: string): void
  onStop(stop: () => void): void
}

/** Progress that is over before it can be read only flickers. */
const PATIENCE_MILLISECONDS = 250

export function startStage(dataset: DatasetJson): Stage {
  const find = <E extends HTMLElement>(id: string): E => document.querySelector<E>(`#chart-${id}`)!
  const [plot, message, progress] = [find('plot'), find('message'), find('progress')]
  const [numbers, takeaway, legend] = [find('numbers'), find('takeaway'), find('legend')]
  const pointing = startPointing(plot, find('reader'))
  let current: { choice: ChartChoice; shown: Shown } | undefined
  let taken: Taken | undefined
  let waiting: ReturnType<typeof setTimeout> | undefined

  const tellAll = (text: string, isHidden = false) => {
    message.classList.toggle('visually-hidden', isHidden)
    message.textContent = text
  }
  const settle = () => {
    clearTimeout(waiting)
    progress.hidden = true
    plot.removeAttribute('aria-busy')
  }
  const render = (): void => {
    if (!current) return
    const { choice, shown } = current
    const telling = tell(choice, shown, dataset.columns)
    const labels = labelsOf(choice, shown, telling, dataset.columns)
    find('title').textContent = telling.title
    find('note').textContent = telling.note
    const drawing: Drawing = draw(choice, shown, labels, Math.max(240, plot.clientWidth))
    const picture = asPicture(drawing, telling.title, telling.sentence)
    plot.replaceChildren(picture)
    pointing.show(picture, drawing)
    fillLegend(legend, choice.kind, labels.series)
    fillTable(find('table'), find('table-note'), tableRows(shown, labels, false))
    numbers.hidden = false
    takeaway.hidden = false
    taken = {
      name: `${dataset.slug}-chart`,
      kind: choice.kind,
      drawing,
      title: telling.title,
      dataset: titleIn(dataset),
      source: say('source', {
        portal: say('portal'),
        department: dataset.department.name,
        licence: dataset.licence.name,
      }),
      series: labels.series,
      rows: tableRows(shown, labels, true),
    }
  }
  const empty = () => {
    current = undefined
    taken = undefined
    pointing.hide()
    plot.replaceChildren()
    for (const part of [numbers, takeaway, legend]) part.hidden = true
  }
  redrawOnResize(plot, render)
  startTaking(takeaway, () => taken)

  return {
    title: () => find('title').textContent ?? '',
    wait: () => {
      tellAll('')
      clearTimeout(waiting)
      plot.setAttribute('aria-busy', 'true')
      waiting = setTimeout(() => {
        progress.hidden = false
      }, PATIENCE_MILLISECONDS)
    },
    progress: (share, bytes, column) => {
      const name = columnText(dataset.columns.find((one) => one.name === column) ?? { name: column })
      progress.querySelector('progress')!.value = share
      if (!progress.hidden) {
        tellAll(say('reading', { column: name, share: percentText(share), bytes: bytesText(bytes) }))
      }
    },
    draw: (choice, shown) => {
      settle()
      const isEmpty = 'dots' in shown ? shown.dots.length === 0 : shown.places.length === 0
      if (isEmpty) {
        empty()
        find('title').textContent = tell(choice, shown, dataset.columns).title
        tellAll(say('empty'))
        return
      }
      current = { choice, shown }
      render()
      // Seen anyway; said for those who do not see it.
      tellAll(say('drawn', { title: find('title').textContent ?? '' }), true)
    },
    fail: (text) => {
      settle()
      empty()
      tellAll(text)
    },
    onStop: (stop) => progress.querySelector('button')!.addEventListener('click', stop),
  }
}

/** Words keep their size, so another width is another drawing. */
function redrawOnResize(plot: HTMLElement, render: () => void): void {
  let width = plot.clientWidth
  new ResizeObserver(() => {
    if (plot.clientWidth === width) return
    width = plot.clientWidth
    render()
  }).observe(plot)
}

function startTaking(group: HTMLElement, taken: () => Taken | undefined): void {
  const link = group.querySelector<HTMLButtonElement>('[data-take="link"]')
  if (link && navigator.clipboard) link.hidden = false
  const ways: Readonly<Record<string, (taken: Taken) => void | Promise<void>>> = {
    csv: takeCsv,
    svg: takeSvg,
    png: takePng,
    link: async () => {
      await navigator.clipboard.writeText(location.href)
      const label = link?.textContent ?? ''
      if (link) link.textContent = say('copied')
      setTimeout(() => {
        if (link) link.textContent = label
      }, 2000)
    },
  }
  group.addEventListener('click', (event) => {
    const way = (event.target as Element).closest<HTMLElement>('[data-take]')?.dataset['take']
    const now = taken()
    if (way && now) void ways[way]?.(now)
  })
}
