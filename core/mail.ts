// core/mail.ts: what the portal writes to people, and when. Plain text: user text needs no escaping and runs nothing.
import type { AuditEntry, Dataset, Version } from './model.ts'

export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

interface Portal {
  readonly name: string
  readonly url: string
}

type Words = (dataset: Dataset, version: Version, portal: Portal) => { subject: string; lines: string[] }

/** Audit action -> what its uploader is told. Actions that are not here tell nobody. */
const WORDS: Readonly<Record<string, Words>> = {
  validated: (dataset, version) =>
    version.status === 'rejected'
      ? {
          subject: `Not accepted: ${dataset.metadata.title}, version ${version.number}`,
          lines: [`Your file ${version.upload.filename} was not accepted.`, version.rejection.message],
        }
      : {
          subject: `In review: ${dataset.metadata.title}, version ${version.number}`,
          lines: [`Your file ${version.upload.filename} passed validation and waits for its sign-offs.`],
        },
  returned: (dataset, version) => ({
    subject: `Returned: ${dataset.metadata.title}, version ${version.number}`,
    lines: [
      'A reviewer sent your version back.',
      version.status === 'returned' ? `${version.returned.by.name} wrote: ${version.returned.note}` : '',
      'Correct it and begin a new version.',
    ],
  }),
  published: (dataset, version, portal) => ({
    subject: `Published: ${dataset.metadata.title}, version ${version.number}`,
    lines: ['Your version is public now.', `${portal.url}/datasets/${dataset.slug}/`],
  }),
  withdrawn: (dataset, version) => ({
    subject: `Withdrawn: ${dataset.metadata.title}, version ${version.number}`,
    lines: [version.status === 'withdrawn' ? `Reason: ${version.reason}` : ''],
  }),
}

/** The mail an audit entry causes, if any: to the person who uploaded the version. */
export function mailFor(entry: AuditEntry, dataset: Dataset, version: Version, portal: Portal): Mail | undefined {
  const words = WORDS[entry.action]?.(dataset, version, portal)
  if (!words) return undefined
  const link = `${portal.url}/console/#/datasets/${dataset.id}/versions/${version.number}`
  const lines = [
    `Hello ${version.createdBy.name},`,
    ...words.lines.filter(Boolean),
    `See it in the console: ${link}`,
    portal.name,
  ]
  return { to: version.createdBy.email, subject: oneLine(words.subject), text: lines.join('\n\n') }
}

/** A line break in a title must not become a header of the mail. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').slice(0, 200)
}
