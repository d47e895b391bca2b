// Pictures that people bring: known by their bytes, measured, and without what cameras write beside.
import { readPicture } from '../../core/picture.ts'

const AT = '2026-03-01T12:00:00.000Z'
const SECRET = 'GPS 40.7128 N'

const segment = (marker: number, body: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}
/** Big-endian TIFF with an orientation, then a secret behind it. */
const exif = (orientation: number) =>
  segment(
    0xe1,
    Buffer.concat([
      Buffer.from('Exif\0\0MM\0*\0\0\0\x08', 'latin1'),
      Buffer.from([0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]),
      Buffer.from(SECRET),
    ]),
  )
const frame = (width: number, height: number) => {
  const body = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  body.writeUInt16BE(height, 1)
  body.writeUInt16BE(width, 3)
  return segment(0xc0, body)
}
const scan = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([1, 0xff, 0, 2, 0xff, 0xd0, 3]),
])

interface JpegParts {
  readonly orientation?: number
  readonly width?: number
  readonly height?: number
  readonly tail?: Buffer
}

function aJpeg({ orientation = 1, width = 400, height = 300, tail = Buffer.alloc(0) }: JpegParts = {}): Buffer {
  const [start, end] = [Buffer.from([0xff, 0xd8]), Buffer.from([0xff, 0xd9])]
  const jfif = segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'))
  const comment = segment(0xfe, Buffer.from(SECRET))
  return Buffer.concat([start, jfif, exif(orientation), comment, frame(width, height), scan, end, tail])
}

const chunk = (name: string, body: Buffer) => {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length)
  head.write(name, 4, 'latin1')
  return Buffer.concat([head, body, Buffer.alloc(4)])
}
function aPng(width = 200, height = 150): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])
  const parts = [chunk('IHDR', header), chunk('tEXt', Buffer.from(SECRET)), chunk('eXIf', Buffer.from(SECRET))]
  return Buffer.concat([signature, ...parts, chunk('IDAT', Buffer.from([1, 2])), chunk('IEND', Buffer.alloc(0))])
}

const riff = (name: string, body: Buffer) => {
  const head = Buffer.alloc(8)
  head.write(name, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
}
function aWebp(moving = false): Buffer {
  const extended = Buffer.from([0x0c, 0, 0, 0, 0xc7, 0, 0, 0x95, 0, 0]) // Exif and XMP; 200 by 150
  const parts = [
    riff('VP8X', extended),
    ...(moving ? [riff('ANIM', Buffer.alloc(6))] : []),
    riff('VP8L', Buffer.from([0x2f, 0xc7, 0x40, 0x25, 0])),
  ]
  const body = Buffer.concat([Buffer.from('WEBP'), ...parts, riff('EXIF', Buffer.from(SECRET))])
  return riff('RIFF', body)
}

const read = (bytes: Uint8Array) => readPicture(bytes, AT)
const cleanOf = (bytes: Uint8Array): Buffer => {
  const found = read(bytes)
  if (typeof found === 'string') throw new Error(found)
  return Buffer.from(found.clean)
}

const whole = [
  { name: 'JPEG', bytes: aJpeg(), gives: { format: 'jpg', width: 400, height: 300 } },
  { name: 'JPEG on its side', bytes: aJpeg({ orientation: 6 }), gives: { format: 'jpg', width: 300, height: 400 } },
  { name: 'PNG', bytes: aPng(), gives: { format: 'png', width: 200, height: 150 } },
  { name: 'WebP', bytes: aWebp(), gives: { format: 'webp', width: 200, height: 150 } },
]
for (const { name, bytes, gives } of whole) {
  test(`a ${name} is known and measured, and nothing is left of what stood beside`, () => {
    expect(read(bytes)).toMatchObject({ picture: gives })
    expect(bytes.includes(SECRET)).toBe(true)
    expect(cleanOf(bytes).includes(SECRET)).toBe(false)
    // What was cleaned is a whole picture, and cleaning it again changes nothing.
    expect(read(cleanOf(bytes))).toMatchObject({ picture: gives })
    expect(cleanOf(cleanOf(bytes))).toEqual(cleanOf(bytes))
  })
}

test('a second picture behind the end of a JPEG goes', () => {
  const tail = aJpeg()
  expect(cleanOf(aJpeg({ tail }))).toEqual(cleanOf(aJpeg()))
})

test('a WebP says no more that it has Exif and XMP', () => expect(cleanOf(aWebp())[20]).toBe(0))

const refused = [
  { name: 'text', bytes: Buffer.from('<svg onload="x">'), says: 'begin like none of them' },
  { name: 'nothing', bytes: Buffer.alloc(0), says: 'begin like none of them' },
  { name: 'half a JPEG', bytes: aJpeg().subarray(0, 60), says: 'cut off or damaged' },
  { name: 'a JPEG without its end', bytes: aJpeg().subarray(0, -2), says: 'cut off or damaged' },
  { name: 'half a PNG', bytes: aPng().subarray(0, 40), says: 'cut off or damaged' },
  { name: 'a WebP that says it is longer', bytes: aWebp().subarray(0, -4), says: 'cut off or damaged' },
  { name: 'a WebP that moves', bytes: aWebp(true), says: 'cut off or damaged' },
  { name: 'a tiny picture', bytes: aPng(20, 20), says: 'expected 120 to 6000 pixels each way, found 20 by 20' },
  { name: 'a picture for a wall', bytes: aPng(9000, 400), says: 'found 9000 by 400' },
  { name: 'too many bytes', bytes: Buffer.alloc(2_000_001), says: 'expected at most 2000000 bytes' },
]
for (const { name, bytes, says } of refused) {
  test(`${name} is refused, with what was found`, () => expect(read(bytes)).toContain(says))
}
