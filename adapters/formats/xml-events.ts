// adapters/formats/xml-events.ts: reads XML as it streams by, and refuses what could fill the memory.
import { SaxesParser } from 'saxes'
import { findingOf } from '../../core/engine/findings.ts'
import { Unreadable } from './unreadable.ts'

export interface XmlHandlers {
  /** `name` without its prefix; attributes as written. */
  readonly onOpen?: (name: string, attributes: Readonly<Record<string, string>>) => void
  /** All the text between two tags. */
  readonly onText?: (text: string) => void
  readonly onClose?: (name: string) => void
}

/** Characters in one text or tag: cells end at 8 MB anyway. */
const MAX_PIECE = 16 << 20
/** Elements in one another; workbooks need about 20. */
const MAX_DEPTH = 256

/**
 * Parses XML and pauses after every chunk, so that what the handlers gathered can be taken away.
 *
 * Document types are refused, and with them entities that unfold without end.
 *
 * @throws Unreadable when the XML is broken or made to harm
 */
export async function* parseXml(chunks: AsyncIterable<Buffer>, handlers: XmlHandlers): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const { onOpen, onText, onClose } = handlers
  let depth = 0
  let quiet = 0
  parser.on('error', () => {
    throw refused('its XML is broken')
  })
  parser.on('doctype', () => {
    throw refused('its XML has a document type, which a workbook never needs')
  })
  parser.on('opentag', (tag) => {
    quiet = 0
    if (++depth > MAX_DEPTH) throw refused('its XML is nested too deeply')
    onOpen?.(localName(tag.name), tag.attributes as Record<string, string>)
  })
  parser.on('closetag', (tag) => {
    quiet = 0
    depth--
    onClose?.(localName(tag.name))
  })
  if (onText) {
    parser.on('text', onText)
    parser.on('cdata', onText)
  }

  let decoder: InstanceType<typeof TextDecoder> | undefined
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk))
    quiet += chunk.length
    if (quiet > MAX_PIECE) throw refused('a single piece of its XML is longer than 16 MB')
    parser.write(decoder.decode(chunk, { stream: true }))
    yield
  }
  parser.write(decoder?.decode() ?? '')
  parser.close()
  yield
}

/** Parses a small document whole. */
export async function readXml(chunks: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  for await (const _ of parseXml(chunks, handlers));
}

function refused(found: string): Unreadable {
  return new Unreadable(findingOf('workbook-error', { found }))
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

function encodingOf(chunk: Buffer): string {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le'
  return chunk[0] === 0xfe && chunk[1] === 0xff ? 'utf-16be' : 'utf-8'
}
