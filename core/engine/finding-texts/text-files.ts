// core/engine/finding-texts/text-files.ts: what can be wrong with a text file and with the rows of a table.
import { type FindingText, SAVE_AS_CSV } from './text.ts'

export const TEXT_FILE_TEXTS = {
  'source-error': {
    severity: 'error',
    say: ({ found }) => `The file holds no table: ${found}.`,
    fix: 'Export the table again and check that the file is not empty.',
  },
  'format-error': {
    severity: 'error',
    say: ({ found }) => `This is ${found}, not a CSV file.`,
    fix: SAVE_AS_CSV,
  },
  'binary-file': {
    severity: 'error',
    say: () => 'The file is not text: it holds bytes that no text file has.',
    fix: SAVE_AS_CSV,
  },
  'nul-byte': {
    severity: 'error',
    say: ({ count, found }) =>
      `The text holds ${count} NUL byte(s), the first at byte ${found}. Most programs stop there.`,
    fix: 'Export the table again; NUL bytes come from a broken export or a damaged disk.',
    actions: { fix: 'The NUL bytes are taken out.' },
  },
  'encoding-error': {
    severity: 'error',
    say: ({ count, row }) =>
      `The text is UTF-8 except for ${count} place(s), the first on line ${row}: parts in another encoding were pasted in.`,
    fix: 'Export the table again with one encoding, UTF-8.',
    actions: { fix: 'The wrong bytes are read as windows-1252.' },
  },
  'encoding-assumed': {
    severity: 'notice',
    say: ({ found }) =>
      `The text is not UTF-8; it was read as ${found} and is published as UTF-8. Look at the accents.`,
    fix: 'Export as UTF-8 to be sure of accents and symbols.',
  },
  'title-row': {
    severity: 'warning',
    say: ({ count, expected }) =>
      `${count} row(s) stand above the table, which begins in row ${expected}; they are not published.`,
    fix: 'Put the header in the first row and move titles and notes into the description.',
  },
  'missing-header': {
    severity: 'warning',
    say: () => 'The first row looks like data, so the columns were named column_1, column_2 and so on.',
    fix: 'Add a first row with the names of the columns.',
  },
  'blank-label': {
    severity: 'error',
    say: ({ column }) => `Column ${column} has no name in the header.`,
    fix: 'Name the column, or delete it if it is empty.',
    actions: { fix: 'The column is named column_ and its number.' },
  },
  'duplicate-label': {
    severity: 'error',
    say: ({ column, found }) => `Column ${column} has the name "${found}", which an earlier column has already.`,
    fix: 'Give every column its own name.',
    actions: { fix: 'A number is added to the name.' },
  },
  'header-only': {
    severity: 'warning',
    say: () => 'The file has a header and no rows.',
    fix: 'Check that the export found any rows.',
  },
  'missing-cell': {
    severity: 'error',
    say: ({ row, column, name }) => `Row ${row} ends before column ${column} ("${name}").`,
    fix: 'Give every row as many cells as the header; look for a lost delimiter or a line break without quotes.',
    actions: { fix: 'Missing cells are left blank.', 'set-aside': 'Rows with missing cells are left out.' },
  },
  'extra-cell': {
    severity: 'error',
    say: ({ row, column, expected }) =>
      `Row ${row} has a cell in column ${column}; the header has ${expected} columns.`,
    fix: 'Put quotes around cells that contain the delimiter, or remove what is too much.',
    actions: {
      fix: 'Cells beyond the last column are cut off.',
      'set-aside': 'Rows with too many cells are left out.',
    },
  },
  'blank-row': {
    severity: 'error',
    say: ({ row }) => `Row ${row} is blank.`,
    fix: 'Delete the blank row.',
    actions: { fix: 'Blank rows are left out.', accept: 'Blank rows are published as rows without values.' },
  },
  'stray-quote': {
    severity: 'error',
    say: ({ row, column }) =>
      `Row ${row}, column ${column}: text follows a closing quote, so the end of the cell is uncertain.`,
    fix: 'Double every quote inside a quoted cell: "He said ""hi""".',
    actions: {
      accept: 'The cells are published as they were read.',
      'set-aside': 'Rows with such a cell are left out.',
    },
  },
  'unquoted-quote': {
    severity: 'notice',
    say: ({ row, column }) => `Row ${row}, column ${column}: a quote inside a cell without quotes was taken as text.`,
    fix: 'Put quotes around the cell and double the quote inside: "5"" pipe".',
  },
  'unclosed-quote': {
    severity: 'error',
    say: ({ row, column }) => `A quote is opened in row ${row}, column ${column}, and not closed where it should be.`,
    fix: 'Close the quote, or double it if it belongs to the text.',
  },
  'cell-too-long': {
    severity: 'error',
    say: ({ row, column, expected }) => `Row ${row}, column ${column}: the cell is longer than ${expected} bytes.`,
    fix: 'Check for a lost quote or line break; publish long documents as files of their own.',
  },
  'row-too-long': {
    severity: 'error',
    say: ({ row, expected }) => `Row ${row} is longer than ${expected} bytes.`,
    fix: 'Check for lost line breaks.',
  },
  'too-many-columns': {
    severity: 'error',
    say: ({ found, expected }) => `The header has ${found} columns; the portal takes at most ${expected}.`,
    fix: 'Publish a long table instead of a wide one: one row per measurement, with a column for its name.',
  },
  'too-large': {
    severity: 'error',
    say: () => 'The rows are too large to be checked in the memory that the portal has.',
    fix: 'Move long texts out of the table, or split it into several files.',
  },
  'mixed-newlines': {
    severity: 'notice',
    say: ({ count }) => `${count} row(s) end in another kind of line break than the first one.`,
    fix: 'Nothing is lost. Files put together from several sources often look like this.',
  },
} as const satisfies Record<string, FindingText>
