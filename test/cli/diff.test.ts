// `plaza diff` as a person or a script runs it.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const launcher = join(import.meta.dirname, '..', '..', 'cli', 'plaza.sh')
const folder = mkdtempSync(join(tmpdir(), 'plaza-diff-test-'))
afterAll(() => rmSync(folder, { recursive: true }))
const FILES = {
  'old.csv': 'id,name,amount\n1,North,1.50\n2,South,2\n3,West,\n',
  'new.csv': 'amount;id;name;ward\n2,5;2;South;a\n1,5;1;North;b\n4;4;"East; new";c\n',
  'twice.csv': 'id,name,amount\n1,North,1.50\n1,South,2\n',
  'bad.csv': 'id,name\n1,North,x\n2\n',
}
for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text)

function diff(...args: string[]) {
  const environment = { ...process.env, NODE_OPTIONS: '' }
  return spawnSync(launcher, ['diff', ...args], { cwd: folder, encoding: 'utf8', env: environment })
}

test('files that hold the same exit 0', () => {
  const { status, stdout } = diff('old.csv', 'old.csv', '--key', 'id')
  expect([status, stdout]).toEqual([0, 'old.csv and old.csv hold the same 3 rows\n'])
})

test('files that differ exit 1, with the numbers in words, whatever their delimiters', () => {
  const { status, stdout } = diff('old.csv', 'new.csv', '--key', 'id')
  expect(status).toBe(1)
  expect(stdout.trim().split(/\n\s*/)).toEqual([
    'old.csv (3 rows) and new.csv (3 rows) differ',
    '1 row added',
    '1 row removed',
    '1 row changed',
    '1 row unchanged',
    'column "ward" (text) added',
  ])
})

test('--json prints one document, and --out writes the rows', () => {
  const { status, stdout } = diff('old.csv', 'new.csv', '--key', 'ID', '--json', '--out', 'changes.csv')
  expect(status).toBe(1)
  expect(JSON.parse(stdout)).toEqual({
    isSame: false,
    before: { file: 'old.csv', rows: 3 },
    after: { file: 'new.csv', rows: 3 },
    key: ['id'],
    columns: [{ kind: 'added', column: { name: 'ward', type: 'text' } }],
    rowsAdded: 1,
    rowsRemoved: 1,
    rowsChanged: 1,
    rowsUnchanged: 1,
    isListComplete: true,
  })
  expect(readFileSync(join(folder, 'changes.csv'), 'utf8')).toBe(
    [
      'change,changed_columns,amount,id,name,ward,amount (before)',
      'removed,,,3,West,,',
      'changed,amount,2.5,2,South,a,2',
      'added,,4,4,East; new,c,',
      '',
    ].join('\n'),
  )
  expect(readdirSync(folder).toSorted()).toEqual([...Object.keys(FILES), 'changes.csv'].toSorted())
})

test('a key that does not identify rows is told, and whole rows are compared', () => {
  const { status, stdout } = diff('old.csv', 'twice.csv', '--key', 'id')
  expect(status).toBe(1)
  expect(stdout).toMatch(/id is empty or stands twice in some rows: whole rows were compared/)
})

const faults = [
  { name: 'a file that is not there', args: ['old.csv', 'absent.csv'], says: /no file at .*absent\.csv/ },
  { name: 'a file that would be rejected', args: ['old.csv', 'bad.csv'], says: /bad\.csv would be rejected/ },
  {
    name: 'a key that is no column',
    args: ['old.csv', 'new.csv', '--key', 'id,ward'],
    says: /old\.csv has no column "ward"/,
  },
  { name: 'one file', args: ['old.csv'], says: /expected two files, found 1/ },
  { name: 'an unknown option', args: ['old.csv', 'new.csv', '--wrong'], says: /--wrong/ },
]
for (const { name, args, says } of faults) {
  test(`${name} exits 2 and says so on stderr only`, () => {
    const { status, stdout, stderr } = diff(...args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(says)
  })
}
