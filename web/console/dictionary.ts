// web/console/dictionary.ts: data dictionaries as CSV: reads one that somebody wrote elsewhere, writes the one that is on the page.
import { isFormula } from '../../core/engine/formula-cells.ts'
import { readRecords, writeRecord } from '../../core/engine/records.ts'
import type { ColumnDraft } from './columns-draft.ts'

export type Dictionary =
  | {
      /** What the dictionary says of columns that the dataset has, by the dataset's own names. */
      readonly found: readonly ColumnDraft[]
      /** Names in the dictionary that the dataset does not have. */
      readonly unknown: readonly string[]
      /** Columns of the dataset of which it says nothing. */
      readonly missing: readonly string[]
    }
  | { readonly fault: string }

type Part = 'name' | 'title' | 'description'

/** Words that headers of dictionaries use, without accents. Descriptions first: "column description" is one. */
const HEADER_WORDS: readonly (readonly [Part, ReadonlySet<string>])[] = [
  ['description', new Set('description definition meaning notes descripcion definicion significado notas'.split(' '))],
  ['title', new Set('title label alias titulo etiqueta rotulo'.split(' '))],
  ['name', new Set('name column field variable attribute header nombre columna campo atributo'.split(' '))],
]

/** @param names columns of the dataset */
export function readDictionary(text: string, names: readonly string[]): Dictionary {
  const records = recordsOf(text.replace(/^\uFEFF/, ''))
  const [header, ...rows] = records
  if (!header || rows.length === 0) return { fault: 'The file has no rows below its header.' }
  const places = placesOf(header)
  if (places.name === undefined) {
    return {
      fault: 'The first row names no column "name", "column" or "field". Add one that holds the names of the columns.',
    }
  }
  if (places.title === undefined && places.description === undefined) {
    return { fault: 'The first row names no column "title" or "description". Add one that says what the columns mean.' }
  }
  const said = rows.map((cells) => ({
    name: cellAt(cells, places.name),
    title: cellAt(cells, places.title),
    description: cellAt(cells, places.description),
  }))
  return matched(
    said.filter(({ name }) => name !== ''),
    names,
  )
}

function matched(said: readonly ColumnDraft[], names: readonly string[]): Dictionary {
  const found = new Map<string, ColumnDraft>()
  const unknown: string[] = []
  for (const one of said) {
    const name = nameFor(one.name, names)
    if (name === undefined) unknown.push(one.name)
    else if (!found.has(name)) found.set(name, { ...one, name })
  }
  return {
    found: names.flatMap((name) => found.get(name) ?? []),
    unknown,
    missing: names.filter((name) => !found.has(name)),
  }
}

/** As it is written, else but for upper and lower case, else by its letters and digits alone. */
function nameFor(written: string, names: readonly string[]): string | undefined {
  return (
    names.find((name) => name === written) ??
    names.find((name) => name.toLowerCase() === written.toLowerCase()) ??
    names.find((name) => bare(name) !== '' && bare(name) === bare(written))
  )
}

/** `Año de alta` and `ano_de_alta` are `anodealta`. */
function bare(text: string): string {
  return plain(text).replace(/[^\p{L}\p{N}]/gu, '')
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function placesOf(header: readonly string[]): Partial<Record<Part, number>> {
  const places: Partial<Record<Part, number>> = {}
  for (const [at, label] of header.entries()) {
    const words = plain(label).split(/[^\p{L}\p{N}]+/u)
    const part = HEADER_WORDS.find(([, known]) => words.some((word) => known.has(word)))?.[0]
    if (part) places[part] ??= at
  }
  // "Label, Definition": where nothing else is a name, the label is.
  if (places.name === undefined && places.title !== undefined)
    return { ...places, name: places.title, title: undefined } as Partial<Record<Part, number>>
  return places
}

function cellAt(cells: readonly string[], place: number | undefined): string {
  const cell = (place === undefined ? '' : (cells[place] ?? '')).trim()
  // The apostrophe of `writeDictionary`.
  return cell.startsWith("'") && isFormula(cell.slice(1)) ? cell.slice(1) : cell
}

/** The sign between cells is the one that the first line has most of. */
function recordsOf(text: string): (readonly string[])[] {
  const line = text.slice(0, text.search(/[\r\n]|$/))
  const delimiter = [',', ';', '\t', '|'].toSorted((a, b) => line.split(b).length - line.split(a).length)[0]!
  return readRecords(text, { delimiter, quote: '"', escape: '"' })
    .filter(({ isEmptyLine, cells }) => !isEmptyLine && cells.some((cell) => cell.trim() !== ''))
    .map(({ cells }) => cells)
}

const MARKS = { delimiter: ',', quote: '"', escape: '"' }

/** A CSV that spreadsheets open with its accents, and that `readDictionary` reads. */
export function writeDictionary(columns: readonly ColumnDraft[]): string {
  const safe = (text: string): string => (isFormula(text) ? `'${text}` : text)
  const rows = columns.map(({ name, title, description }) => [name, title, description].map(safe))
  return `\uFEFF${[['name', 'title', 'description'], ...rows].map((cells) => writeRecord(cells, MARKS)).join('\r\n')}\r\n`
}

/** The text of a file: UTF-8, or what older spreadsheets write where it is not. */
export function dictionaryText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
