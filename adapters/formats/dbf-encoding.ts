// adapters/formats/dbf-encoding.ts: in which encoding the texts of a dBASE table are written: by its .cpg file, its language byte, or its bytes.
import { isAscii } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { addToShare, isBrokenUtf8, newUtf8Share, utf8FromWindows1252 } from '../../core/engine/encoding.ts'
import { findingOf } from '../../core/engine/findings.ts'
import type { Finding } from '../../core/report.ts'
import type { DbfHeader } from './dbf-rows.ts'

export interface DbfEncoding {
  readonly name: string
  readonly decode: (bytes: Buffer) => string
  readonly findings: readonly Finding[]
}

/** Characters 128 to 255 of the code pages of DOS, which no decoder of the web knows. */
const DOS_PAGES: Readonly<Record<string, string>> = {
  cp437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  cp850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  cp852:
    'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0',
}

/** Encodings by the language byte of the header, as dBASE, FoxPro and ESRI number them. */
const LANGUAGES: Readonly<Record<number, string>> = {
  1: 'cp437',
  2: 'cp850',
  3: 'windows-1252',
  4: 'macintosh',
  19: 'shift_jis',
  31: 'cp852',
  34: 'cp852',
  35: 'cp852',
  38: 'ibm866',
  77: 'gbk',
  78: 'euc-kr',
  79: 'big5',
  80: 'windows-874',
  87: 'windows-1252',
  88: 'windows-1252',
  89: 'windows-1252',
  100: 'cp852',
  101: 'ibm866',
  120: 'big5',
  121: 'euc-kr',
  122: 'gbk',
  123: 'shift_jis',
  124: 'windows-874',
  125: 'windows-1255',
  126: 'windows-1256',
  200: 'windows-1250',
  201: 'windows-1251',
  202: 'windows-1254',
  203: 'windows-1253',
}

/** Names in .cpg files that no decoder takes as they are; numbers of code pages. */
const PAGES: Readonly<Record<string, string>> = {
  437: 'cp437',
  850: 'cp850',
  852: 'cp852',
  866: 'ibm866',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  65001: 'utf-8',
}

/**
 * Chooses the encoding of a table.
 *
 * @param cpg text of the .cpg file beside it
 * @param told by the publisher
 */
export async function dbfEncodingOf(
  path: string,
  { headerBytes, language }: DbfHeader,
  { cpg, told }: { readonly cpg?: string | undefined; readonly told?: string | undefined } = {},
): Promise<DbfEncoding> {
  const named = told ?? (cpg === undefined ? undefined : encodingNamed(cpg))
  if (named && decoderOf(named)) return { name: named, decode: decoderOf(named)!, findings: [] }
  const share = newUtf8Share()
  for await (const chunk of createReadStream(path, { start: headerBytes })) addToShare(share, chunk as Buffer)
  // Texts in another encoding hardly ever look like UTF-8; the language byte is often left at its default.
  if (isBrokenUtf8(share)) return { name: 'utf-8', decode: decoderOf('utf-8')!, findings: [] }
  const name = LANGUAGES[language] ?? 'windows-1252'
  const isGuess = LANGUAGES[language] === undefined && share.invalid > 0
  const findings = isGuess ? [findingOf('encoding-assumed', { found: name })] : []
  return { name, decode: decoderOf(name)!, findings }
}

/** `UTF-8`, `1252`, `ANSI 1252`, `OEM 850`, `ISO 88591`, `CP1250`, `LDID/87`. */
function encodingNamed(cpg: string): string | undefined {
  const text = cpg
    .replace(/[^\x20-\x7e]/g, '')
    .trim()
    .toLowerCase()
  const language = /^ldid\/(\d+)$/.exec(text)?.[1]
  if (language) return LANGUAGES[Number(language)]
  const iso = /^(?:iso[- ]?)?8859[-_ ]?(\d{1,2})$/.exec(text)?.[1]
  if (iso) return iso === '1' ? 'windows-1252' : `iso-8859-${iso}`
  const page = /(\d{3,5})$/.exec(text)?.[1]
  if (page && PAGES[page]) return PAGES[page]
  if (page && /^125[0-8]$/.test(page)) return `windows-${page}`
  return text
}

function decoderOf(name: string): DbfEncoding['decode'] | undefined {
  const page = DOS_PAGES[name]
  const slow = page ? (bytes: Buffer) => fromPage(bytes, page) : slowDecoder(name)
  return slow && ((bytes) => (isAscii(bytes) ? bytes.toString('latin1') : slow(bytes)))
}

function slowDecoder(name: string): DbfEncoding['decode'] | undefined {
  if (name === 'windows-1252' || name === 'iso-8859-1') {
    return (bytes) => Buffer.from(utf8FromWindows1252(bytes)).toString()
  }
  try {
    const decoder = new TextDecoder(name)
    return (bytes) => decoder.decode(bytes)
  } catch {
    return undefined
  }
}

function fromPage(bytes: Buffer, page: string): string {
  let text = ''
  for (const byte of bytes) text += byte < 128 ? String.fromCharCode(byte) : page[byte - 128]
  return text
}
