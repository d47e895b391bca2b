// core/settings-lines.ts: on which line of a settings file a setting stands. Pure: reads the text, runs nothing.

/** What a scan sees; comments, spaces and everything else between settings is passed over. */
const TOKENS =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`|[A-Za-z_$][\w$-]*|[{}[\](),:\n]/g

interface Level {
  readonly path: string
  readonly kind: '{' | '[' | '('
  /** Position of the next element of a list. */
  next: number
  /** A word that may turn out to be a key, when a colon follows. */
  word?: { readonly text: string; readonly line: number } | undefined
  /** Key whose value comes next. */
  key?: string | undefined
}

/**
 * Maps the path of each setting to its line, counted from 1: `stages.beta.region` -> 58, `city.topics.2` -> 18.
 *
 * Reads object literals as they are written in TypeScript and JSON. What is put together by code (spreads, functions,
 * variables) has no line of its own. Of several literals in a file the settings are the one with the key `portalId`.
 */
export function settingLines(text: string): ReadonlyMap<string, number> {
  const literals: Map<string, number>[] = []
  const levels: Level[] = []
  let lines = new Map<string, number>()
  let line = 1
  for (const [token] of text.matchAll(TOKENS)) {
    const level = levels.at(-1)
    if (token === '{' || token === '[' || token === '(') {
      if (!level) literals.push((lines = new Map()))
      const path = level ? valuePath(level, lines, line) : ''
      levels.push({ path, kind: token, next: 0 })
    } else if (token === '}' || token === ']' || token === ')') {
      levels.pop()
    } else if (level) {
      readWithin(level, token, lines, line)
    }
    line += token.split('\n').length - 1
  }
  return literals.find((literal) => literal.has('portalId')) ?? new Map()
}

function readWithin(level: Level, token: string, lines: Map<string, number>, line: number): void {
  if (/^(\n|\/[/*])/.test(token)) return
  if (token === ',') {
    level.next += 1
    level.word = undefined
    level.key = undefined
  } else if (token === ':' && level.kind === '{' && level.word && level.key === undefined) {
    level.key = level.word.text
    lines.set(joined(level.path, level.key), level.word.line)
  } else if (level.kind === '[') {
    lines.set(joined(level.path, String(level.next)), line)
  } else if (level.key === undefined) {
    level.word = { text: token.replace(/^['"`]|['"`]$/g, ''), line }
  }
}

/** Path of what begins here: the value of a key, or an element of a list. */
function valuePath(level: Level, lines: Map<string, number>, line: number): string {
  if (level.kind === '(') return level.path
  const path = joined(level.path, level.kind === '[' ? String(level.next) : (level.key ?? '?'))
  if (level.kind === '[') lines.set(path, line)
  return path
}

function joined(path: string, key: string): string {
  return path ? `${path}.${key}` : key
}

/** Line of a setting, or of the nearest that it lies in; undefined when the file shows neither. */
export function lineOfSetting(lines: ReadonlyMap<string, number>, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const line = lines.get(path.slice(0, length).map(String).join('.'))
    if (line !== undefined) return line
  }
  return undefined
}
