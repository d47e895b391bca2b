// What the functions write into their logs: no person, no address, no cell; faults only with their quotations taken out.
import { faultForLog } from '../../adapters/fault-for-log.ts'
import { projectFiles, read } from '../support/tree.ts'

/** What may stand behind a message: an object whose fields are counts, ids, codes, or a fault made safe. */
const FIELDS = new Set([
  ...['action', 'sent', 'sequence', 'key', 'bytes', 'outcome', 'kind', 'name', 'text'],
  ...['...done', '...faultForLog(error)'],
])

const calls = projectFiles('.ts')
  .filter((file) => file.startsWith('functions/') || file.startsWith('adapters/'))
  .flatMap((file) =>
    [...read(file).matchAll(/logger\.(?:debug|info|warn|error|critical)\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g)].map(
      ([, given]) => ({ file, given: given!.replaceAll(/\s+/g, ' ').trim() }),
    ),
  )

test('the reader of log lines finds them', () => {
  expect(calls.length).toBeGreaterThanOrEqual(9)
})

for (const { file, given } of calls) {
  test(`${file}: ${given}`, () => {
    const [, message, facts] = /^('[^']*'|message), (.+)$/.exec(given) ?? []
    expect(message).toBeDefined()
    // The portal's own findings are made in core/watch.ts, and hold no person; see test/core/watch.test.ts.
    if (facts === 'facts') return expect(file).toBe('functions/notify/handler.ts')
    expect(facts).toMatch(/^\{.*\}$/)
    const fields = facts!
      .slice(1, -1)
      .split(/,(?![^(]*\))/)
      .map((field) => field.trim().split(':')[0]!)
    expect(fields.filter((field) => !FIELDS.has(field))).toEqual([])
  })
}

test('nothing but the logger writes to a log', () => {
  const files = projectFiles('.ts').filter((file) => /^(functions|adapters|core)\//.test(file))
  expect(files.filter((file) => /\bconsole\.(log|info|warn|error|debug)\(/.test(read(file)))).toEqual([])
})

const faults = [
  {
    name: 'a cell that the data engine quotes',
    error: new Error("Conversion Error: Could not convert string 'Maria Lopez' to INT64"),
    said: 'Conversion Error: Could not convert string … to INT64',
  },
  {
    name: 'a row on a line of its own',
    error: new Error('CSV Error on Line: 3\nOriginal Line: Maria Lopez,1985-02-03'),
    said: 'CSV Error on Line: 3',
  },
  {
    name: 'an address that the mail service names',
    error: new Error('Email address is not verified: maria@alderbay.example'),
    said: 'Email address is not verified: …',
  },
  { name: 'a quotation that ends on another line', error: new Error('near "Maria\nLopez"'), said: 'near …' },
  { name: 'what is no error', error: 'Maria Lopez', said: '' },
]
for (const { name, error, said } of faults) {
  test(`faults are written without ${name}`, () => {
    const logged = faultForLog(error)
    expect(logged.said).toBe(said)
    expect(JSON.stringify(logged)).not.toMatch(/Maria|maria/)
  })
}

test('a fault keeps its kind, where it happened, and what caused it', () => {
  const cause = new TypeError("no 'Maria'")
  const logged = faultForLog(new Error('report has version 2, expected 1', { cause }))
  expect(logged).toMatchObject({
    error: 'Error',
    said: 'report has version 2, expected 1',
    because: { error: 'TypeError', said: 'no …' },
  })
  expect(logged.at[0]).toContain('log-lines.test.ts')
})
