// Shared texts, in memory and on the disk.
import { readSharedStrings } from '../../../adapters/formats/xlsx-strings.ts'
import { inFolder } from './packing.ts'

test('texts beyond the memory that they may take come back from the disk, in any order', () =>
  inFolder(async (folder) => {
    const texts = Array.from({ length: 60 }, (_, at) => `${at} ${'é'.repeat(200_000)}`)
    async function* xml(): AsyncGenerator<Buffer> {
      for (const text of ['<sst>', ...texts.map((text) => `<si><t>${text}</t></si>`), '</sst>']) yield Buffer.from(text)
    }
    const strings = await readSharedStrings(xml(), folder, 1)
    const found = [59, 0, 30, 31, 12, 59].map((at) => strings.at(at) === texts[at])
    expect({ count: strings.count, found, beyond: strings.at(60) }).toEqual({
      count: 60,
      found: [true, true, true, true, true, true],
      beyond: undefined,
    })
    await strings.close()
  }))
