// test/support/xml.ts: a strict little reader of XML, so that tests see what other programs see.

export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  readonly text: string
  /** Children of that name. */
  all(name: string): XmlElement[]
}

interface Open {
  readonly name: string
  readonly attributes: Record<string, string>
  readonly children: XmlElement[]
  text: string
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const TOKEN = /<\?[^?]*\?>|<\/([\w:]+)\s*>|<([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>|([^<]+)/y

/** Reads elements, attributes and text; throws where the text is not well formed. */
export function parseXml(source: string): XmlElement {
  const root: Open = { name: '', attributes: {}, children: [], text: '' }
  const stack = [root]
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < source.length) {
    const at = TOKEN.lastIndex
    const match = TOKEN.exec(source)
    if (!match) throw new Error(`expected XML at ${at}, found ${source.slice(at, at + 60)}`)
    const [, closed, opened, attributes = '', empty, text] = match
    const top = stack.at(-1)!
    if (text !== undefined) top.text += decode(text)
    if (opened) stack.push({ name: opened, attributes: readAttributes(attributes), children: [], text: '' })
    if (closed && closed !== top.name) throw new Error(`expected </${top.name}> at ${at}, found </${closed}>`)
    if (closed || empty) {
      const done = stack.pop()!
      stack.at(-1)!.children.push(finish(done))
    }
  }
  if (stack.length !== 1 || root.children.length !== 1) throw new Error('expected one closed root element')
  return root.children[0]!
}

function finish(open: Open): XmlElement {
  return { ...open, all: (name) => open.children.filter((child) => child.name === name) }
}

function readAttributes(source: string): Record<string, string> {
  const pairs = source.matchAll(/([\w:]+)="([^"]*)"/g)
  return Object.fromEntries([...pairs].map(([, name, value]) => [name!, decode(value!)]))
}

function decode(text: string): string {
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text)) throw new Error('found a control character')
  return text.replace(/&(\w*;?)/g, (_, name: string) => {
    const character = ENTITIES[name.replace(/;$/, '')]
    if (!character || !name.endsWith(';')) throw new Error(`found an unknown entity &${name}`)
    return character
  })
}
