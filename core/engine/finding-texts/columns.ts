// core/engine/finding-texts/columns.ts: what can be said about the cells of a column.
import type { FindingText } from './text.ts'

export const COLUMN_TEXTS = {
  'null-token': {
    severity: 'notice',
    say: ({ column, name, count, found }) =>
      `Column ${column} ("${name}"): ${count} cell(s) hold ${found} for "no value" and are published as blank.`,
    fix: 'Leave cells without a value blank.',
  },
  'percent-sign': {
    severity: 'notice',
    say: ({ column, name }) =>
      `Column ${column} ("${name}"): the percent signs are left out of the published numbers; 7.3% becomes 7.3.`,
    fix: 'Say in the description of the column that it holds per cent.',
  },
  'type-error': {
    severity: 'warning',
    say: ({ row, column, name, expected, found, count }) =>
      `Column ${column} ("${name}") would be ${expected} but for ${count} cell(s) such as "${found}" in row ${row}; it is published as text.`,
    fix: 'Correct these cells, or leave them blank.',
  },
  'declared-type-error': {
    severity: 'error',
    say: ({ row, column, name, expected, found }) =>
      `Row ${row}, column ${column} ("${name}"): "${found}" is no ${expected}, which the column is declared to be.`,
    fix: 'Correct the cell, or declare another type for the column.',
    actions: {
      fix: 'Cells that do not fit are published as blank.',
      'set-aside': 'Rows with such a cell are left out.',
    },
  },
  'ambiguous-date': {
    severity: 'warning',
    say: ({ column, name }) =>
      `Column ${column} ("${name}") holds dates that could be month first or day first; it is published as text.`,
    fix: 'Write dates as YYYY-MM-DD, or say in the columns of this dataset which order is meant.',
  },
  'ambiguous-place': {
    severity: 'warning',
    say: ({ column, name }) =>
      `Column ${column} ("${name}") holds pairs of degrees that could be latitude or longitude first; it was read as latitude first.`,
    fix: 'Look at the map. If it is wrong, publish latitude and longitude in two columns.',
  },
  'constraint-error': {
    severity: 'error',
    say: ({ row, column, name, found, expected }) =>
      `Row ${row}, column ${column} ("${name}"): "${found}" is not as declared: ${expected}.`,
    fix: 'Correct the cell, or change what is declared for the column.',
    actions: { accept: 'The cells are published as they are.', 'set-aside': 'Rows with such a cell are left out.' },
  },
  'unique-error': {
    severity: 'error',
    say: ({ row, column, name, expected }) =>
      `Row ${row}, column ${column} ("${name}"): the value stands in row ${expected} already, and every row should have its own.`,
    fix: 'Remove the repeated row or correct its value.',
    actions: {
      accept: 'The rows are published as they are.',
      'set-aside': 'Later rows with the same value are left out.',
    },
  },
  'primary-key': {
    severity: 'error',
    say: ({ row, found, expected }) =>
      expected
        ? `Row ${row} has the same key (${found}) as row ${expected}.`
        : `Row ${row} has no value in a column of the key (${found}).`,
    fix: 'Give every row its own key, or declare another one.',
    actions: {
      accept: 'The rows are published as they are.',
      'set-aside': 'Rows whose key is blank or repeated are left out.',
    },
  },
  'foreign-key': {
    severity: 'error',
    say: ({ row, column, name, found, expected }) =>
      `Row ${row}, column ${column} ("${name}"): "${found}" does not stand in column "${expected}".`,
    fix: 'Correct the cell, or add the row that it points to.',
    actions: { accept: 'The rows are published as they are.', 'set-aside': 'Rows with such a cell are left out.' },
  },
  'duplicate-row': {
    severity: 'error',
    say: ({ row, expected }) => `Row ${row} is the same as row ${expected} in every column.`,
    fix: 'Delete the repeated row.',
    actions: { accept: 'Repeated rows are published.', 'set-aside': 'Repeated rows are left out.' },
  },
  'schema-error': {
    severity: 'error',
    say: ({ found }) => `What is declared does not fit the file: ${found}.`,
    fix: 'Change the declared columns, or upload a file that has them.',
  },
  'missing-label': {
    severity: 'error',
    say: ({ name }) => `The file has no column "${name}", which is declared.`,
    fix: 'Add the column to the file, or remove it from the declared columns.',
    actions: { accept: 'The version is published without the column.' },
  },
  'formula-cell': {
    severity: 'notice',
    say: ({ column, name, count, found }) =>
      `Column ${column} ("${name}"): ${count} cell(s) such as "${found}" would run as a formula in a spreadsheet; they are published with an apostrophe in front.`,
    fix: 'Nothing has to be done. If the cells are meant as text, write them without =, +, - or @ at the start.',
  },
  'personal-data': {
    severity: 'warning',
    say: ({ column, name, count, found }) =>
      `Column ${column} ("${name}") seems to hold personal data: ${found} in ${count} cell(s).`,
    fix: 'Redact the column, or have a privacy reviewer agree that it may be published.',
    actions: { accept: 'The column goes to the privacy reviewer as it is.' },
  },
  'small-group': {
    severity: 'error',
    say: ({ count, found, expected }) =>
      `${count} row(s) share their values of ${found} with fewer than ${expected} rows: they could be told apart.`,
    fix: 'Generalise or drop one of these columns, or suppress small groups.',
    actions: { accept: 'The rows are published as they are.' },
  },
  'same-value-group': {
    severity: 'warning',
    say: ({ column, name, count, found }) =>
      `Column ${column} ("${name}"): ${count} row(s) are in groups alike in ${found} that all have the same value here: whoever knows the one knows the other.`,
    fix: 'Generalise one of these columns, or drop the column.',
    actions: { accept: 'The rows are published as they are.' },
  },
  'high-age': {
    severity: 'warning',
    say: ({ column, name, count }) =>
      `Column ${column} ("${name}") gives ages over 89 in ${count} row(s): so few people are that old that they could be told apart.`,
    fix: 'Top-code the column: ages above 89 become 90.',
    actions: { accept: 'The ages are published as they are.' },
  },
  'precise-place': {
    severity: 'warning',
    say: ({ column, name }) =>
      `Column ${column} ("${name}") gives places closer than about 100 m in rows about people.`,
    fix: 'Round the coordinates to 3 decimals, or snap addresses to the block.',
  },
  'hashed-id': {
    severity: 'warning',
    say: ({ column, name, found }) =>
      `Column ${column} ("${name}") looks like hashes (${found}). Hashes of short ids can be turned back into the ids.`,
    fix: 'Drop the column, or replace it with random numbers.',
  },
  'still-public': {
    severity: 'warning',
    say: ({ name, expected }) =>
      `Column "${name}" is left out of this version, but version ${expected}, which stays public, still has it.`,
    fix: 'Withdraw that version, and older ones with the column, if it must not be public.',
  },
  drift: {
    severity: 'warning',
    say: ({ found }) => `${found}`,
    fix: 'Check that the change is meant. It is shown to the reviewers.',
  },
} as const satisfies Record<string, FindingText>
