// functions/api/steps/yearly-reviews.ts: begin, write and publish the review of a year, and count its numbers.
import { type AuditEvent, changesBetween, doneBy } from '../../../core/audit.ts'
import { documentsNow } from '../../../core/document-starters.ts'
import { isRefusal, type Refusal, refuse, whyMovedOn } from '../../../core/errors.ts'
import { dayOf } from '../../../core/governance-documents.ts'
import { isRecordId } from '../../../core/keys.ts'
import { firstLanguage } from '../../../core/languages.ts'
import type { Dataset, IsoTime, Member } from '../../../core/model.ts'
import { standsStill, subjectOf } from '../../../core/records.ts'
import { countYear, type YearFacts, type YearShelf } from '../../../core/yearly-numbers.ts'
import {
  type CollectedNumbers,
  type Covered,
  changeYearlyReview,
  instantsOf,
  newYearlyReview,
  type YearlyChange,
  type YearlyReview,
} from '../../../core/yearly-review.ts'
import type { ApiPorts } from '../ports.ts'

/** How many datasets are read at the same time. */
const AT_ONCE = 16

/** The newest year first. */
export async function listYearlyReviews({ registry }: ApiPorts): Promise<YearlyReview[]> {
  const reviews = await registry.records('yearly-review')
  return reviews.toSorted((a, b) => (a.id < b.id ? 1 : -1))
}

export async function beginYearlyReview(ports: ApiPorts, by: Member, year: number): Promise<YearlyReview | Refusal> {
  const at = ports.outside.now()
  if (await ports.registry.record('yearly-review', String(year))) {
    return refuse('already-there', `the review of ${year} was begun already`)
  }
  const review = newYearlyReview(year, by, at)
  return isRefusal(review) ? review : save(ports, by, undefined, review, at, 'yearly-review-begun')
}

export type AskedChange = Omit<YearlyChange, 'collected'> & { readonly collect?: true | undefined }

/** @param revision of the review that the person looked at */
export async function reviseYearlyReview(
  ports: ApiPorts,
  by: Member,
  id: string,
  revision: number,
  { collect, ...asked }: AskedChange,
): Promise<YearlyReview | Refusal> {
  const before = isRecordId(id) ? await ports.registry.record('yearly-review', id) : undefined
  if (!before) return refuse('not-found')
  const moved = whyMovedOn(revision, before)
  if (moved) return moved
  const at = ports.outside.now()
  const change = {
    ...asked,
    ...(collect ? { collected: await collectNumbers(ports, asked.covers ?? before.covers) } : {}),
  }

  const after = changeYearlyReview(before, change, firstLanguage(ports.city), by, at)
  if (isRefusal(after) || after === before) return after
  return save(ports, by, before, after, at, actionOf(before, after))
}

function actionOf(before: YearlyReview, after: YearlyReview): string {
  if (before.state === 'published') return 'yearly-review-corrected'
  return after.state === 'published' ? 'yearly-review-published' : 'yearly-review-changed'
}

/** Reads every version of every dataset: a second or two with a few hundred datasets, and only when somebody asks. */
async function collectNumbers(ports: ApiPorts, covers: Covered): Promise<CollectedNumbers> {
  const { registry } = ports
  const at = ports.outside.now()
  const [datasets, plan, documents, feedback] = await Promise.all([
    registry.datasets(),
    registry.records('plan-entry'),
    registry.records('document'),
    registry.records('feedback'),
  ])
  const facts: YearFacts = {
    ...instantsOf(covers, at),
    shelves: await readShelves(ports, datasets),
    plan: plan.filter(({ removed }) => !removed),
    documents: documentsNow(documents, dayOf(at)),
    feedback,
  }
  return { at, values: countYear(facts) }
}

async function readShelves({ registry }: ApiPorts, datasets: readonly Dataset[]): Promise<YearShelf[]> {
  const shelves: YearShelf[] = []
  for (let start = 0; start < datasets.length; start += AT_ONCE) {
    const batch = datasets.slice(start, start + AT_ONCE)
    shelves.push(
      ...(await Promise.all(
        batch.map(async (dataset) => ({ dataset, versions: await registry.versions(dataset.id) })),
      )),
    )
  }
  return shelves
}

async function save(
  ports: ApiPorts,
  by: Member,
  before: YearlyReview | undefined,
  after: YearlyReview,
  at: IsoTime,
  action: string,
): Promise<YearlyReview | Refusal> {
  const saved = await ports.registry.commit({
    records: [{ kind: 'yearly-review', ...(before ? { before } : {}), after }],
    unchanged: standsStill(by),
    event: { ...doneBy(by, at), action, subject: subjectOf('yearly-review', after.id), ...facts(before, after) },
  })
  return isRefusal(saved) ? saved : after
}

/** What changed, part by part. Where the wizard stands is nothing to write down. */
const FIELDS = ['state', 'covers', 'collected', 'use', 'texts', 'next'] as const

function facts(before: YearlyReview | undefined, after: YearlyReview): Pick<AuditEvent, 'detail' | 'changes'> {
  return { detail: { year: after.id }, changes: changesBetween<YearlyReview>(before ?? {}, after, FIELDS) }
}
