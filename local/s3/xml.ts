// local/s3/xml.ts: the little XML that S3 speaks, written from field lists and read by element name.

/** One element: its name and its text or its own elements. Undefined content leaves the element out. */
export type Field = readonly [name: string, content: string | number | boolean | readonly Field[] | undefined]

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

/** A whole answer in the namespace of S3: elements, or for the few that have no others, text. */
export function xmlDocument(root: string, content: readonly Field[] | string): string {
  return `${DECLARATION}<${root} xmlns="${NAMESPACE}">${write(content)}</${root}>`
}

/** Errors have no namespace: some clients look for the bare names. */
export function xmlError(fields: readonly Field[]): string {
  return `${DECLARATION}<Error>${write(fields)}</Error>`
}

/** The inner XML of every element of that name, at any depth, in order. The names S3 uses never nest in themselves. */
export function elements(xml: string, name: string): string[] {
  const pattern = new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`, 'g')
  return [...xml.matchAll(pattern)].map((match) => match[1]!)
}

/** The texts of every element of that name. */
export function texts(xml: string, name: string): string[] {
  return elements(xml, name).map(decode)
}

/** The text of the first element of that name. */
export function text(xml: string, name: string): string | undefined {
  return texts(xml, name)[0]
}

function write(content: Field[1]): string {
  if (!Array.isArray(content)) return encode(content)
  return (content as readonly Field[])
    .filter(([, inner]) => inner !== undefined)
    .map(([name, inner]) => `<${name}>${write(inner)}</${name}>`)
    .join('')
}

function encode(content: unknown): string {
  return (
    String(content)
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      // Control characters are legal in keys but not in XML 1.0; S3 sends them as references too.
      .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\r]/g, (character) => `&#${character.charCodeAt(0)};`)
  )
}

function decode(xml: string): string {
  return xml.replace(/&(lt|gt|quot|apos|amp|#\d+|#x[\da-f]+);/gi, (_, entity: string) => {
    if (!entity.startsWith('#')) return ENTITIES[entity.toLowerCase()]!
    const code = /^#x/i.test(entity) ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd'
  })
}
