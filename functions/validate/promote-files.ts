// functions/validate/promote-files.ts: brings the files of a dataset from another portal's storage into this one's, each checked on its way.
import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FetchFault } from '../../adapters/fetch-file.ts'
import { canonicalJson } from '../../core/canonical-json.ts'
import { REVIEW_FILE } from '../../core/file-names.ts'
import { promotedPrefix } from '../../core/keys.ts'
import type { ObjectStore } from '../../core/ports.ts'
import { addressName, type Bundle, type BundledDataset, type BundledFile } from '../../core/promotion-bundle.ts'
import { kindsOf } from '../../core/promotion-findings.ts'
import type { Review } from '../../core/report.ts'
import type { Place, PromotePorts } from './promote-ports.ts'

/** Pauses between the tries of one file: a storage that is overloaded, or a line that broke, is back by then or not soon. */
const PAUSES_SECONDS = [1, 5]

const FAULTS: Readonly<Record<FetchFault, string>> = {
  'address-refused': 'its address is not one from which this portal fetches. It must be https, without a redirect.',
  'address-expired': 'its address does not work any more. Apply again with a fresh bundle of the same content.',
  'file-gone': 'it is not there any more. Make a new bundle.',
  'file-differs': 'what came is not the file that was signed. Find out why before you make a new bundle.',
}

/**
 * Fetches what is not here yet, file by file: a file is written only after its size and hash were found right.
 *
 * @returns what to tell the person who asked, when a file cannot be had
 */
export async function fetchAll(
  ports: PromotePorts,
  { promotion, datasetId }: Place,
  { addresses }: Bundle,
  { files, findings }: BundledDataset,
): Promise<string | undefined> {
  const prefix = promotedPrefix(promotion, datasetId)
  const here = new Map<string, number>()
  for await (const { key, bytes } of ports.incoming.list(prefix)) here.set(key, bytes)
  for (const file of files) {
    const key = prefix + file.name
    // Read again: publication will, too, and a file that is not right here is fetched anew and not found out there.
    if (here.get(key) === file.bytes && (await sha256Of(ports.incoming, key)) === file.sha256) continue
    const fault = await fetchOne(ports, addresses[addressName(datasetId, file.name)] ?? '', file, key)
    if (fault) return `${file.name}: ${FAULTS[fault]}`
  }
  return whyReportDiffers(ports, prefix, findings)
}

async function fetchOne(
  ports: PromotePorts,
  address: string,
  { bytes, sha256, mediaType }: BundledFile,
  key: string,
): Promise<FetchFault | undefined> {
  const scratch = await ports.scratch()
  try {
    const path = join(scratch.path, 'file')
    const fault = await patiently(ports, () => ports.fetchFile({ address, bytes, sha256 }, path))
    if (fault) return fault
    await ports.incoming.writeFile(key, path, { mediaType, sha256 })
    await rm(path, { force: true })
    return undefined
  } finally {
    await scratch.remove()
  }
}

async function patiently<T>({ pause }: PromotePorts, attempt: () => Promise<T>): Promise<T> {
  for (const seconds of PAUSES_SECONDS) {
    try {
      return await attempt()
    } catch {
      await pause(seconds)
    }
  }
  return attempt()
}

/** The gates were judged by what the bundle says of the report; the report itself is signed by its hash. */
async function whyReportDiffers(
  { incoming }: PromotePorts,
  prefix: string,
  findings: BundledDataset['findings'],
): Promise<string | undefined> {
  const text = await incoming.readText(prefix + REVIEW_FILE)
  const found = text === undefined ? [] : kindsOf(JSON.parse(text) as Review)
  if (canonicalJson(found) === canonicalJson(findings)) return undefined
  return 'The findings in the bundle are not those of the report that the reviewers signed. Make a new bundle.'
}

async function sha256Of(store: Pick<ObjectStore, 'read'>, key: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of (await store.read(key)) ?? []) hash.update(chunk)
  return hash.digest('hex')
}
