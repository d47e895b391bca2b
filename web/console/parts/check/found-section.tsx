// web/console/parts/check/found-section.tsx: what the check found, the gravest first, and what is decided about it.
import type { Severity } from '../../../../core/report.ts'
import { countText, formatText, numberText } from '../../../catalog/words.ts'
import { type Checking, jumpTo, SECTIONS } from '../../checking.ts'
import { useDesk } from '../../context.ts'
import { type FindingGroup, groupFindings } from '../../finding-groups.ts'
import { findingTitle } from '../../finding-titles.ts'
import { topicText } from '../../handling-changes.ts'
import { isSameTopic } from '../../handling-draft.ts'
import { actionWords } from '../../handling-words.ts'
import { DecisionForm } from './decision-form.tsx'
import { DownloadButton } from './download-button.tsx'
import { Section } from './section.tsx'

const SEVERITIES: readonly { readonly severity: Severity; readonly words: string; readonly meaning: string }[] = [
  {
    severity: 'error',
    words: 'Errors',
    meaning:
      'They keep this version back. Correct the file, or decide what is to become of them where that is possible.',
  },
  { severity: 'warning', words: 'Warnings', meaning: 'It can be published with these; reviewers look at them.' },
  { severity: 'notice', words: 'Notices', meaning: 'Good to know; nothing has to be done.' },
]

export function FoundSection({ checking, maySeeRows }: { checking: Checking; maySeeRows: boolean }) {
  const { review, version } = checking
  const groups = groupFindings(
    review.findings,
    review.columns.map(({ name }) => name),
  )
  return (
    <Section id={SECTIONS.found} title="What the check found">
      <Verdict checking={checking} />
      {groups.length === 0 && <p>Nothing was found that needs a look.</p>}
      {SEVERITIES.map(({ severity, words, meaning }) => {
        const here = groups.filter((group) => group.severity === severity)
        return (
          here.length > 0 && (
            <section key={severity} class={`findings ${severity}`} aria-labelledby={`findings-${severity}`}>
              <h3 id={`findings-${severity}`}>{words}</h3>
              <p class="muted">{meaning}</p>
              <Groups groups={here} checking={checking} />
            </section>
          )
        )
      })}
      <Elsewhere groups={groups} checking={checking} />
      <RejectedRows version={version} rows={review.rejectedRows} maySee={maySeeRows} />
    </Section>
  )
}

function Verdict({ checking: { review, canEdit } }: { checking: Checking }) {
  const isAccepted = review.verdict === 'accepted'
  const { rows, columns, format, encoding, rowsSetAside = 0 } = review
  const isText = encoding !== 'binary' && encoding !== ''
  return (
    <div class={`alert ${isAccepted ? 'ok' : 'danger'}`}>
      <p>
        <strong>{isAccepted ? 'The file passed the check.' : 'The file did not pass the check.'}</strong>
        {!isAccepted && canEdit && ' Nothing of it is lost: you can decide about the errors and have it checked again.'}
      </p>
      <p>
        {countText(rows, 'row')}, {countText(columns.length, 'column')}, {formatText(format)}
        {isText && `, ${encoding.toUpperCase()}`}.
        {rowsSetAside > 0 && ` ${countText(rowsSetAside, 'row')} left out of what is published, as was decided.`}
      </p>
    </div>
  )
}

function Groups({ groups, checking }: { groups: readonly FindingGroup[]; checking: Checking }) {
  // Decided where the samples and the redactions are; only what keeps the version back is named here as well.
  const personal = groups.filter(({ topic, severity }) => topic.code === 'personal-data' && severity !== 'error')
  const others = groups.filter((group) => !personal.includes(group))
  return (
    <ul class="finding-list">
      {others.map((group) => (
        <Group key={group.key} group={group} checking={checking} />
      ))}
      {personal.length > 0 && (
        <li>
          <h4>{findingTitle('personal-data')}</h4>
          <p>
            Seen in {countText(new Set(personal.map(({ topic }) => topic.column)).size, 'column')}.{' '}
            <Jump to={SECTIONS.personal} words="Look at it" />
          </p>
        </li>
      )}
    </ul>
  )
}

/** Messages in full; the rest is folded away. */
const SHOWN = 3

function Group({ group, checking }: { group: FindingGroup; checking: Checking }) {
  const { topic, findings, count } = group
  const { fix } = findings[0]!
  const rest = findings.slice(SHOWN)
  const place = PLACES[topic.code]
  return (
    <li>
      <h4>
        {findingTitle(topic.code)}
        {topic.column !== undefined && (
          <>
            : <code>{topic.column}</code>
          </>
        )}
        {count > 1 && <span class="finding-count">{numberText(count)} times</span>}
      </h4>
      <Messages findings={findings.slice(0, SHOWN)} />
      {rest.length > 0 && (
        <details>
          <summary>
            {numberText(rest.length)} more {count > findings.length && `of ${numberText(count - SHOWN)}`}
          </summary>
          <Messages findings={rest} />
        </details>
      )}
      {fix && (
        <p>
          <strong>What to do:</strong> {fix}
        </p>
      )}
      {place && checking.canEdit && (
        <p>
          <Jump {...place} />
        </p>
      )}
      {topic.code !== 'personal-data' && <DecisionForm group={group} checking={checking} />}
    </li>
  )
}

function Messages({ findings }: { findings: FindingGroup['findings'] }) {
  if (findings.length === 1) return <p>{findings[0]!.message}</p>
  return (
    <ul class="finding-places">
      {findings.map(({ message }, index) => (
        <li key={index}>{message}</li>
      ))}
    </ul>
  )
}

interface Place {
  readonly to: string
  readonly words: string
}

const REDACT: Place = { to: SECTIONS.redaction, words: 'Redact it' }
const READ: Place = { to: SECTIONS.reading, words: 'Change how the file is read' }
const COLUMNS: Place = { to: SECTIONS.columns, words: 'Change what is declared' }

/** Where on the page something can be done about a finding, beside deciding what becomes of it. */
const PLACES: Readonly<Record<string, Place>> = {
  'personal-data': { to: SECTIONS.personal, words: 'Decide about it, or redact it' },
  'precise-place': REDACT,
  'hashed-id': REDACT,
  'high-age': REDACT,
  'small-group': REDACT,
  'same-value-group': REDACT,
  'ambiguous-date': { to: SECTIONS.reading, words: 'Say which order is meant' },
  'title-row': READ,
  'missing-header': READ,
  'encoding-assumed': READ,
  'archive-several': { to: SECTIONS.reading, words: 'Choose one' },
  'workbook-sheets': { to: SECTIONS.reading, words: 'Choose another sheet' },
  'workbook-no-sheet': { to: SECTIONS.reading, words: 'Choose another sheet' },
  'crs-unknown': { to: SECTIONS.reading, words: 'Say which system it is' },
  'declared-type-error': COLUMNS,
  'constraint-error': COLUMNS,
  'unique-error': COLUMNS,
  'primary-key': COLUMNS,
  'schema-error': COLUMNS,
}

function Jump({ to, words }: Place) {
  return (
    <button type="button" class="link-button" onClick={() => jumpTo(to)}>
      {words}
    </button>
  )
}

/** Decisions of earlier versions about things that this file does not have. */
function Elsewhere({ groups, checking }: { groups: readonly FindingGroup[]; checking: Checking }) {
  const { handling, canEdit, onEdit } = checking
  const isSeen = (code: string) => groups.some(({ topic }) => topic.code === code)
  const unseen = handling.decisions.filter(
    (decision) => !isSeen(decision.code) || !groups.some(({ topic }) => covers(decision, topic)),
  )
  if (unseen.length === 0) return null
  return (
    <details>
      <summary>{countText(unseen.length, 'earlier decision')} about things that this file does not have</summary>
      <ul class="plain-list">
        {unseen.map((decision, index) => (
          <li key={index}>
            {topicText(decision)}: {actionWords(decision.action)}. {decision.reason}{' '}
            {canEdit && (
              <button
                type="button"
                class="link-button"
                onClick={() => onEdit({ kind: 'decision', topic: decision, decision: undefined })}
              >
                Decide it no more
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

function covers(decision: FindingGroup['topic'], topic: FindingGroup['topic']): boolean {
  return isSameTopic(
    {
      ...topic,
      ...(decision.column === undefined ? { column: undefined } : {}),
      ...(decision.class === undefined ? { class: undefined } : {}),
    } as FindingGroup['topic'],
    decision,
  )
}

function RejectedRows({ version, rows, maySee }: { version: Checking['version']; rows: number; maySee: boolean }) {
  const { api } = useDesk()
  if (rows === 0) return null
  return (
    <>
      <h3>Rows at fault</h3>
      <p>
        {countText(rows, 'row')} with their place in the file and what is wrong with them
        {maySee ? ', to correct them where the data comes from.' : '; the publisher can download them.'}
      </p>
      {maySee && (
        <DownloadButton
          words="Download the rows at fault (CSV)"
          filename={`${baseName(version.upload.filename)}-rows-at-fault.csv`}
          fetchFile={() => api.rejectedRows(version.datasetId, version.number)}
        />
      )}
    </>
  )
}

export function baseName(filename: string): string {
  return filename.replace(/(\.[A-Za-z]{1,8}){1,2}$/, '') || 'data'
}
