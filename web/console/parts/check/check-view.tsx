// web/console/parts/check/check-view.tsx: everything about the check of a version, with a list of its sections beside it.
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Changes } from '../../../../core/changes.ts'
import type { QualityScore } from '../../../../core/quality.ts'
import type { Profile, Review } from '../../../../core/report.ts'
import { countText } from '../../../catalog/words.ts'
import type { Dataset, HandlingView, Version } from '../../api.ts'
import { type Checking, isRestored, mayCheckAgain, SECTIONS, wasRead } from '../../checking.ts'
import { useDesk } from '../../context.ts'
import { changesIn } from '../../handling-changes.ts'
import { addEdit, type Edit, handlingFrom, withEdits } from '../../handling-draft.ts'
import { maySeeRejectedRows } from '../../rights.ts'
import { ColumnsSection } from './columns-section.tsx'
import { CompareSection } from './compare-section.tsx'
import { DraftBar, WhyNot } from './draft-bar.tsx'
import { FoundSection } from './found-section.tsx'
import { PersonalSection } from './personal-section.tsx'
import { QualitySection } from './quality-section.tsx'
import { ReadingSection } from './reading-section.tsx'
import { RedactionSection } from './redaction-section.tsx'
import { RowsSection } from './rows-section.tsx'
import { Contents, type Entry } from './section.tsx'
import { useCheckAgain } from './use-check-again.ts'

interface CheckViewProps {
  readonly dataset: Dataset
  readonly version: Version
  readonly review: Review
  readonly profile: Profile | undefined
  readonly view: HandlingView
  /** What stands below on the page, for the list of sections. */
  readonly more: readonly Entry[]
  readonly children: ComponentChildren
}

export function CheckView({ dataset, version, review, profile, view, more, children }: CheckViewProps) {
  const { me, drafts } = useDesk()
  const { id } = dataset
  const [edits, setEdits] = useState(() => drafts.of(id))
  const [round, setRound] = useState(0)
  const mayEdit = mayCheckAgain(me, dataset, version)
  const whyRead = whyReadFirst(version)
  const [isEditing, setEditing] = useState(whyRead === undefined || edits.length > 0)
  const canEdit = mayEdit && isEditing
  const change = (changed: readonly Edit[]) => {
    drafts.set(id, changed)
    setEdits(changed)
  }
  const handling = canEdit ? withEdits(view.handling, edits) : handlingFrom(version.handling)
  const changes = canEdit ? changesIn(view.handling, handling) : []
  const columns = wasRead(review) ? review.columns : []
  const checking: Checking = {
    ...{ version, review, profile, handling, canEdit },
    choices: view.choices,
    checks: view.checks,
    onEdit: (edit) => change(addEdit(edits, edit)),
  }
  const sections = sectionsOf(checking, dataset, maySeeRejectedRows(me, dataset.metadata.departmentId))
  return (
    <div class="check-layout">
      <Contents entries={[...sections.map(({ entry }) => entry), ...more]} />
      <div class="stack" key={round}>
        {mayEdit && !isEditing && <ReadOnly why={whyRead} onEdit={() => setEditing(true)} />}
        {canEdit && <Stale version={version} view={view} columns={columns} edits={edits} />}
        {sections.map(({ entry, draw }) => (
          <div key={entry.id}>{draw()}</div>
        ))}
        {children}
        {changes.length > 0 && (
          <DraftBar
            version={version}
            columns={columns}
            edits={edits}
            changes={changes}
            onDiscard={() => {
              change([])
              // Fields that hold half-typed text begin anew.
              setRound(round + 1)
            }}
          />
        )}
      </div>
    </div>
  )
}

interface Part {
  readonly entry: Entry
  readonly draw: () => ComponentChildren
}

/** Sections that have something to say about this version. */
function sectionsOf(checking: Checking, dataset: Dataset, maySeeRows: boolean): Part[] {
  const { version, review, profile } = checking
  const { errors = 0 } = version.report ?? {}
  const quality = (version.quality ?? review.quality) as QualityScore | undefined
  const changes = (version.changes ?? review.changes) as Changes | undefined
  const about = review.columns.filter(({ personal }) => personal.length > 0).length
  const cells = wasRead(review)
  const parts: (Part | false)[] = [
    part(SECTIONS.found, 'Findings', errors > 0 ? countText(errors, 'error') : undefined, () => (
      <FoundSection checking={checking} maySeeRows={maySeeRows} />
    )),
    part(SECTIONS.reading, 'How it is read', undefined, () => <ReadingSection checking={checking} />),
    cells &&
      part(SECTIONS.columns, 'Columns', String(review.columns.length), () => <ColumnsSection checking={checking} />),
    cells &&
      part(SECTIONS.personal, 'Data about people', about > 0 ? countText(about, 'column') : undefined, () => (
        <PersonalSection checking={checking} />
      )),
    cells &&
      part(SECTIONS.redaction, 'Redaction', countOrNothing(checking.handling.redactions.length), () => (
        <RedactionSection checking={checking} />
      )),
    (profile ?? review).preview.length > 0 &&
      part(SECTIONS.rows, 'First rows', undefined, () => <RowsSection checking={checking} />),
    quality !== undefined &&
      part(SECTIONS.quality, 'Quality', `${quality.total} of 100`, () => (
        <QualitySection quality={quality} checking={checking} />
      )),
    cells &&
      dataset.lastVersion > 1 &&
      version.number > 1 &&
      part(SECTIONS.compare, 'Earlier versions', undefined, () => (
        <CompareSection checking={checking} changes={changes} />
      )),
  ]
  return parts.filter((one): one is Part => one !== false)
}

function part(id: string, words: string, note: string | undefined, draw: Part['draw']): Part {
  return { entry: { id, words, note }, draw }
}

function countOrNothing(count: number): string | undefined {
  return count > 0 ? String(count) : undefined
}

/** Why a version is shown to read first to somebody who could change how it is checked; undefined: it is not. */
function whyReadFirst(version: Version): string | undefined {
  if (version.mySigningRoles.length > 0) {
    return 'You can sign this version, so it is shown to read. If you change how it is checked, a new version begins that counts as yours, and a colleague has to sign it.'
  }
  return isRestored(version)
    ? `This is the data of version ${version.copyOf} as it was public, with the types and the key of then; what was redacted is not in it any more. If you change how it is checked, what is declared for the dataset today counts.`
    : undefined
}

function ReadOnly({ why, onEdit }: { why: string | undefined; onEdit: () => void }) {
  return (
    <div class="alert">
      <p>{why}</p>
      <p>
        <button type="button" class="button quiet" onClick={onEdit}>
          Change how it is checked
        </button>
      </p>
    </div>
  )
}

interface StaleProps extends Pick<CheckViewProps, 'version' | 'view'> {
  readonly columns: Review['columns']
  readonly edits: readonly Edit[]
}

/** Somebody declared something after this version began: the next check has it. */
function Stale({ version, view, columns, edits }: StaleProps) {
  const again = useCheckAgain(version, columns, edits)
  const differing = changesIn(handlingFrom(version.handling), view.handling)
  if (differing.length === 0) return null
  return (
    <div class="alert">
      <p>
        What is declared for this dataset is not what this version was checked with. The forms below show what the next
        check will use.
      </p>
      <WhyNot again={again} />
      <details>
        <summary>{countText(differing.length, 'difference')}</summary>
        <ul>
          {differing.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </details>
      {edits.length === 0 && (
        <p>
          <button type="button" class="button quiet" disabled={again.isBusy} onClick={again.check}>
            {again.isBusy ? 'Sending…' : 'Check again with what is declared'}
          </button>
        </p>
      )}
    </div>
  )
}
