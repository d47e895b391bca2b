// core/engine/cell-places.ts: places in a sheet as spreadsheets write them: A1, BC23.

/** Excel's limits; no workbook has rows or columns beyond. */
export const MAX_SHEET_ROWS = 1_048_576
export const MAX_SHEET_COLUMNS = 16_384

/** @param column from 1. @returns `A`, `Z`, `AA` ... */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** @param place e.g. `BC23`. @returns the column from 1; 0 when the place names none */
export function columnOf(place: string): number {
  let column = 0
  for (let at = 0; at < place.length && column <= MAX_SHEET_COLUMNS; at++) {
    const code = place.charCodeAt(at) & 0xdf
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column
}

/** Columns as people say them: `column C`, `columns E to G`. @param columns from 1, ascending */
export function columnRanges(columns: readonly number[]): string[] {
  const ranges: { first: number; last: number }[] = []
  for (const column of columns) {
    const open = ranges.at(-1)
    if (open && open.last === column - 1) open.last = column
    else ranges.push({ first: column, last: column })
  }
  return ranges.map(({ first, last }) =>
    first === last ? `column ${columnLetters(first)}` : `columns ${columnLetters(first)} to ${columnLetters(last)}`,
  )
}
