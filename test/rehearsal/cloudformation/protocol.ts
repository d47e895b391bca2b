// test/rehearsal/cloudformation/protocol.ts: the query protocol that CloudFormation speaks: forms in, XML out.
import type { Json } from '../json.ts'

/** `Tags.member.1.Key=a` becomes `{ Tags: [{ Key: 'a' }] }`. */
export function readQuery(text: string): Json {
  const read: Json = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.split('.').filter((part) => part !== 'member')
    const last = path.pop()!
    let inner = read
    for (const part of path) inner = inner[part] ??= {}
    inner[last] = value
  }
  return withLists(read)
}

function withLists(value: Json): Json {
  if (value === null || typeof value !== 'object') return value
  const keys = Object.keys(value)
  if (keys.length > 0 && keys.every((key) => /^\d+$/.test(key))) {
    return keys.sort((a, b) => Number(a) - Number(b)).map((key) => withLists(value[key]))
  }
  return Object.fromEntries(keys.map((key) => [key, withLists(value[key])]))
}

/** An empty list arrives as an empty text. */
export function listOf(value: Json): Json[] {
  return Array.isArray(value) ? value : []
}

const NAMESPACE = 'http://cloudformation.amazonaws.com/doc/2010-05-15/'

export function answerXml(action: string, result: Json): string {
  const body = `<${action}Result>${xmlOf(result)}</${action}Result>`
  return `<${action}Response xmlns="${NAMESPACE}">${body}<ResponseMetadata><RequestId>rehearsal</RequestId></ResponseMetadata></${action}Response>`
}

export function errorXml(code: string, message: string): string {
  const error = `<Error><Type>Sender</Type><Code>${escaped(code)}</Code><Message>${escaped(message)}</Message></Error>`
  return `<ErrorResponse xmlns="${NAMESPACE}">${error}<RequestId>rehearsal</RequestId></ErrorResponse>`
}

function xmlOf(value: Json): string {
  return Object.entries<Json>(value ?? {})
    .filter(([, each]) => each !== undefined)
    .map(([name, each]) => `<${name}>${contentOf(each)}</${name}>`)
    .join('')
}

function contentOf(value: Json): string {
  if (Array.isArray(value)) return value.map((each) => `<member>${contentOf(each)}</member>`).join('')
  return value !== null && typeof value === 'object' ? xmlOf(value) : escaped(String(value))
}

const ENTITIES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
}

function escaped(text: string): string {
  return text.replace(/[<>&"']/g, (sign) => ENTITIES[sign]!).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
}
