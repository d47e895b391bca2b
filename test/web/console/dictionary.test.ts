import { columnDrafts, withDictionary } from '../../../web/console/columns-draft.ts'
import { dictionaryText, readDictionary, writeDictionary } from '../../../web/console/dictionary.ts'

const names = ['permit_id', 'Fecha de alta', 'monto']
const found = [
  { name: 'permit_id', title: 'Permit', description: 'Number of the permit.' },
  { name: 'monto', title: '', description: 'In dollars; 0, where nothing was paid.' },
]

const files = [
  {
    name: 'names, titles and descriptions in any order',
    text: 'Description,Field name,Title\n"Number of the permit.",permit_id,Permit\n"In dollars; 0, where nothing was paid.",MONTO,\n',
  },
  {
    name: 'Spanish headers with accents, a semicolon, a byte order mark and CRLF',
    text: '\uFEFFNombre del campo;Título;Descripción\r\npermit_id;Permit;Number of the permit.\r\n\r\nmonto;;"In dollars; 0, where nothing was paid."\r\n',
  },
  {
    name: 'tabs, other columns, and the first of two lines about one column',
    text: 'No.\tcolumn\ttype\tlabel\tdefinition\n1\tPermit ID\ttext\tPermit\tNumber of the permit.\n2\tmonto\tnumber\t\tIn dollars; 0, where nothing was paid.\n3\tmonto\tnumber\t\tagain\n',
  },
]
for (const { name, text } of files) {
  test(`a dictionary is read: ${name}`, () => {
    expect(readDictionary(text, names)).toEqual({ found, unknown: [], missing: ['Fecha de alta'] })
  })
}

test('names fold case, accents and signs, and the rest is told', () => {
  const read = readDictionary('name,description\nfecha_de_alta,Day.\nsoll,Nothing.\n', names)
  expect(read).toEqual({
    found: [{ name: 'Fecha de alta', title: '', description: 'Day.' }],
    unknown: ['soll'],
    missing: ['permit_id', 'monto'],
  })
})

test('where only labels are given, they are the names', () => {
  expect(readDictionary('Label,Meaning\nmonto,Dollars\n', names)).toMatchObject({
    found: [{ name: 'monto', title: '', description: 'Dollars' }],
  })
})

const unusable = [
  { name: 'no rows', text: 'name,description\n', says: /no rows/ },
  { name: 'no names', text: 'a,description\nx,y\n', says: /no column "name"/ },
  { name: 'nothing about them', text: 'name,type\nmonto,number\n', says: /no column "title" or "description"/ },
]
for (const { name, text, says } of unusable) {
  test(`a dictionary that cannot be used says why: ${name}`, () => {
    expect(readDictionary(text, names)).toEqual({ fault: expect.stringMatching(says) })
  })
}

test('what is written can be read again, and no spreadsheet runs it', () => {
  const columns = [{ name: 'monto', title: '=SUM(A1)', description: 'Says "a, b"\nin two lines.' }]
  const text = writeDictionary(columns)
  expect(text).toContain(`"'=SUM(A1)"`)
  expect(readDictionary(text, names)).toMatchObject({ found: columns })
})

test('files of older spreadsheets keep their accents', () => {
  expect(dictionaryText(Uint8Array.of(0x61, 0xf1, 0x6f))).toBe('año')
  expect(dictionaryText(new TextEncoder().encode('año'))).toBe('año')
})

test('the form keeps what the dictionary does not speak of', () => {
  const drafts = columnDrafts(names, [{ name: 'monto', title: 'Amount' }])
  expect(withDictionary(drafts, found)).toEqual([
    found[0],
    { name: 'Fecha de alta', title: '', description: '' },
    { name: 'monto', title: 'Amount', description: found[1]!.description },
  ])
})
