import { readChunks } from '../../../local/s3/aws-chunked.ts'
import { createChunkSigner, signingKeyOf } from '../../../local/s3/signature.ts'

// The example in https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
const credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
}
const scope = { accessKeyId: credentials.accessKeyId, day: '20130524', region: 'us-east-1' }
const context = '20130524T000000Z\n20130524/us-east-1/s3/aws4_request'
const seed = '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9'
const signer = createChunkSigner(signingKeyOf(scope, credentials), context, seed)
const FRAMED = [
  '10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648\r\n',
  `${'a'.repeat(65_536)}\r\n`,
  '400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497\r\n',
  `${'a'.repeat(1024)}\r\n`,
  '0;chunk-signature=b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9\r\n\r\n',
].join('')

async function unframe(text: string, bytesAtOnce: number, signed = true): Promise<string> {
  async function* source() {
    for (let at = 0; at < text.length; at += bytesAtOnce) yield Buffer.from(text.slice(at, at + bytesAtOnce))
  }
  let content = ''
  for await (const bytes of readChunks(source(), new Map(), signed ? signer : undefined)) content += bytes.toString()
  return content
}

for (const bytesAtOnce of [1000, 7, 1e6]) {
  test(`signed chunks are taken out of their frames, ${bytesAtOnce} bytes at a time`, async () => {
    expect(await unframe(FRAMED, bytesAtOnce)).toBe('a'.repeat(66_560))
  })
}

const spoiled = [
  { name: 'a changed byte', text: FRAMED.replace('aaa\r\n400', 'aab\r\n400'), code: 'SignatureDoesNotMatch' },
  {
    name: 'a chunk without signature',
    text: FRAMED.replace(/0;chunk-signature=\w+/, '0'),
    code: 'SignatureDoesNotMatch',
  },
  { name: 'a missing end', text: FRAMED.slice(0, -100), code: 'IncompleteBody' },
  { name: 'no frames at all', text: 'kind,height\noak,12\n', code: 'InvalidRequest' },
]
for (const { name, text, code } of spoiled) {
  test(`refused: ${name}`, async () => {
    await expect(unframe(text, 5000)).rejects.toMatchObject({ code })
  })
}
