// core/engine/finding-texts/containers.ts: what can be wrong with archives, workbooks, JSON and places.
import type { FindingText } from './text.ts'

export const CONTAINER_TEXTS = {
  'archive-error': {
    severity: 'error',
    say: ({ found }) => `The archive cannot be read: ${found}.`,
    fix: 'Pack the table again, or upload it unpacked.',
  },
  'archive-encrypted': {
    severity: 'error',
    say: ({ found }) => `"${found}" in the archive is encrypted.`,
    fix: 'Upload the table without a password.',
  },
  'archive-bomb': {
    severity: 'error',
    say: ({ found, expected }) => `The archive unpacks to more than ${expected}: ${found}.`,
    fix: 'Upload the table unpacked or in smaller pieces.',
  },
  'archive-nested': {
    severity: 'error',
    say: ({ found }) => `The archive holds another archive, "${found}".`,
    fix: 'Put the table itself into the archive, or upload it unpacked.',
  },
  'archive-empty': {
    severity: 'error',
    say: ({ found }) => `The archive holds no table that the portal reads${found ? `, only ${found}` : ''}.`,
    fix: 'Put one CSV, JSON, GeoJSON, XLSX or shapefile into the archive.',
  },
  'archive-several': {
    severity: 'error',
    say: ({ count, found }) => `The archive holds ${count} tables (${found}); a dataset has one.`,
    fix: 'Choose one of them in the settings of this dataset, or make a dataset of each.',
  },
  'workbook-error': {
    severity: 'error',
    say: ({ found }) => `The workbook cannot be read: ${found}.`,
    fix: 'Open it in a spreadsheet program, save it again as .xlsx, and upload that.',
  },
  'workbook-sheets': {
    severity: 'notice',
    say: ({ count, found }) => `The workbook has ${count} sheets; "${found}" was read.`,
    fix: 'Choose another sheet in the settings of this dataset if this is not the table.',
  },
  'workbook-no-sheet': {
    severity: 'error',
    say: ({ expected, found }) => `The workbook has no sheet "${expected}"; it has ${found}.`,
    fix: 'Choose one of its sheets.',
  },
  'workbook-hidden': {
    severity: 'warning',
    say: ({ found }) =>
      `The workbook hides something: ${found}. Hidden columns and rows of the table that was read are published.`,
    fix: 'Delete what nobody should see, then upload again.',
  },
  'workbook-comments': {
    severity: 'warning',
    say: ({ found }) => `The workbook holds comments (${found}); they are not published.`,
    fix: 'Nothing has to be done; comments stay in the file that you keep.',
  },
  'workbook-merged': {
    severity: 'notice',
    say: ({ count }) => `${count} group(s) of cells are merged; each value stands in the first cell of its group only.`,
    fix: 'Unmerge the cells and repeat the value in each row.',
  },
  'workbook-formula': {
    severity: 'error',
    say: ({ count, row, column }) =>
      `${count} cell(s) hold a formula, the first in row ${row}, column ${column}. A table for others holds values.`,
    fix: 'Copy the sheet and paste it as values, then upload that.',
    actions: { accept: 'The values that the workbook stored with the formulas are published.' },
  },
  'workbook-external-link': {
    severity: 'error',
    say: ({ found }) => `The workbook takes values from other files: ${found}.`,
    fix: 'Break the links (Data, Edit links), or paste the values, then upload again.',
    actions: { accept: 'The values that the workbook stored are published.' },
  },
  'workbook-macros': {
    severity: 'warning',
    say: () => 'The workbook holds macros; they are neither run nor published.',
    fix: 'Save it without macros (.xlsx).',
  },
  'workbook-error-value': {
    severity: 'warning',
    say: ({ count, row, column, found }) =>
      `${count} cell(s) hold an error such as ${found}, the first in row ${row}, column ${column}; they are published as blank.`,
    fix: 'Correct the formulas behind them.',
  },
  'workbook-gap': {
    severity: 'error',
    say: ({ row, count }) =>
      `${count} blank rows stand above row ${row}; the table was taken to end before them, and what follows was not read.`,
    fix: 'Delete the blank rows, or what stands below them if it is no part of the table.',
    actions: { accept: 'Only the rows above the blank ones are published.' },
  },
  'json-error': {
    severity: 'error',
    say: ({ found, row }) => `The JSON is broken${row ? ` in record ${row}` : ''}: ${found}.`,
    fix: 'Export the file again; a JSON checker shows the place.',
  },
  'json-not-table': {
    severity: 'error',
    say: ({ found }) => `The JSON holds no table: ${found}.`,
    fix: 'Upload an array of objects, one object a row, or one object a line.',
  },
  'json-too-deep': {
    severity: 'error',
    say: ({ row, expected }) => `Record ${row} is nested more than ${expected} levels deep.`,
    fix: 'Flatten the records; a table has one level.',
  },
  'json-nested': {
    severity: 'notice',
    say: ({ found, count }) =>
      `${count} column(s) come from nested records and have names with dots, such as "${found}"; lists are kept as JSON text.`,
    fix: 'Nothing has to be done. Flatten the records yourself for other names.',
  },
  'json-wrapped': {
    severity: 'notice',
    say: ({ found }) =>
      `The rows were read from the list "${found}"; what stands beside it in the file is not published.`,
    fix: 'Nothing has to be done if this is the table.',
  },
  'geojson-error': {
    severity: 'error',
    say: ({ row, found }) => `${row ? `Feature in row ${row}` : 'The GeoJSON'}: ${found}.`,
    fix: 'Export the layer again as GeoJSON (RFC 7946).',
    actions: { fix: 'Geometries that are not right are published as blank.' },
  },
  'geometry-missing': {
    severity: 'notice',
    say: ({ count }) => `${count} row(s) have no geometry.`,
    fix: 'Nothing has to be done if these have no place.',
  },
  'crs-converted': {
    severity: 'notice',
    say: ({ found }) => `Coordinates were converted from ${found} to WGS 84 (EPSG:4326).`,
    fix: 'Look at a map whether they lie where they should.',
  },
  'crs-unknown': {
    severity: 'error',
    say: ({ found }) => `The coordinates are in a system that the portal does not know: ${found}.`,
    fix: 'Export the layer in WGS 84 (EPSG:4326), or say which system it is.',
  },
  'shapefile-error': {
    severity: 'error',
    say: ({ found }) => `The shapefile cannot be read: ${found}.`,
    fix: 'Pack the .shp, .shx, .dbf and .prj of one layer into one zip file.',
  },
  'dbf-error': {
    severity: 'error',
    say: ({ found }) => `The dBASE table cannot be read: ${found}.`,
    fix: 'Export the table again as .dbf, or upload CSV.',
  },
  'dbf-memo': {
    severity: 'warning',
    say: ({ column, name }) =>
      `Column ${column} ("${name}") keeps its texts in a memo file (.dbt, .fpt), which is not read; it is published as blank.`,
    fix: 'Export the table as CSV if the texts matter.',
  },
  'parquet-error': {
    severity: 'error',
    say: ({ found }) => `The Parquet file cannot be read: ${found}.`,
    fix: 'Write it again with a current library, or upload CSV.',
  },
} as const satisfies Record<string, FindingText>
