import { refusalOf } from '../../../web/console/storage-words.ts'

const xml = (code: string, message = '') =>
  `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`

test('a taken file needs no words', () => {
  for (const status of [200, 201, 204]) expect(refusalOf({ status, text: '' })).toBeUndefined()
})

const cases = [
  { name: 'too large', status: 400, text: xml('EntityTooLarge'), remedy: 'stop', says: /size that was announced/ },
  { name: 'too small', status: 400, text: xml('EntityTooSmall'), remedy: 'stop', says: /size that was announced/ },
  {
    name: 'an expired form',
    status: 403,
    text: xml('AccessDenied', 'Invalid according to Policy: Policy expired.'),
    remedy: 'fresh',
    says: /expired/,
  },
  {
    name: 'an expired part',
    status: 403,
    text: xml('AccessDenied', 'Request has expired'),
    remedy: 'fresh',
    says: /expired/,
  },
  { name: 'a bad checksum', status: 400, text: xml('BadDigest'), remedy: 'again', says: /checksum/ },
  { name: 'an upload ended elsewhere', status: 404, text: xml('NoSuchUpload'), remedy: 'stop', says: /ended/ },
  { name: 'a busy storage', status: 503, text: xml('SlowDown'), remedy: 'again', says: /busy/ },
  { name: 'a gateway without XML', status: 502, text: '<html>', remedy: 'again', says: /busy/ },
  { name: 'no answer', status: 0, text: '', remedy: 'again', says: /connection/ },
  {
    name: 'a refusal for another reason',
    status: 403,
    text: xml('AccessDenied', 'Access Denied'),
    remedy: 'stop',
    says: /AccessDenied/,
  },
] as const
for (const { name, status, text, remedy, says } of cases) {
  test(`${name} is told with what to do`, () => {
    const refusal = refusalOf({ status, text })
    expect(refusal?.remedy).toBe(remedy)
    expect(refusal?.title).toMatch(says)
    expect(refusal?.fix).not.toBe('')
  })
}
