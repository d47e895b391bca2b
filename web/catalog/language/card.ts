// web/catalog/language/card.ts: the few words on a share card.
import type { Language } from '../../../core/languages.ts'
import type { Noun } from '../words.ts'

const en = { rows: ['row', 'rows'] as Noun, updated: (day: string) => `updated ${day}` }
const es: typeof en = { rows: ['fila', 'filas'], updated: (day) => `actualizado el ${day}` }

export const cardWords: Readonly<Record<Language, typeof en>> = { en, es }
