// web/islands/chart/form.ts: the settings of a chart: what can be chosen of this dataset, and what is chosen.
import { fieldsOf, kindsOf, settle } from '../../../core/chart/choice.ts'
import { type Field, numbersOf, splitsOf } from '../../../core/chart/fields.ts'
import type { ChartChoice, Charted, ChartKind } from '../../../core/chart/model.ts'
import { categoryText, columnText, say } from './words.ts'

type Part = 'x' | 'y' | 'step' | 'measure' | 'of' | 'by' | 'sort' | 'top' | 'where' | 'is'

/** Which settings a kind has. */
const PARTS: Readonly<Record<ChartKind, readonly Part[]>> = {
  bars: ['x', 'measure', 'of', 'by', 'sort', 'top', 'where', 'is'],
  line: ['x', 'step', 'measure', 'of', 'by', 'where', 'is'],
  columns: ['x', 'step', 'measure', 'of', 'by', 'where', 'is'],
  spread: ['x', 'where', 'is'],
  scatter: ['x', 'y', 'where', 'is'],
}
const AXIS_WORDS: Readonly<Record<ChartKind, string>> = {
  bars: 'categoryColumn',
  line: 'timeColumn',
  columns: 'timeColumn',
  spread: 'numberColumn',
  scatter: 'numberColumn',
}

/** Without the page's form, as in a frame, it fills nothing. */
export interface ChartForm {
  fill(choice: ChartChoice): void
}

/** @param onChange hears every choice that the reader makes, already made to fit the data */
export function startForm(dataset: Charted, onChange: (choice: ChartChoice) => void): ChartForm {
  const form = document.querySelector<HTMLFormElement>('#chart-form')
  if (!form) return { fill: () => {} }
  const control = (part: Part) => form.elements.namedItem(part) as HTMLSelectElement
  const kinds = kindsOf(dataset)
  for (const radio of form.querySelectorAll<HTMLInputElement>('[name="kind"]')) {
    radio.closest('label')!.hidden = !kinds.includes(radio.value as ChartKind)
  }
  let current: ChartChoice | undefined

  const fill = (choice: ChartChoice) => {
    current = choice
    const { kind } = choice
    for (const radio of form.querySelectorAll<HTMLInputElement>('[name="kind"]')) radio.checked = radio.value === kind
    const hidden = hiddenParts(choice)
    for (const field of form.querySelectorAll<HTMLElement>('[data-part]')) {
      const part = field.dataset['part'] as Part
      field.hidden = !PARTS[kind].includes(part) || hidden.includes(part)
    }
    form.querySelector('label[for="chart-x"]')!.textContent = say(AXIS_WORDS[kind])
    offer(control('x'), fieldsOf(kind, dataset), choice.x)
    offer(
      control('y'),
      numbersOf(dataset.columns).filter(({ name }) => name !== choice.x),
      choice.y,
    )
    offer(control('of'), numbersOf(dataset.columns), choice.of)
    const splits = splitsOf(dataset.columns, dataset.rows).filter(({ name }) => name !== choice.x)
    offer(control('by'), splits, choice.by, say('nobody'))
    const filters = dataset.columns.filter(({ type }) => type !== 'geometry' && type !== 'geopoint')
    offer(control('where'), filters, choice.where?.column, say('all'))
    const measures = control('measure')
    measures.disabled = numbersOf(dataset.columns).length === 0
    measures.value = choice.measure
    control('step').value = choice.step
    control('sort').value = choice.sort
    control('top').value = String(choice.top)
    control('is').value = choice.where?.is ?? ''
    offerValues(dataset.columns.find(({ name }) => name === choice.where?.column))
  }

  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('change', () => {
    const chosen = current && settle(wishIn(form, current, dataset), dataset)
    if (chosen) onChange(chosen)
  })
  return { fill }
}

function hiddenParts({ measure, where }: ChartChoice): Part[] {
  return [...(measure === 'count' ? (['of'] as const) : []), ...(where ? [] : (['is'] as const))]
}

function wishIn(form: HTMLFormElement, before: ChartChoice, { columns }: Charted): ChartChoice {
  const values = new FormData(form)
  const text = (name: string) => String(values.get(name) ?? '')
  const where = text('where')
  const isSame = where === before.where?.column
  // Another column has other values: begin with its most frequent one.
  const first = columns.find(({ name }) => name === where)?.top?.[0]?.value ?? ''
  return {
    ...before,
    kind: text('kind') as ChartKind,
    x: text('x'),
    y: text('y'),
    measure: (text('measure') || 'count') as ChartChoice['measure'],
    of: text('of'),
    by: text('by'),
    step: text('step') as ChartChoice['step'],
    sort: text('sort') as ChartChoice['sort'],
    top: Number(text('top')),
    where: where ? { column: where, is: isSame ? text('is') : first } : { column: '', is: '' },
  }
}

function offer(select: HTMLSelectElement, fields: readonly Field[], chosen: string | undefined, none?: string): void {
  const options = fields.map((field) => new Option(columnText(field), field.name))
  select.replaceChildren(...(none ? [new Option(none, '')] : []), ...options)
  select.value = chosen ?? ''
}

function offerValues(column: Field | undefined): void {
  const values = (column?.top ?? []).map(({ value }) => new Option(categoryText(value, column?.type), value))
  document.querySelector('#chart-values')?.replaceChildren(...values)
}
