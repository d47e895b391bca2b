// web/catalog/language/quality.ts: the quality of a version in words: its parts, and why points were lost.
import type { Language } from '../../../core/languages.ts'
import type { Frequency } from '../../../core/model.ts'
import type { Dimension, Loss } from '../../../core/quality.ts'
import type { LossFacts } from '../../../core/quality-losses.ts'
import { frequencyWords, textsIn } from '../words.ts'
import { FINDINGS_ES } from './quality-findings.ts'

type Dimensions = Readonly<Record<Dimension, string>>

const en = {
  quality: 'Quality',
  of100: (total: number) => `${total} of 100`,
  heading: (total: number, band: string) => `Quality: ${total} of 100, ${band}`,
  points: (name: string, points: number, of: number) => `${name}: ${points} of ${of} points`,
  pointsOf: (points: number, of: number) => `${points} of ${of}`,
  nothing: 'Nothing was found that costs points.',
  losses: (count: string) => `What costs points (${count})`,
  how: 'How the score is made',
  bands: { 'very good': 'very good', good: 'good', fair: 'fair', weak: 'weak', poor: 'poor' } as Record<string, string>,
  dimensions: {
    completeness: 'Complete',
    conformity: 'Consistent',
    uniqueness: 'Without repetition',
    timeliness: 'Up to date',
    stability: 'Stable',
    documentation: 'Explained',
  } as Dimensions,
}

const es: typeof en = {
  quality: 'Calidad',
  of100: (total) => `${total} de 100`,
  heading: (total, band) => `Calidad: ${total} de 100, ${band}`,
  points: (name, points, of) => `${name}: ${points} de ${of} puntos`,
  pointsOf: (points, of) => `${points} de ${of}`,
  nothing: 'No se ha encontrado nada que reste puntos.',
  losses: (count) => `Qué resta puntos (${count})`,
  how: 'Cómo se calcula la puntuación',
  bands: { 'very good': 'muy buena', good: 'buena', fair: 'aceptable', weak: 'floja', poor: 'mala' },
  dimensions: {
    completeness: 'Datos completos',
    conformity: 'Coherencia',
    uniqueness: 'Sin repeticiones',
    timeliness: 'Actualidad',
    stability: 'Estabilidad',
    documentation: 'Documentación',
  },
}

export const qualityWords: Readonly<Record<Language, typeof en>> = { en, es }

/** A reason and the language it is in: reasons that have no words in the page's language are told in English. */
export function reasonIn(language: Language, loss: Loss): { readonly text: string; readonly language: Language } {
  const text = language === 'es' ? inSpanish(loss) : undefined
  return text === undefined ? { text: loss.why, language: 'en' } : { text, language }
}

function inSpanish({ code, facts = {} }: Loss): string | undefined {
  return code === undefined ? undefined : REASONS_ES[code]?.(facts)
}

const { number, count } = textsIn('es')
const columns: readonly [string, string] = ['columna', 'columnas']

/** Spanish words for each reason, by its code. undefined: there are none for these facts. */
const REASONS_ES: Readonly<Record<string, (facts: LossFacts) => string | undefined>> = {
  'no-rows': () => 'La tabla no tiene filas.',
  'blank-cells': (facts) =>
    `${share(facts)} de las celdas está vacío; la mayor parte, en ${named({ columns: facts['columns'] ?? [] })}.`,
  'blank-columns': (facts) => `${count(amount(facts, 'count'), columns)} sin ningún valor: ${named(facts)}.`,
  finding: (facts) => finding(facts),
  'no-key': () => 'No se ha declarado ninguna clave, así que las filas no se pueden distinguir con certeza.',
  'broken-key': (facts) => `La clave declarada (${named(facts)}) está vacía o se repite en algunas filas.`,
  'repeated-rows': (facts) =>
    `${count(amount(facts, 'rows'), ['fila repite', 'filas repiten'])} otra en todas las columnas.`,
  late: (facts) =>
    `Los datos más recientes tienen ${count(amount(facts, 'days'), ['día', 'días'])}; con la frecuencia «${frequencyWords('es')[facts['frequency'] as Frequency]}» no deberían tener más de ${number(amount(facts, 'due'))}.`,
  'drift-rows': () => 'El número de filas ha cambiado mucho desde la última versión.',
  'drift-column-lost': (facts) => `Faltan columnas que tenía la última versión: ${named(facts)}.`,
  'drift-column-new': (facts) => `Hay columnas nuevas: ${named(facts)}.`,
  'drift-type': (facts) => `Ha cambiado el tipo de estas columnas: ${named(facts)}.`,
  'drift-nulls': (facts) => `Hay muchas más celdas vacías que en la última versión en ${named(facts)}.`,
  'drift-distinct': (facts) => `Hay muchos menos valores distintos que en la última versión en ${named(facts)}.`,
  'drift-range': (facts) => `Los valores se alejan mucho de los de la última versión en ${named(facts)}.`,
  'no-description': () => 'No hay descripción.',
  'brief-description': () => 'La descripción tiene menos de 80 caracteres.',
  'short-description': () => 'La descripción tiene menos de 200 caracteres.',
  'no-keywords': () => 'No hay palabras clave.',
  'few-keywords': () => 'Hay menos de tres palabras clave.',
  'no-licence': () => 'No se indica ninguna licencia.',
  'no-contact': () => 'No se indica ningún contacto.',
  'no-contact-address': () => 'No hay ninguna dirección para preguntas.',
  'short-title': () => 'El título tiene menos de 10 caracteres.',
  'no-frequency': () => 'No se dice cada cuánto se renuevan los datos.',
  dictionary: (facts) =>
    `${number(amount(facts, 'count'))} de ${count(amount(facts, 'of'), columns)} no tienen descripción: ${named(facts)}.`,
}

function finding(facts: LossFacts): string | undefined {
  const text = FINDINGS_ES[String(facts['finding'])]
  if (text === undefined) return undefined
  const more = amount(facts, 'more')
  const column = facts['column'] === undefined ? '' : `Columna «${facts['column']}»: `
  const others = more > 0 ? ` Lo mismo ocurre en ${count(more, ['columna más', 'columnas más'])}.` : ''
  return `${column}${column ? text : text[0]!.toUpperCase() + text.slice(1)}.${others}`
}

function amount(facts: LossFacts, name: string): number {
  return Number(facts[name] ?? 0)
}

/** `«a», «b», «c» y 4 más` */
function named(facts: LossFacts): string {
  const names = (facts['columns'] ?? []) as readonly string[]
  const quoted = names.map((name) => `«${name}»`)
  const more = amount(facts, 'count') - names.length
  return more > 0 ? `${quoted.join(', ')} y ${number(more)} más` : textsIn('es').list(quoted)
}

function share(facts: LossFacts): string {
  const part = amount(facts, 'share')
  if (part > 0 && part < 0.01) return 'Menos del 1 %'
  return `El ${Math.round(part * 100)} %`
}
