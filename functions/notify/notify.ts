// functions/notify/notify.ts: an audit entry becomes mails to the people it concerns, each at most once.
import type { AuditEntry } from '../../core/audit-model.ts'
import { noticesFor, tellsAnybody } from '../../core/mails/rules.ts'
import type { Scene } from '../../core/mails/telling.ts'
import type { RecordKind } from '../../core/records.ts'
import { deliver } from './deliver.ts'
import type { NotifyPorts } from './ports.ts'

/** @returns how many mails were sent */
export async function notify(ports: NotifyPorts, entry: AuditEntry): Promise<number> {
  if (!tellsAnybody(entry.action)) return 0
  const scene = await sceneOf(ports, entry)

  return deliver(ports, noticesFor(scene))
}

/** Everything that a rule may ask about an entry, as it is now. */
async function sceneOf({ registry, outside, city }: NotifyPorts, entry: AuditEntry): Promise<Scene> {
  const { datasetId, subject } = entry
  const [accounts, departments, dataset, standing, record] = await Promise.all([
    registry.records('account'),
    registry.records('department'),
    datasetId === undefined ? undefined : registry.dataset(datasetId),
    datasetId === undefined ? undefined : registry.record('standing-approval', datasetId),
    subject === undefined ? undefined : registry.record(subject.kind as RecordKind, subject.id),
  ])
  const number = entry.version ?? dataset?.openVersion
  const version = dataset && number !== undefined ? await registry.version(dataset.id, number) : undefined
  return {
    ...{ now: outside.now(), city, accounts, departments, entry },
    ...(dataset ? { dataset } : {}),
    ...(version ? { version } : {}),
    ...(standing ? { standing } : {}),
    ...(record ? { record } : {}),
  }
}
