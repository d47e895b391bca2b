// adapters/formats/ods.ts: reads the table of an OpenDocument spreadsheet (.ods) as it streams out of its zip file.
import { join } from 'node:path'
import { findingOf } from '../../core/engine/findings.ts'
import { shownName, UNPACK_LIMITS } from './archive-limits.ts'
import { openZip, readMember, type Zip } from './archive-zip.ts'
import { newOdsSeen, type OdsSeen, readOdsRows } from './ods-sheets.ts'
import type { FormatReader, NoTable, ReadRequest, TableText } from './reader.ts'
import { chooseSheet, workbookFindings } from './sheet-findings.ts'
import { maxTextBytes, openSheetText } from './sheet-text.ts'
import { findingFrom, Unreadable } from './unreadable.ts'

const ABOUT = { format: 'ods', encoding: 'utf-8' } as const

/** All sheets lie in one document, so it is read twice: to choose a sheet, and to read it. Memory is constant. */
export const odsReader: FormatReader = async (request) => {
  let zip: Zip | undefined
  try {
    zip = await openZip(request.path, UNPACK_LIMITS)
    return await readSpreadsheet(zip, request)
  } catch (error) {
    return { ...ABOUT, findings: [findingFrom(error)] }
  } finally {
    zip?.close()
  }
}

async function readSpreadsheet(
  zip: Zip,
  { workDir, filename, reading, onShare }: ReadRequest,
): Promise<TableText | NoTable> {
  if (await isEncrypted(zip)) throw new Unreadable(findingOf('archive-encrypted', { found: shownName(filename) }))
  const all = newOdsSeen()
  for await (const _ of readOdsRows(
    content(zip, (share) => onShare(share / 2)),
    -1,
    all,
  ));
  const { index, findings, choices } = chooseSheet(all.sheets, reading.sheet)
  const about = { ...ABOUT, ...(choices ? { choices } : {}) }
  if (index === undefined) return { ...about, findings }

  const seen: OdsSeen = newOdsSeen()
  const textPath = join(workDir, 'sheet.csv')
  const text = await openSheetText(textPath, maxTextBytes(zip.bytes, UNPACK_LIMITS))
  try {
    for await (const rows of readOdsRows(
      content(zip, (share) => onShare(0.5 + share / 2)),
      index,
      seen,
    )) {
      for (const row of rows) await text.add(row)
    }
    await text.finish()
  } finally {
    await text.close()
  }
  const facts = {
    sheets: all.sheets,
    chosen: index,
    comments: all.comments,
    externalLinks: [...all.externalLinks],
    hasMacros: [...zip.members.keys()].some((name) => /^(Basic|Scripts)\/.*\/.*\.(xml|py|js|bsh)$/i.test(name)),
    tally: seen.tally,
    filled: text.filled,
    beyond: text.beyond,
  }
  return { ...about, textPath, findings: [...findings, ...workbookFindings(facts)] }
}

function content(zip: Zip, onShare: (share: number) => void): AsyncIterable<Buffer> {
  const entry = zip.members.get('content.xml')
  if (!entry) throw new Unreadable(findingOf('workbook-error', { found: 'it has no content' }))
  const size = Math.max(1, entry.uncompressedSize)
  return readMember(zip, entry, { limits: UNPACK_LIMITS, onBytes: (bytes) => onShare(Math.min(1, bytes / size)) })
}

/** The list of files says which of them are encrypted. Older ones have a document type, so it is not read as XML. */
async function isEncrypted(zip: Zip): Promise<boolean> {
  const manifest = zip.members.get('META-INF/manifest.xml')
  if (!manifest) return false
  let end = ''
  for await (const chunk of readMember(zip, manifest, { limits: UNPACK_LIMITS })) {
    const text = end + chunk.toString('latin1')
    if (text.includes('encryption-data')) return true
    end = text.slice(-20)
  }
  return false
}
