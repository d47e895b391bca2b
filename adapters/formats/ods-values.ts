// adapters/formats/ods-values.ts: what the value of an OpenDocument cell is as text. Pure.
import { plainNumber } from '../../core/engine/cell-numbers.ts'

export type Attributes = Readonly<Record<string, string>>

function number({ 'office:value': value }: Attributes, shown: string): string | undefined {
  // A number that is shown with leading zeros is a code.
  return /^0\d+$/.test(shown) ? shown : plainNumber(value ?? '')
}

/** How the value of a cell is told, by its type. */
export const VALUES: Readonly<Record<string, (cell: Attributes, shown: string) => string | undefined>> = {
  float: number,
  percentage: number,
  currency: number,
  boolean: (cell) => cell['office:boolean-value'],
  time: (cell) => clockText(cell['office:time-value'] ?? ''),
}

/** @param duration e.g. `PT10H30M05S`. @returns `10:30:05` */
function clockText(duration: string): string | undefined {
  const parts = /^PT(\d+)H(\d+)M(\d+)([.,]\d+)?S$/.exec(duration)
  if (!parts) return undefined
  const clock = parts.slice(1, 4).map((part) => part.padStart(2, '0'))
  const fraction = (parts[4] ?? '').replace(',', '.').replace(/\.?0+$/, '')
  return clock.join(':') + fraction
}

/** The document leaves out midnight; a column of moments has it in every cell. */
export function dateText(value: string, shown: 'date' | 'datetime' | undefined): string {
  const text = value.replace(/[.,]0+$/, '').replace(',', '.')
  if (shown === 'datetime' && !text.includes('T')) return `${text}T00:00:00`
  return shown === 'date' ? text.replace(/T.*$/, '') : text
}
