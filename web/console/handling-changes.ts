// web/console/handling-changes.ts: what differs between two handlings, as sentences; and what is wrong with one before it is sent.
import { unreadableBounds } from '../../core/engine/constraints.ts'
import { whyUnfit } from '../../core/engine/redaction-fit.ts'
import type { Constraints, Handling, Reading } from '../../core/handling.ts'
import type { ColumnType } from '../../core/model.ts'
import { TYPE_WORDS } from '../catalog/words.ts'
import { findingTitle } from './finding-titles.ts'
import { groupsOf, ruleOf, type Topic } from './handling-draft.ts'
import { actionWords, redactionText } from './handling-words.ts'
import { listText, personalWords } from './words.ts'

/** One sentence per thing that differs, in the order in which the page shows them. */
export function changesIn(before: Handling, after: Handling): string[] {
  return [
    ...readingChanges(before.reading, after.reading),
    ...decisionChanges(before, after),
    ...columnChanges(before, after),
    ...keyChanges(before, after),
    ...disclosureChanges(before, after),
    ...redactionChanges(before, after),
  ]
}

const READING_WORDS: Readonly<Record<keyof Reading, string>> = {
  sheet: 'The sheet',
  member: 'The table in the archive',
  headerRow: 'The row of the header',
  delimiter: 'The sign between cells',
  escape: 'How quotes are written',
  encoding: 'The encoding',
  nullTokens: 'Words for "no value"',
  dateOrder: 'The order of dates',
  crs: 'The coordinate system',
}

function readingChanges(before: Reading, after: Reading): string[] {
  const fields = Object.keys(READING_WORDS) as (keyof Reading)[]
  return fields.filter((field) => !isSame(before[field], after[field])).map((field) => READING_WORDS[field])
}

function decisionChanges(before: Handling, after: Handling): string[] {
  const key = ({ code, column, class: personal }: Topic): string => JSON.stringify([code, column, personal])
  const old = new Map(before.decisions.map((decision) => [key(decision), decision]))
  const now = new Map(after.decisions.map((decision) => [key(decision), decision]))
  const topics = new Map([...old, ...now])
  return [...topics].flatMap(([name, topic]) => {
    const [was, is] = [old.get(name), now.get(name)]
    if (was && is && was.action === is.action && was.reason === is.reason) return []
    if (!is) return [`${topicText(topic)}: decided no more`]
    return [
      was?.action === is.action ? `${topicText(topic)}: the reason` : `${topicText(topic)}: ${actionWords(is.action)}`,
    ]
  })
}

/** `Data about people (names of people) in owner` */
export function topicText({ code, column, class: personal }: Topic): string {
  const about = personal === undefined ? '' : ` (${personalWords(personal).toLowerCase()})`
  return `${findingTitle(code)}${about}${column === undefined ? '' : ` in ${column}`}`
}

function columnChanges(before: Handling, after: Handling): string[] {
  const names = new Set([...before.columns, ...after.columns].map(({ name }) => name))
  return [...names].flatMap((name) => {
    const [was, is] = [ruleOf(before, name), ruleOf(after, name)]
    const type = is?.type ? `Type of ${name}: ${TYPE_WORDS[is.type].toLowerCase()}` : `Type of ${name}: found out again`
    return [
      ...(was?.type === is?.type ? [] : [type]),
      ...(isSame(was?.constraints ?? {}, is?.constraints ?? {}) ? [] : [`Rules of ${name}`]),
    ]
  })
}

function keyChanges(before: Handling, after: Handling): string[] {
  const key = after.primaryKey.length === 0 ? 'The key: none' : `The key: ${listText(after.primaryKey)}`
  return [
    ...(isSame(before.primaryKey, after.primaryKey) ? [] : [key]),
    ...(before.distinctRows === after.distinctRows ? [] : ['Whether rows may repeat']),
  ]
}

function disclosureChanges(before: Handling, after: Handling): string[] {
  return isSame(before.disclosure, after.disclosure) ? [] : ['What may tell who a row is about']
}

function redactionChanges(before: Handling, after: Handling): string[] {
  const columns = new Set(
    [...before.redactions, ...after.redactions].flatMap((one) => ('column' in one ? [one.column] : [])),
  )
  const of = (handling: Handling, name: string) =>
    handling.redactions.find((one) => 'column' in one && one.column === name)
  const changed = [...columns].flatMap((name) => {
    const [was, is] = [of(before, name), of(after, name)]
    if (isSame(was, is)) return []
    return [is ? `${name}: ${redactionText(is).toLowerCase()}` : `${name}: published as it is`]
  })
  return isSame(groupsOf(before), groupsOf(after)) ? changed : [...changed, 'Blanking of small groups']
}

/** A column of the report, as far as a handling has to fit it. */
interface ReportedColumn {
  readonly name: string
  readonly type: ColumnType
}

/** What the portal would refuse, or what would make the check end at once. Sentences; none: it can be sent. */
export function faultsOf(handling: Handling, columns: readonly ReportedColumn[]): string[] {
  const typed = columns.map(({ name, type }) => ({ name, type: ruleOf(handling, name)?.type ?? type }))
  const reasons = handling.decisions
    .filter(({ reason }) => reason.trim().length < 3)
    .map((decision) => `${topicText(decision)}: write a reason.`)
  const bounds = typed.flatMap(({ name, type }) =>
    constraintFaults(ruleOf(handling, name)?.constraints ?? {}, type).map((fault) => `${name}: ${fault}.`),
  )
  // Of the columns of a file that was not read to the end nothing is known.
  return [...reasons, ...bounds, ...(columns.length === 0 ? [] : whyUnfit(handling.redactions, typed))]
}

/** What is wrong with the rules of a column. */
export function constraintFaults(constraints: Constraints, type: ColumnType): string[] {
  const { minLength, maxLength, pattern } = constraints
  return [
    ...unreadableBounds(constraints, type),
    ...(minLength !== undefined && maxLength !== undefined && minLength > maxLength
      ? ['the shortest is longer than the longest']
      : []),
    ...(pattern !== undefined && !isPattern(pattern) ? ['the pattern cannot be read'] : []),
  ]
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp
  } catch {
    return false
  }
}

/** Absent and undefined are the same, and so is the order of the fields. */
function isSame(a: unknown, b: unknown): boolean {
  return stable(a) === stable(b)
}

function stable(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(
            Object.entries(part)
              .filter(([, one]) => one !== undefined)
              .toSorted(([a], [b]) => (a < b ? -1 : 1)),
          )
        : part,
    ) ?? ''
  )
}
