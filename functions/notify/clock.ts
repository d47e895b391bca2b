// functions/notify/clock.ts: looks at everything that has a day to it, reminds people, and sends the daily mails.
import { hasStatus } from '../../core/lifecycle.ts'
import type { Dataset } from '../../core/model.ts'
import { type Agenda, type DatedShelf, remindersAt } from '../../core/reminders.ts'
import { deliver } from './deliver.ts'
import { sendDigests } from './digest.ts'
import type { NotifyPorts } from './ports.ts'

/** How many datasets are read at the same time. */
const AT_ONCE = 16

/** Safe to call at any time and as often as one likes. @returns how many mails were sent */
export async function remind(ports: NotifyPorts): Promise<number> {
  const agenda = await agendaOf(ports)

  // Whatever becomes of one of them, the others are done.
  const [reminded, digests, watched] = await Promise.allSettled([
    deliver(ports, remindersAt(agenda), true),
    sendDigests(ports, agenda),
    ports.watch(agenda.shelves),
  ])
  for (const outcome of [reminded, digests, watched]) if (outcome.status === 'rejected') throw outcome.reason
  return [reminded, digests].reduce((sum, one) => sum + (one.status === 'fulfilled' ? one.value : 0), 0)
}

async function agendaOf(ports: NotifyPorts): Promise<Agenda> {
  const { registry, city } = ports
  const now = ports.outside.now()
  const [accounts, departments, tokens, approvals, plan, documents, yearlyReviews, attestations, launch, datasets] =
    await Promise.all([
      registry.records('account'),
      registry.records('department'),
      registry.records('token'),
      registry.records('standing-approval'),
      registry.records('plan-entry'),
      registry.records('document'),
      registry.records('yearly-review'),
      registry.records('attestation'),
      registry.record('launch', 'launch'),
      registry.datasets(),
    ])
  const shelves = await readShelves(ports, datasets)
  return {
    now,
    city,
    accounts,
    departments,
    tokens,
    approvals,
    plan,
    documents,
    yearlyReviews,
    attestations,
    shelves,
    ...(launch ? { launch } : {}),
  }
}

async function readShelves(ports: NotifyPorts, datasets: readonly Dataset[]): Promise<DatedShelf[]> {
  const shelves: DatedShelf[] = []
  for (let start = 0; start < datasets.length; start += AT_ONCE) {
    const batch = datasets.slice(start, start + AT_ONCE)
    shelves.push(...(await Promise.all(batch.map((dataset) => readShelf(ports, dataset)))))
  }
  return shelves
}

async function readShelf({ registry }: NotifyPorts, dataset: Dataset): Promise<DatedShelf> {
  const read = (number: number | undefined) => (number === undefined ? undefined : registry.version(dataset.id, number))
  const [published, open] = await Promise.all([read(dataset.publishedVersion), read(dataset.openVersion)])
  return {
    dataset,
    ...(published && hasStatus(published, 'published') ? { published } : {}),
    ...(open && hasStatus(open, 'in-review') ? { inReview: open } : {}),
  }
}
