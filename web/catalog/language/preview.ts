// web/catalog/language/preview.ts: the first rows of a dataset and the ways to see more of it, in each language.
import type { Language } from '../../../core/languages.ts'

const en = {
  preview: 'Data preview',
  firstOf: (shown: string, all: string) => `First ${shown} of ${all} rows`,
  region: 'First rows of the data',
  empty: 'empty',
  emptyShare: (share: string) => `${share} empty`,
  under1: 'under 1%',
  percent: (value: number) => `${value}%`,
  unique: 'All values unique',
  vary: 'Values vary',
  none: 'No values',
  distinct: (count: string) => `${count} distinct`,
  spread: (name: string, from: string, to: string) => `Spread of ${name} from ${from} to ${to}`,
  frequent: (name: string, values: string) => `Most frequent in ${name}: ${values}`,
  ways: 'Ways to look at this dataset',
  explore: (rows: string) => `Explore all ${rows} rows`,
  exploreNote: 'Sort, filter, download what you see',
  chart: 'Make a chart',
  chartNote: 'From the columns you choose',
  map: 'See it on a map',
  mapNote: 'Every place, with its details',
  sql: 'Ask in SQL',
  sqlNote: 'Right in your browser',
}

const es: typeof en = {
  preview: 'Vista previa de los datos',
  firstOf: (shown, all) => `Primeras ${shown} de ${all} filas`,
  region: 'Primeras filas de los datos',
  empty: 'vacío',
  emptyShare: (share) => `${share} vacías`,
  under1: 'menos del 1 %',
  percent: (value) => `${value} %`,
  unique: 'Todos distintos',
  vary: 'Valores variados',
  none: 'Sin valores',
  distinct: (count) => `${count} distintos`,
  spread: (name, from, to) => `Distribución de ${name}, de ${from} a ${to}`,
  frequent: (name, values) => `Más frecuentes en ${name}: ${values}`,
  ways: 'Maneras de ver este conjunto de datos',
  explore: (rows) => `Explorar las ${rows} filas`,
  exploreNote: 'Ordene, filtre y descargue lo que ve',
  chart: 'Hacer un gráfico',
  chartNote: 'Con las columnas que elija',
  map: 'Verlo en un mapa',
  mapNote: 'Cada lugar, con sus detalles',
  sql: 'Preguntar en SQL',
  sqlNote: 'En su propio navegador',
}

export const previewWords: Readonly<Record<Language, typeof en>> = { en, es }
