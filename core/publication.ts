// core/publication.ts: how much publication has to look at: what changed since the last run, or everything. Pure.
import type { AuditEntry } from './audit-model.ts'
import type { IsoTime } from './model.ts'
import type { PublicationState } from './ports.ts'
import type { RecordKind } from './records.ts'

export interface PublicationLimits {
  /** From so many datasets on, lists of all wait for a fold, and everything is compared once a day. */
  readonly large: number
  /** Datasets that may have changed since search and files for machines were last made. */
  readonly recent: number
  /** When more datasets have to be looked at, everything is. */
  readonly touched: number
}

// 1,000: below, making every list takes less time than writing the pages of one dataset.
// 20: what a first search transfers on top, 10 kB. 200: reading them takes as long as a tenth of the whole.
export const LIMITS: PublicationLimits = { large: 1000, recent: 20, touched: 200 }

const HOUR = 3_600_000
/** So old may `data.json` and the other files about a large catalog be. */
const FOLD_MINUTES = 15

/** What a run has to do: nothing, look at what changed, or compare everything. */
export type Extent = 'nothing' | 'changes' | 'everything'

/** @param sequence number of the newest audit entry */
export function extentOf(
  state: PublicationState | undefined,
  facts: { readonly build: string; readonly now: IsoTime; readonly sequence: number },
  { large }: PublicationLimits = LIMITS,
): Extent {
  if (!state || state.build !== facts.build) return 'everything'
  const since = (at: IsoTime) => Date.parse(facts.now) - Date.parse(at)
  const isDue = state.dueAt !== undefined && state.dueAt <= facts.now
  // A closed portal keeps nothing of its catalog. Among what is due is its launch, which makes everything.
  if (state.isClosed) {
    return facts.sequence !== state.sequence || isDue || since(state.checkedAt) >= HOUR ? 'everything' : 'nothing'
  }
  // An older release kept less, and a run that was cut off left nobody knows what.
  if (!state.kept || !state.comparedAt || state.datasets === undefined || state.isUnderWay) return 'everything'
  if (since(state.comparedAt) >= (state.datasets > large ? 24 * HOUR : HOUR)) return 'everything'
  if (facts.sequence < state.sequence) return 'everything' // the table was restored to an earlier moment
  return facts.sequence > state.sequence || isDue || since(state.checkedAt) >= HOUR ? 'changes' : 'nothing'
}

/** When a large catalog that changed then has to be folded at the latest. */
export function foldDueAt(changedAt: IsoTime): IsoTime {
  return new Date(Date.parse(changedAt) + FOLD_MINUTES * 60_000).toISOString()
}

/** What entries of the audit log name. */
export interface Named {
  readonly datasetIds: ReadonlySet<string>
  /** Something that only lists and pages about governance show. */
  readonly lists: boolean
}

/** Where a change of a record shows. A kind that is not here may show anywhere. */
const SHOWS: Readonly<Partial<Record<RecordKind, 'nowhere' | 'lists'>>> = {
  account: 'nowhere',
  'access-request': 'nowhere',
  invitation: 'nowhere',
  token: 'nowhere',
  preview: 'nowhere',
  'standing-approval': 'nowhere',
  attestation: 'nowhere',
  promotion: 'nowhere',
  'portal-key': 'nowhere',
  'trusted-portal': 'nowhere',
  feedback: 'nowhere',
  preparation: 'lists',
  'yearly-review': 'lists',
  'plan-entry': 'lists',
  document: 'lists',
  'sign-off-policy': 'lists',
  'news-item': 'lists',
}

/** @returns undefined when everything may have changed: departments are on every page, and what is not known may be, too */
export function namedIn(entries: readonly AuditEntry[]): Named | undefined {
  const shown = entries.map((entry) => whereShown(entry))
  if (shown.includes('anywhere')) return undefined
  return {
    datasetIds: new Set(entries.flatMap(({ datasetId }) => (datasetId ? [datasetId] : []))),
    lists: shown.includes('lists'),
  }
}

function whereShown({ subject, datasetId, action }: AuditEntry): 'nowhere' | 'lists' | 'anywhere' {
  if (action === REBUILD_ASKED) return 'anywhere'
  if (action === 'inventory-imported') return 'lists'
  if (subject) return SHOWS[subject.kind as RecordKind] ?? 'anywhere'
  return datasetId ? 'nowhere' : 'anywhere'
}

/** Action of the entry with which a person asks for everything to be made again. */
export const REBUILD_ASKED = 'rebuild-asked'
