// functions/validate/compare.ts: works out what differs between two versions when somebody asked for it.
import { join } from 'node:path'
import { CHANGES_FILE } from '../../core/file-names.ts'
import { comparisonPrefix, parseComparisonKey } from '../../core/keys.ts'
import type { ValidatePorts } from './ports.ts'
import { fetchTable } from './previous.ts'

const JSON_TYPE = { mediaType: 'application/json' }

/** @returns undefined when the key asks for no comparison */
export async function compareVersions(ports: ValidatePorts, key: string): Promise<'compared' | undefined> {
  const place = parseComparisonKey(key)
  if (!place) return undefined
  const scratch = await ports.scratch()
  try {
    const result = await compared(ports, place, scratch.path)
    await ports.incoming.write(`${prefixOf(place)}changes.json`, JSON.stringify(result), JSON_TYPE)
    return 'compared'
  } finally {
    await scratch.remove()
  }
}

/** Every attempt failed: who asked is told. @returns whether the key asked for a comparison */
export async function giveUpComparing(ports: ValidatePorts, key: string): Promise<boolean> {
  const place = parseComparisonKey(key)
  if (!place) return false
  const result = {
    state: 'failed',
    why: 'The portal could not compare these versions. The open data team has been told.',
  }
  await ports.incoming.write(`${prefixOf(place)}changes.json`, JSON.stringify(result), JSON_TYPE)
  return true
}

type Place = NonNullable<ReturnType<typeof parseComparisonKey>>

function prefixOf({ datasetId, before, after }: Place): string {
  return comparisonPrefix(datasetId, before, after)
}

async function compared(ports: ValidatePorts, place: Place, folder: string): Promise<object> {
  const dataset = await ports.registry.dataset(place.datasetId)
  const [earlier, later] = await Promise.all(
    [place.before, place.after].map((number) => ports.registry.version(place.datasetId, number)),
  )
  if (!dataset || !earlier || !later) return { state: 'failed', why: 'One of the versions does not exist.' }
  const before = await fetchTable(ports, dataset, earlier, join(folder, 'before.parquet'))
  const after = await fetchTable(ports, dataset, later, join(folder, 'after.parquet'))
  if (!before || !after) return { state: 'failed', why: 'The portal does not keep the data of one of the versions.' }

  const target = join(folder, CHANGES_FILE)
  const key = 'candidate' in later ? (later.candidate.content.handling?.primaryKey ?? []) : []
  const changes = await ports.compare({ before, after, key, workDir: folder, target })
  await ports.incoming.writeFile(prefixOf(place) + CHANGES_FILE, target, { mediaType: 'text/csv; charset=utf-8' })
  return { state: 'ready', changes: { since: place.before, ...changes } }
}
