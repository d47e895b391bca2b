// test/rehearsal/lambda/archive.ts: zip files in and out of memory, as functions are deployed.
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, normalize, sep } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { type Entry, fromBufferPromise } from 'yauzl'
import { ZipFile } from 'yazl'

/** @param files text by name */
export async function zipOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name)
  zip.end()
  return buffer(zip.outputStream)
}

/** @throws Error when a name would lead out of the folder */
export async function unzip(zip: Buffer, folder: string): Promise<void> {
  const archive = await fromBufferPromise(zip)
  for await (const entry of archive.eachEntry()) {
    const { fileName } = entry as Entry
    if (fileName.endsWith('/')) continue
    const path = normalize(join(folder, fileName))
    if (!path.startsWith(folder + sep)) throw new Error(`the archive holds ${fileName}, which lies outside of it`)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, await buffer(await archive.openReadStreamPromise(entry as Entry)))
  }
}
