// local/s3/multipart-form.ts: reads a multipart/form-data body as it comes: first all fields, then the file.
import { refuse } from './errors.ts'

export interface Form {
  /** Names in lower case; the fields before the file. What follows the file is ignored, as in S3. */
  readonly fields: Readonly<Record<string, string>>
  /** As the client calls it, without folders. */
  readonly fileName: string
  /** To be read once. */
  readonly file: AsyncIterable<Buffer>
}

/** One field, or the headers of a part. S3 takes 20 KB of fields in all; a policy can need more. */
const FIELD_BYTES = 64 * 1024
const MAX_FIELDS = 200

/**
 * @param contentType of the request, with the boundary
 * @throws S3Error when the body is not a form with a file
 * @see https://www.rfc-editor.org/rfc/rfc7578
 */
export async function readForm(source: AsyncIterable<Buffer>, contentType: string): Promise<Form> {
  const match = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType)
  if (!match) refuse('MalformedPOSTRequest', 'The content type names no boundary.')
  const input = createInput(source)
  const boundary = Buffer.from(`\r\n--${match[1] ?? match[2]}`)
  const fields: Record<string, string> = {}
  await input.until(boundary) // what precedes the first part
  for (let count = 0; count < MAX_FIELDS; count++) {
    const headers = (await input.until(Buffer.from('\r\n\r\n'))).toString()
    const name = /\bname="([^"]*)"/.exec(headers)?.[1]
    if (name === undefined) refuse('MalformedPOSTRequest', 'The form has no field named file.')
    if (name === 'file') {
      const fileName = /\bfilename="([^"]*)"/.exec(headers)?.[1] ?? ''
      return { fields, fileName: fileName.split(/[\\/]/).at(-1)!, file: input.stream(boundary) }
    }
    fields[name.toLowerCase()] = (await input.until(boundary)).toString()
  }
  return refuse('MalformedPOSTRequest', `The form has more than ${MAX_FIELDS} fields before the file.`)
}

function createInput(source: AsyncIterable<Buffer>) {
  const iterator = source[Symbol.asyncIterator]()
  // The first boundary is not preceded by a line break: with this one, all of them are alike.
  let buffer: Buffer = Buffer.from('\r\n')
  async function pull(): Promise<void> {
    const next = await iterator.next()
    if (next.done) refuse('MalformedPOSTRequest', 'The form ends early.')
    buffer = Buffer.concat([buffer, next.value])
  }
  return {
    /** The bytes up to `end`, which is skipped. */
    until: async (end: Buffer): Promise<Buffer> => {
      for (;;) {
        const at = buffer.indexOf(end)
        if (at >= 0) {
          const found = buffer.subarray(0, at)
          buffer = buffer.subarray(at + end.length)
          return found
        }
        if (buffer.length > FIELD_BYTES) refuse('MaxPostPreDataLengthExceeded')
        await pull()
      }
    },
    /** The same for any number of bytes, as they come. */
    stream: async function* (end: Buffer): AsyncGenerator<Buffer> {
      for (;;) {
        const at = buffer.indexOf(end)
        if (at >= 0) {
          if (at > 0) yield buffer.subarray(0, at)
          return
        }
        // The last bytes may be the beginning of the end.
        const safe = buffer.length - end.length
        if (safe > 0) {
          yield buffer.subarray(0, safe)
          buffer = buffer.subarray(safe)
        }
        await pull()
      }
    },
  }
}
