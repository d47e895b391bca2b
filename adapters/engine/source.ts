// adapters/engine/source.ts: from the file as it came to its text in UTF-8, or to the reason why there is none.
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Encoding, isBrokenUtf8, utf16Of } from '../../core/engine/encoding.ts'
import { findingOf } from '../../core/engine/findings.ts'
import { foreignFormat } from '../../core/engine/formats.ts'
import type { Finding } from '../../core/report.ts'
import { type ByteSurvey, readHead, surveyBytes, transcode, utf8Share } from './read-bytes.ts'

export interface Source {
  readonly sha256: string
  readonly format: string
  readonly encoding: Encoding | 'binary'
  /** The text as UTF-8: the file itself or a copy; absent when there is no text that could be read. */
  readonly textPath?: string
  readonly findings: readonly Finding[]
}

/** Identifies a file and makes its text readable as UTF-8. `onShare` hears how much of it is read, 0 to 1. */
export async function readSource(path: string, workDir: string, onShare: (share: number) => void): Promise<Source> {
  const { size } = await stat(path)
  const head = await readHead(path, 8192)
  const survey = await surveyBytes(path, (done) => onShare(done / Math.max(1, size)))
  const { sha256 } = survey
  if (size === 0) {
    const findings = [findingOf('source-error', { found: 'it has 0 bytes' })]
    return { sha256, format: 'csv', encoding: 'utf-8', findings }
  }
  const utf16 = utf16Of(head)
  const foreign = utf16 ? undefined : foreignFormat(head)
  if (foreign) return { sha256, format: foreign.format, encoding: 'binary', findings: [foreign.finding] }
  if (utf16) return readable(path, workDir, survey, utf16, [])
  if (survey.nulBytes > 0) {
    const findings = [findingOf('nul-byte', { count: survey.nulBytes, found: String(survey.firstNul + 1) })]
    return { sha256, format: 'csv', encoding: survey.isUtf8 ? 'utf-8' : 'windows-1252', findings }
  }
  if (survey.isUtf8) return { sha256, format: 'csv', encoding: 'utf-8', textPath: path, findings: [] }

  const share = await utf8Share(path)
  if (isBrokenUtf8(share)) {
    const findings = [findingOf('encoding-error', { count: share.invalid, row: share.firstInvalidLine })]
    return { sha256, format: 'csv', encoding: 'utf-8', findings }
  }
  return readable(path, workDir, survey, 'windows-1252', [findingOf('encoding-assumed', { found: 'windows-1252' })])
}

async function readable(
  path: string,
  workDir: string,
  { sha256 }: ByteSurvey,
  encoding: Exclude<Encoding, 'utf-8'>,
  findings: readonly Finding[],
): Promise<Source> {
  const textPath = join(workDir, 'text.csv')
  await transcode(path, encoding, textPath)
  return { sha256, format: 'csv', encoding, textPath, findings }
}
