// web/console/earlier-notes.ts: what reviewers said about earlier versions of a dataset, newest first. Pure.
import type { Version } from './api.ts'

type SignOff = NonNullable<Version['signOffs']>[number]

export interface EarlierNote extends Pick<SignOff, 'role' | 'by' | 'at' | 'note'> {
  readonly version: number
  readonly kind: 'signed' | 'returned'
  readonly remarks: NonNullable<SignOff['remarks']>
}

/** Sign-offs and returns of versions before this one. @param versions oldest first, as the API gives them */
export function earlierNotes(versions: readonly Version[], number: number): EarlierNote[] {
  return versions
    .filter((version) => version.number < number)
    .flatMap((version) => [
      ...(version.signOffs ?? []).map((signOff) => noteOf(version.number, 'signed', signOff)),
      ...(version.returned ? [noteOf(version.number, 'returned', version.returned)] : []),
    ])
    .sort((a, b) => b.version - a.version || b.at.localeCompare(a.at))
}

function noteOf(
  version: number,
  kind: EarlierNote['kind'],
  { role, by, at, note, remarks = [] }: SignOff,
): EarlierNote {
  return { version, kind, role, by, at, note, remarks }
}
