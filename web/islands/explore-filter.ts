// web/islands/explore-filter.ts: the dialog in which somebody says which cells of a column they want.
import type { DatasetColumn } from '../../core/catalog/dataset-json.ts'
import { openDialog } from './explore-dialog.ts'
import { make } from './explore-dom.ts'
import { titleOf } from './explore-grid.ts'
import { cut } from './explore-spread.ts'
import { type Filter, isBound, type Way, wayOf, waysOf } from './explore-view.ts'
import type { Words } from './explore-words.ts'

/** Ways as they are offered: empty cells, and the others. */
type Choice = Way | 'filled'

/** What somebody can fill in for one way, and what it says. */
interface Part {
  readonly content: readonly Node[]
  /** The filter, or what is wrong with it. */
  readonly read: () => Omit<Filter, 'column'> | { readonly fault: string }
}

/** Forms of what a bound looks like, for whoever wrote something else. */
const EXAMPLES: Readonly<Partial<Record<DatasetColumn['type'], string>>> = {
  integer: '120',
  number: '12.5',
  date: '2026-01-31',
  datetime: '2026-01-31T09:30',
  time: '09:30',
}
const INPUT_TYPES: Readonly<Partial<Record<DatasetColumn['type'], string>>> = {
  date: 'date',
  datetime: 'datetime-local',
  time: 'time',
}

/**
 * @param current filter of the column, if it has one
 * @param onChange undefined takes the filter away
 */
export function askFilter(
  column: DatasetColumn,
  current: Filter | undefined,
  words: Words,
  onChange: (filter: Filter | undefined) => void,
): void {
  const title = titleOf(column)
  const choices = waysOf(column).flatMap((way): Choice[] => (way === 'empty' ? ['empty', 'filled'] : [way]))
  const chosen: Choice = current ? (current.empty === false ? 'filled' : wayOf(current)) : choices[0]!
  const parts = new Map(choices.map((choice) => [choice, PARTS[choice](column, current, words)]))
  const fieldset = make('fieldset', { class: 'filter-ways' }, make('legend', {}, words.say('way', { column: title })))
  for (const [choice, part] of parts) fieldset.append(...wayBox(choice, part, choice === chosen, words))
  const fault = make('p', { class: 'error', role: 'alert' })

  openDialog({
    title: words.say('filter', { column: title }),
    content: [fieldset, fault],
    words,
    confirm: words.say('apply'),
    ...(current ? { remove: { label: words.say('remove'), onRemove: () => onChange(undefined) } } : {}),
    onConfirm: () => {
      const choice = fieldset.querySelector<HTMLInputElement>('input[name=way]:checked')!.value as Choice
      const read = parts.get(choice)!.read()
      if ('fault' in read) {
        fault.textContent = read.fault
        return false
      }
      onChange({ column: column.name, ...read })
      return true
    },
  })
}

/** The choice of a way and its fields; filling in a field chooses its way. */
function wayBox(choice: Choice, { content }: Part, isChosen: boolean, words: Words): Node[] {
  const radio = make('input', { type: 'radio', name: 'way', value: choice, checked: isChosen })
  const label = make('label', { class: 'filter-way' }, radio, words.say(choice))
  if (content.length === 0) return [label]
  const box = make('div', { class: 'filter-fields' }, ...content)
  for (const event of ['input', 'change']) {
    box.addEventListener(event, () => {
      radio.checked = true
    })
  }
  if (isChosen) box.querySelector('input')?.setAttribute('autofocus', '')
  return [label, box]
}

const PARTS: Readonly<Record<Choice, (column: DatasetColumn, current: Filter | undefined, words: Words) => Part>> = {
  has: (_column, current, words) => {
    const input = make('input', { type: 'text', value: current?.has ?? '', 'aria-label': words.say('hasText') })
    return {
      content: [input, make('p', { class: 'hint' }, words.say('hasHint'))],
      read: () => (input.value === '' ? { fault: words.say('nothingChosen') } : { has: input.value }),
    }
  },
  is: valuesPart,
  range: rangePart,
  empty: () => ({ content: [], read: () => ({ empty: true }) }),
  filled: () => ({ content: [], read: () => ({ empty: false }) }),
}

/** The most frequent values to tick, and the others to write where there are more. */
function valuesPart(column: DatasetColumn, current: Filter | undefined, words: Words): Part {
  const top = column.top ?? (column.type === 'boolean' ? ['true', 'false'].map((value) => ({ value, count: 0 })) : [])
  const listed = new Set(top.map(({ value }) => value))
  const boxes = top.map(({ value, count }) => {
    const input = make('input', { type: 'checkbox', value, checked: current?.is?.includes(value) ?? false })
    const number = make('span', { class: 'choice-count' }, count > 0 && words.number(count))
    return { input, label: make('label', { class: 'choice' }, input, make('span', {}, cut(value, 60)), number) }
  })
  const others = (current?.is ?? []).filter((value) => !listed.has(value))
  const hasMore = (column.distinct ?? 0) > top.length || others.length > 0
  const area = make('textarea', { rows: 2 }, others.join('\n'))
  const more = make('label', { class: 'filter-other' }, words.say('isOther'), area)
  return {
    content: [...boxes.map(({ label }) => label), ...(hasMore ? [more] : [])],
    read: () => {
      const written = hasMore ? area.value.split('\n').filter((line) => line !== '') : []
      const is = [...boxes.filter(({ input }) => input.checked).map(({ input }) => input.value), ...written]
      return is.length === 0 ? { fault: words.say('nothingChosen') } : { is }
    },
  }
}

function rangePart(column: DatasetColumn, current: Filter | undefined, words: Words): Part {
  const type = INPUT_TYPES[column.type] ?? 'text'
  const inputs = (['from', 'to'] as const).map((name) => {
    const isDay = type === 'datetime-local' && current?.[name]?.length === 10
    const value = isDay ? `${current?.[name]}T${name === 'from' ? '00:00' : '23:59'}` : (current?.[name] ?? '')
    const mode = type === 'text' ? (column.type === 'integer' ? 'numeric' : 'decimal') : undefined
    return make('input', { type, value, inputmode: mode, step: type === 'time' ? 1 : undefined })
  })
  const [low, high] = inputs as [HTMLInputElement, HTMLInputElement]
  const fields = [make('label', {}, words.say('from'), low), make('label', {}, words.say('to'), high)]
  return {
    content: [make('div', { class: 'filter-range' }, ...fields), make('p', { class: 'hint' }, words.say('rangeHint'))],
    read: () => {
      const [from, to] = inputs.map(({ value }) => value.trim()) as [string, string]
      const isWrong = inputs.some((input) => input.validity.badInput)
      if (isWrong || [from, to].some((text) => text !== '' && !isBound(column, text)))
        return { fault: words.say('badBound', { example: EXAMPLES[column.type] ?? '' }) }
      if (from === '' && to === '') return { fault: words.say('nothingChosen') }
      const isNumber = type === 'text'
      const isTurned = from !== '' && to !== '' && (isNumber ? Number(from) > Number(to) : from > to)
      if (isTurned) return { fault: words.say('badOrder') }
      return { ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) }
    },
  }
}

/** A filter as a sentence, for its chip. */
export function filterText(filter: Filter, column: DatasetColumn, words: Words): string {
  const title = titleOf(column)
  const { has, is, from, to, empty } = filter
  if (empty !== undefined) return words.say(empty ? 'isEmpty' : 'isFilled', { column: title })
  if (has !== undefined) return words.say('hasChip', { column: title, text: cut(has, 40) })
  if (is) {
    const shown = is.slice(0, 3).map((value) => cut(value, 30))
    const values = [...shown, ...(is.length > 3 ? ['…'] : [])].join(` ${words.say('or')} `)
    return words.say('isChip', { column: title, values })
  }
  if (from !== undefined && to !== undefined) return words.say('rangeChip', { column: title, from, to })
  return from === undefined
    ? words.say('toChip', { column: title, to: to ?? '' })
    : words.say('fromChip', { column: title, from })
}
