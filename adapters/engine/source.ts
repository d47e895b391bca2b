// adapters/engine/source.ts: from the file as it came to its table as UTF-8 text, or to the reason why there is none.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { KnownLayout } from '../../core/engine/dialect.ts'
import { type Encoding, isBrokenUtf8, singleByteOf, utf16Of } from '../../core/engine/encoding.ts'
import { findingOf } from '../../core/engine/findings.ts'
import { foreignFinding, formatOf, type KnownFormat } from '../../core/engine/formats.ts'
import type { Action, Reading } from '../../core/handling.ts'
import type { Choice, Finding } from '../../core/report.ts'
import { type ByteSurvey, type Decoding, readHead, surveyBytes, transcode, utf8Share } from './read-bytes.ts'
import { READERS, readArchive } from './readers.ts'

export interface SourceRequest {
  readonly path: string
  readonly filename: string
  readonly workDir: string
  readonly reading: Reading
  /** What happens to a fault that can be mended while reading. */
  readonly actionOn: (code: 'nul-byte' | 'encoding-error') => Action
  readonly onShare: (share: number) => void
}

/** What was found; `textPath` is absent when there is no table that could be read. */
export interface Table {
  readonly format: string
  readonly encoding: string
  /** The text as UTF-8: the file itself or a copy. */
  readonly textPath?: string | undefined
  /** What is known of its layout beforehand. */
  readonly known: KnownLayout
  readonly findings: readonly Finding[]
  readonly choices?: readonly Choice[] | undefined
}

export interface Source extends Table {
  /** Of the file as it came. */
  readonly sha256: string
}

/** Identifies a file and makes its table readable as UTF-8 text. `onShare` hears how much of it is read, 0 to 1. */
export async function readSource(request: SourceRequest): Promise<Source> {
  const { size } = await stat(request.path)
  const survey = await surveyBytes(request.path, (done) => request.onShare(done / Math.max(1, size)))
  const { sha256 } = survey
  if (size === 0) {
    const findings = [findingOf('source-error', { found: 'it has 0 bytes' })]
    return { sha256, format: 'csv', encoding: 'utf-8', known: {}, findings }
  }
  const head = await readHead(request.path, 8192)
  const archived = utf16Of(head) ? undefined : await readArchive(request, head)
  if (!archived) return { sha256, ...(await tableIn(request, survey)) }
  if (!('path' in archived)) return { sha256, ...archived }
  const inner = { ...request, path: archived.path, filename: archived.name }
  const table = await tableIn(inner, await surveyBytes(archived.path, () => {}))
  return {
    sha256,
    ...table,
    findings: [...archived.findings, ...table.findings],
    choices: table.choices ?? archived.choices,
  }
}

/** The table of a file that is no archive of others. */
async function tableIn(request: SourceRequest, survey: ByteSurvey): Promise<Table> {
  const head = await readHead(request.path, 8192)
  const utf16 = utf16Of(head)
  const format = utf16 ? undefined : formatOf(head)
  if (format && format.format !== 'json') return readAs(request, format)
  const text = await textOf(request, survey, utf16)
  if (text.textPath === undefined) return text
  const inside = formatOf(await readHead(text.textPath, 8192))
  if (!inside) return text
  const table = await readAs({ ...request, path: text.textPath }, inside)
  return { ...table, encoding: text.encoding, findings: [...text.findings, ...table.findings] }
}

async function readAs(request: SourceRequest, format: KnownFormat): Promise<Table> {
  const reader = READERS[format.format]
  if (!reader) return { format: format.format, encoding: 'binary', known: {}, findings: [foreignFinding(format)] }
  const table = await reader(request)
  const headerRow = table.textPath === undefined ? undefined : (table.headerRow ?? request.reading.headerRow)
  return { ...table, known: { delimiter: ',', escape: '"', headerRow } }
}

/** The text of a file without marks of a format, as UTF-8. */
async function textOf(request: SourceRequest, survey: ByteSurvey, utf16: Encoding | undefined): Promise<Table> {
  const { reading, actionOn, path } = request
  const known = { delimiter: reading.delimiter, escape: reading.escape, headerRow: reading.headerRow }
  const base = { format: 'csv', known }
  const told = reading.encoding ?? utf16
  if (told && told !== 'utf-8') return decoded(request, base, { encoding: told }, [])

  const withoutNul = survey.nulBytes > 0 && actionOn('nul-byte') === 'fix'
  const findings: Finding[] = []
  if (survey.nulBytes > 0) {
    findings.push(findingOf('nul-byte', { count: survey.nulBytes, found: String(survey.firstNul + 1) }))
    if (!withoutNul) return { ...base, encoding: survey.isUtf8 ? 'utf-8' : 'windows-1252', findings }
  }
  if (survey.isUtf8) {
    if (withoutNul) return decoded(request, base, { encoding: 'utf-8', withoutNul }, findings)
    return { ...base, encoding: 'utf-8', textPath: path, findings }
  }

  const share = await utf8Share(path)
  if (reading.encoding === 'utf-8' || isBrokenUtf8(share)) {
    findings.push(findingOf('encoding-error', { count: share.invalid, row: share.firstInvalidLine }))
    if (actionOn('encoding-error') !== 'fix') return { ...base, encoding: 'utf-8', findings }
    return decoded(request, base, { encoding: 'utf-8+windows-1252', withoutNul }, findings)
  }
  const encoding = singleByteOf(share)
  findings.push(findingOf('encoding-assumed', { found: encoding }))
  return decoded(request, base, { encoding, withoutNul }, findings)
}

async function decoded(
  request: SourceRequest,
  base: Pick<Table, 'format' | 'known'>,
  decoding: Decoding,
  findings: readonly Finding[],
): Promise<Table> {
  const textPath = join(request.workDir, 'text.csv')
  await transcode(request.path, decoding, textPath)
  const encoding = decoding.encoding === 'utf-8+windows-1252' ? 'utf-8' : decoding.encoding
  return { ...base, encoding, textPath, findings }
}
