// core/settings-faults.ts: what is wrong with settings, each fault with its place, what was expected and what was found.
import type { z } from 'zod'
import { lineOfSetting, settingLines } from './settings-lines.ts'

/** A file with settings: its name, and its text where lines are to be named. */
export interface SettingsSource {
  readonly name: string
  readonly text?: string
}

type Fault = Pick<z.core.$ZodIssue, 'path' | 'message'>

/** Longer values are cut: a fault should fit a line. */
const SHOWN_CHARACTERS = 60

/**
 * @param given the settings as they were written
 * @returns a sentence and one line per fault, such as `  line 14, city.brand: a colour such as #0b5c66; found "red"`
 */
export function faultsText(faults: readonly Fault[], given: unknown, { name, text }: SettingsSource): string {
  const lines = settingLines(text ?? '')
  const said = faults.map(({ path, message }) => {
    const line = lineOfSetting(lines, path)
    const place = path.map(String).join('.') || '(top)'
    return `  ${line === undefined ? '' : `line ${line}, `}${place}: ${expectation(message)}${foundText(valueAt(given, path), path)}`
  })
  return `${name} is not valid:\n${said.join('\n')}`
}

/** Settings nobody reads, most often a misspelt name: in what was given, and not in what was understood. */
export function unknownSettings(given: unknown, read: unknown, path: readonly PropertyKey[] = []): Fault[] {
  if (!isObject(given) || !isObject(read)) return []
  return Object.entries(given).flatMap(([key, value]) => {
    const here = [...path, key]
    if (value === undefined) return []
    if (key in read) return unknownSettings(value, read[key], here)
    return [{ path: here, message: `there is no such setting${nearText(key, Object.keys(read))}` }]
  })
}

/** Without what the checker says of itself: what was found is said in the words of the file. */
function expectation(message: string): string {
  return message.replace(/^Invalid (input|option): /, '').replace(/, received \w+$/, '')
}

function nearText(key: string, known: readonly string[]): string {
  const near = known.find((each) => each.toLowerCase() === key.toLowerCase())
  return near ? `; perhaps ${near}` : ''
}

function foundText(value: unknown, path: readonly PropertyKey[]): string {
  if (path.length === 0) return ''
  if (value === undefined) return '; found nothing'
  if (isObject(value)) return ''
  const text = JSON.stringify(value)
  return `; found ${text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}...` : text}`
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (isObject(at) ? at[key as string] : undefined), value)
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
