// web/catalog/language/charts.ts: what stands around the automatic charts of a dataset, in each language.
import type { Language } from '../../../core/languages.ts'

const en = {
  charts: 'At a glance',
  own: 'Make your own chart',
  time: 'Records over time',
  values: (column: string) => `Most frequent values of ${column}`,
  spread: (column: string) => `How ${column} is spread`,
  from: (column: string) => `${column}, from`,
  rows: 'Rows',
  table: 'Show the numbers as a table',
  tableRegion: (chart: string) => `Numbers of the chart: ${chart}`,
  describe: (column: string, first: string, last: string, most: string, count: string) =>
    `Rows by ${column}, ${first} to ${last}. Most at ${most}: ${count}.`,
}

const es: typeof en = {
  charts: 'De un vistazo',
  own: 'Haga su propio gráfico',
  time: 'Registros a lo largo del tiempo',
  values: (column) => `Valores más frecuentes de ${column}`,
  spread: (column) => `Cómo se distribuye ${column}`,
  from: (column) => `${column}, desde`,
  rows: 'Filas',
  table: 'Mostrar los números en una tabla',
  tableRegion: (chart) => `Números del gráfico: ${chart}`,
  describe: (column, first, last, most, count) =>
    `Filas según ${column}, de ${first} a ${last}. El máximo está en ${most}: ${count}.`,
}

export const chartWords: Readonly<Record<Language, typeof en>> = { en, es }
