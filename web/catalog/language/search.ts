// web/catalog/language/search.ts: what the search island says, in each language. Plain strings: they travel to it in the page.
import type { Language } from '../../../core/languages.ts'

const en = {
  dataset: 'dataset',
  datasets: 'datasets',
  row: 'row',
  rows: 'rows',
  updated: 'Updated',
  failed: 'Search cannot be reached. Try again in a moment.',
}

const es: typeof en = {
  dataset: 'conjunto de datos',
  datasets: 'conjuntos de datos',
  row: 'fila',
  rows: 'filas',
  updated: 'Actualizado',
  failed: 'No se puede acceder a la búsqueda. Inténtelo de nuevo en un momento.',
}

export type SearchWords = Readonly<Record<keyof typeof en, string>>
export const searchWords: Readonly<Record<Language, SearchWords>> = { en, es }
