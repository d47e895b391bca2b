import { type Algorithm, createSummer } from '../../../local/s3/checksums.ts'

// The check values of the catalogue of CRC algorithms, and of the hashes, for the nine digits.
const expected: Record<Algorithm, string> = {
  crc32: 'cbf43926',
  crc32c: 'e3069283',
  crc64nvme: 'ae8b14860a799888',
  sha1: 'f7c3bc1d808e04732adf679965ccc34ca7ae3441',
  sha256: '15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225',
}
for (const [algorithm, hex] of Object.entries(expected)) {
  test(`${algorithm} of the nine digits, in two pieces`, () => {
    const summer = createSummer(algorithm as Algorithm)
    summer.update(Buffer.from('1234'))
    summer.update(Buffer.from('56789'))
    expect(Buffer.from(summer.digest(), 'base64').toString('hex')).toBe(hex)
  })
}
