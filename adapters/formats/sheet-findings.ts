// adapters/formats/sheet-findings.ts: which sheet of a workbook is its table, and what is to be said about it. Pure.
import { columnRanges } from '../../core/engine/cell-places.ts'
import { findingOf } from '../../core/engine/findings.ts'
import type { Choice, Finding } from '../../core/report.ts'

/** A sheet at first glance; a `table` has at least two rows with two cells or more. */
export interface SheetGlance {
  readonly name: string
  readonly isHidden: boolean
  readonly content: 'none' | 'some' | 'table'
}

export interface SheetChoice {
  /** Place among the sheets from 0; absent when none can be read, and `findings` says why. */
  readonly index?: number
  readonly findings: readonly Finding[]
  readonly choices?: readonly Choice[]
}

/**
 * Chooses the sheet to read: the one asked for, else the first visible one with a table, else the first with anything.
 *
 * A hidden sheet is read only when it is asked for.
 *
 * @param wanted name, or place from 1
 */
export function chooseSheet(sheets: readonly SheetGlance[], wanted: string | undefined): SheetChoice {
  const filled = sheets.filter(({ content }) => content !== 'none')
  const index = wanted === undefined ? firstTable(sheets) : wantedSheet(sheets, wanted)
  const choices = filled.map((sheet) => ({
    name: sheet.name,
    isHidden: sheet.isHidden,
    isChosen: sheet === sheets[index],
  }))
  const told = filled.length > 1 || index < 0 ? { choices } : {}
  if (index < 0) return { findings: [whyNone(sheets, wanted)], ...told }
  if (sheets[index]!.content === 'none') {
    return {
      findings: [findingOf('source-error', { found: `the sheet ${quoted(sheets[index]!.name)} is empty` })],
      choices,
    }
  }
  const isGuess = wanted === undefined && filled.filter(({ isHidden }) => !isHidden).length > 1
  const found = shortened(sheets[index]!.name)
  return { index, findings: isGuess ? [findingOf('workbook-sheets', { count: filled.length, found })] : [], ...told }
}

function firstTable(sheets: readonly SheetGlance[]): number {
  const table = sheets.findIndex(({ isHidden, content }) => !isHidden && content === 'table')
  return table >= 0 ? table : sheets.findIndex(({ isHidden, content }) => !isHidden && content === 'some')
}

function wantedSheet(sheets: readonly SheetGlance[], wanted: string): number {
  const same = (name: string): string => name.trim().toLowerCase()
  const exact = sheets.findIndex(({ name }) => name === wanted)
  const named = exact >= 0 ? exact : sheets.findIndex(({ name }) => same(name) === same(wanted))
  if (named >= 0 || !/^\d{1,5}$/.test(wanted.trim())) return named
  return Number(wanted) <= sheets.length ? Number(wanted) - 1 : -1
}

function whyNone(sheets: readonly SheetGlance[], wanted: string | undefined): Finding {
  if (wanted !== undefined) {
    const found = sheets.length > 0 ? listed(sheets.map(({ name }) => quoted(name))) : 'none'
    return findingOf('workbook-no-sheet', { expected: shortened(wanted), found })
  }
  const hidden = sheets
    .filter(({ isHidden, content }) => isHidden && content !== 'none')
    .map(({ name }) => quoted(name))
  const found =
    hidden.length > 0 ? `its visible sheets are empty, and ${listed(hidden)} is hidden` : 'its sheets are empty'
  return findingOf('source-error', { found })
}

/** What was seen while the cells of a sheet were read. Rows and columns count from 1. */
export interface SheetTally {
  formulas: number
  firstFormula?: readonly [row: number, column: number]
  errors: number
  firstError?: readonly [row: number, column: number, found: string]
  merged: number
  /** Hidden rows with something in them. */
  hiddenRows: number
  firstHiddenRow?: number
  readonly hiddenColumns: { readonly first: number; readonly last: number }[]
}

export function newTally(): SheetTally {
  return { formulas: 0, errors: 0, merged: 0, hiddenRows: 0, hiddenColumns: [] }
}

/** `TRUE()`, `"text"` and `1.5` are values that some programs write as formulas: they refer to nothing. */
const CONSTANT = /^\s*=?\s*(TRUE|FALSE)?(\(\s*\))?\s*$|^\s*=?\s*([-+]?[\d.]+([eE][-+]?\d+)?%?|"([^"]|"")*")\s*$/i

export function isFormula(text: string): boolean {
  return !CONSTANT.test(text)
}

const ERROR = /^#[A-Z0-9/?!_]{1,30}$/

/** Only errors that spreadsheets have are shown; anything else would be a cell of the publisher's. */
export function shownError(text: string): string {
  return ERROR.test(text) ? text : '#ERROR!'
}

export function addFormula(tally: SheetTally, row: number, column: number): void {
  if (tally.formulas++ === 0) tally.firstFormula = [row, column]
}

export function addError(tally: SheetTally, row: number, column: number, found: string): void {
  if (tally.errors++ === 0) tally.firstError = [row, column, found]
}

export function addHiddenRow(tally: SheetTally, row: number): void {
  if (tally.hiddenRows++ === 0) tally.firstHiddenRow = row
}

/** What a workbook holds beside the cells of the sheet that was read. */
export interface WorkbookFacts {
  readonly sheets: readonly SheetGlance[]
  readonly chosen: number
  /** Comments per sheet. */
  readonly comments: readonly { readonly sheet: string; readonly count: number }[]
  /** Names of the files that it takes values from. */
  readonly externalLinks: readonly string[]
  readonly hasMacros: boolean
  readonly tally: SheetTally
  /** Columns of the table that hold something. */
  readonly filled: ReadonlySet<number>
  readonly beyond?: { readonly row: number; readonly blankRows: number } | undefined
}

export function workbookFindings(facts: WorkbookFacts): Finding[] {
  const { tally, comments, externalLinks, beyond } = facts
  const findings: Finding[] = []
  const hidden = hiddenThings(facts)
  if (hidden.length > 0) findings.push(findingOf('workbook-hidden', { found: listed(hidden) }))
  const commented = comments.filter(({ count }) => count > 0).map(({ sheet, count }) => `${count} in ${quoted(sheet)}`)
  if (commented.length > 0) findings.push(findingOf('workbook-comments', { found: listed(commented) }))
  if (externalLinks.length > 0) {
    findings.push(findingOf('workbook-external-link', { found: listed(externalLinks.map(quoted)) }))
  }
  if (facts.hasMacros) findings.push(findingOf('workbook-macros'))
  if (tally.merged > 0) findings.push(findingOf('workbook-merged', { count: tally.merged }))
  if (tally.firstFormula) {
    const [row, column] = tally.firstFormula
    findings.push(findingOf('workbook-formula', { count: tally.formulas, row, column }))
  }
  if (tally.firstError) {
    const [row, column, found] = tally.firstError
    findings.push(findingOf('workbook-error-value', { count: tally.errors, row, column, found }))
  }
  if (beyond) findings.push(findingOf('workbook-gap', { row: beyond.row, count: beyond.blankRows }))
  return findings
}

function hiddenThings({ sheets, chosen, tally, filled }: WorkbookFacts): string[] {
  const hiddenSheets = sheets
    .filter(({ isHidden, content }) => isHidden && content !== 'none')
    .map((sheet) => `the sheet ${quoted(sheet.name)}${sheet === sheets[chosen] ? ', which was read' : ''}`)
  const columns = [...filled]
    .filter((column) => tally.hiddenColumns.some(({ first, last }) => column >= first && column <= last))
    .toSorted((a, b) => a - b)
  const rows = tally.hiddenRows > 0 ? [`${tally.hiddenRows} row(s), the first row ${tally.firstHiddenRow}`] : []
  return [...hiddenSheets, ...columnRanges(columns), ...rows]
}

function listed(names: readonly string[]): string {
  return names.length > 6 ? `${names.slice(0, 6).join(', ')} and ${names.length - 6} more` : names.join(', ')
}

function quoted(name: string): string {
  return `"${shortened(name)}"`
}

function shortened(name: string): string {
  const plain = name.replace(/[\x00-\x1f\x7f]/g, ' ')
  return plain.length > 60 ? `${plain.slice(0, 57)}...` : plain
}
