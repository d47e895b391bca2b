// core/mails/telling.ts: who is told what because of one audit entry, as rules see it.
import type { AuditEntry } from '../audit-model.ts'
import type { Dataset, Version } from '../model.ts'
import type { RecordKind, RecordTypes } from '../records.ts'
import type { StandingApproval } from '../standing.ts'
import type { Facts, NoticeKind } from './kinds.ts'
import type { Recipient } from './notice.ts'
import type { World } from './people.ts'

/** What happened, and the things it is about as they are now. */
export interface Scene extends World {
  readonly entry: AuditEntry
  readonly dataset?: Dataset
  readonly version?: Version
  /** The subject of the entry. */
  readonly record?: RecordTypes[RecordKind]
  /** The standing approval of the dataset. */
  readonly standing?: StandingApproval
}

export interface Telling {
  readonly kind: NoticeKind
  readonly to: readonly Recipient[]
  readonly facts: Facts
  readonly path: string
  /** When it is about more than this entry: whatever entry it comes from, it is told once. */
  readonly key?: string
}

/** Looks at a scene; tells nobody when something that it needs is not there. */
export type Rule = (scene: Scene) => readonly Telling[]

export function versionPath(version: Pick<Version, 'datasetId' | 'number'>): string {
  return `/console/#/datasets/${version.datasetId}/versions/${version.number}`
}

export function datasetPath(datasetId: string): string {
  return `/console/#/datasets/${datasetId}`
}

/** The record that the entry is about, when it is of this kind. */
export function recordOf<K extends RecordKind>(scene: Scene, kind: K): RecordTypes[K] | undefined {
  return scene.entry.subject?.kind === kind ? (scene.record as RecordTypes[K] | undefined) : undefined
}

/** A detail of the entry as text; empty when there is none. */
export function detailOf({ entry }: Pick<Scene, 'entry'>, name: string): string {
  return String(entry.detail[name] ?? '')
}
