import { GetObjectCommand } from '@aws-sdk/client-s3'
import { createPresignedPost } from '@aws-sdk/s3-presigned-post'
import { BUCKET, codeIn, type Started, startWithBucket, stopAndRemove } from './endpoint.ts'

let s3: Started
beforeAll(async () => {
  s3 = await startWithBucket()
})
afterAll(() => stopAndRemove(s3))

interface Upload {
  readonly seconds?: number
  readonly content?: string
  /** Changes the form after it was signed. */
  readonly spoil?: (fields: Record<string, string>) => void
}

async function upload({ seconds = 60, content = 'kind\noak\n', spoil }: Upload): Promise<Response> {
  const { url, fields } = await createPresignedPost(s3.client, {
    Bucket: BUCKET,
    Key: 'in/trees.csv',
    Fields: { 'content-type': 'text/csv' },
    Conditions: [
      ['content-length-range', 1, 100],
      ['eq', '$content-type', 'text/csv'],
    ],
    Expires: seconds,
  })
  spoil?.(fields)
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', new Blob([content]), 'trees.csv')
  return fetch(url, { method: 'POST', body: form })
}

test('a form that keeps to its policy stores the file', async () => {
  expect((await upload({})).status).toBe(204)
  const found = await s3.client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'in/trees.csv' }))
  expect([await found.Body?.transformToString(), found.ContentType]).toEqual(['kind\noak\n', 'text/csv'])
})

test('a file that looks like the end of the form is stored whole', async () => {
  const content = 'a\r\n--\r\n------WebKitFormBoundary\r\n\r\n'
  expect((await upload({ content })).status).toBe(204)
  const found = await s3.client.send(new GetObjectCommand({ Bucket: BUCKET, Key: 'in/trees.csv' }))
  expect(await found.Body?.transformToString()).toBe(content)
})

const refused: { name: string; given: Upload; status: number; code: string }[] = [
  { name: 'an expired form', given: { seconds: -1 }, status: 403, code: 'AccessDenied' },
  { name: 'a file over the limit', given: { content: 'x'.repeat(101) }, status: 400, code: 'EntityTooLarge' },
  { name: 'a large file far over the limit', given: { content: 'x'.repeat(5e6) }, status: 400, code: 'EntityTooLarge' },
  { name: 'an empty file', given: { content: '' }, status: 400, code: 'EntityTooSmall' },
  {
    name: 'another key',
    given: { spoil: (fields) => void (fields['key'] = 'in/other.csv') },
    status: 403,
    code: 'AccessDenied',
  },
  {
    name: 'a field the policy does not name',
    given: { spoil: (fields) => void (fields['x-amz-meta-team'] = 'parks') },
    status: 403,
    code: 'AccessDenied',
  },
  {
    name: 'a policy made longer',
    given: {
      spoil: (fields) => void (fields['Policy'] = Buffer.from('{"expiration":"2999-01-01"}').toString('base64')),
    },
    status: 403,
    code: 'SignatureDoesNotMatch',
  },
  { name: 'no policy', given: { spoil: (fields) => void delete fields['Policy'] }, status: 403, code: 'AccessDenied' },
]
for (const { name, given, status, code } of refused) {
  test(`refused: ${name}`, async () => {
    const response = await upload(given)
    expect([response.status, await codeIn(response)]).toEqual([status, code])
  })
}
