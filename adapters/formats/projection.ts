// adapters/formats/projection.ts: from coordinates of the systems that cities use to degrees of WGS 84.
import proj4 from 'proj4'
import type { ToDegrees } from '../../core/engine/wkt.ts'
import { definitionOf } from './projection-codes.ts'

export interface Projection {
  /** As a reader knows it: `EPSG:25830`, or the name in a .prj file. */
  readonly name: string
  /** Absent: the coordinates are degrees of WGS 84 already. */
  readonly toDegrees?: ToDegrees
}

/** No description of a system is longer; a parser need not see more. */
const MAX_TEXT = 20_000
const WGS84: Projection = { name: 'WGS 84' }

/**
 * Finds the system that a code, an address, a PROJJSON or the text of a .prj file names.
 *
 * Axes are taken as x (east) before y (north), as every file format does whatever the register says.
 *
 * @returns undefined when nobody here knows it
 */
export function projectionOf(system: string): Projection | undefined {
  const text = system.trim().slice(0, MAX_TEXT)
  if (/CRS:?84$/i.test(text)) return WGS84
  const code = codeOf(text)
  const definition = code === undefined ? undefined : definitionOf(code)
  if (definition === 'WGS84') return WGS84
  if (definition) return projection(`EPSG:${code}`, definition)
  if (/^[A-Z_]+\s*\[/i.test(text)) return ofWkt(text)
  return undefined
}

/** The EPSG number in `EPSG:25830`, `urn:ogc:def:crs:EPSG:6.9:25830`, `.../EPSG/0/25830`, a bare number, WKT or PROJJSON. */
function codeOf(text: string): number | undefined {
  const plain = /^(?:.*EPSG[:/](?:[\d.]*[:/])?)?(\d{4,6})$/i.exec(text)?.[1]
  if (plain) return Number(plain)
  if (text.startsWith('{')) return codeOfProjJson(text)
  // The last authority belongs to the whole system, those before to its parts.
  const authority = /(?:AUTHORITY\s*\[\s*"EPSG"\s*,\s*"?|ID\s*\[\s*"EPSG"\s*,\s*)(\d{4,6})"?\s*\]\s*\]\s*$/i.exec(text)
  return authority ? Number(authority[1]) : NAMED.find(({ pattern }) => pattern.test(nameOf(text)))?.code
}

function codeOfProjJson(text: string): number | undefined {
  try {
    const { id } = JSON.parse(text) as { id?: { authority?: unknown; code?: unknown } }
    if (String(id?.authority) === 'OGC' && String(id?.code) === 'CRS84') return 4326
    return String(id?.authority) === 'EPSG' ? Number(id?.code) || undefined : undefined
  } catch {
    return undefined
  }
}

function nameOf(wkt: string): string {
  return /^[A-Z_]+\s*\[\s*"([^"]{1,80})/i.exec(wkt)?.[1] ?? ''
}

/** Systems whose .prj files say too little about the shift of the datum, or in words that no parser shares. */
const NAMED: readonly { readonly pattern: RegExp; readonly code: number }[] = [
  { pattern: /^(GCS_)?WGS[_ ]?(19)?84$/i, code: 4326 },
  { pattern: /^WGS[_ ]?(19)?84[_ ]?\/?[_ ]?(Web[_ ]Mercator|Pseudo-Mercator)/i, code: 3857 },
  { pattern: /^(OSGB[_ ]?(19)?36[_ /]*)?British[_ ]National[_ ]Grid/i, code: 27700 },
  { pattern: /^(Amersfoort[_ /]*)?RD[_ ]New/i, code: 28992 },
  { pattern: /^(CH1903\+[_ /]*)?(LV95|CH1903\+_LV95|CH1903_Plus_LV95)/i, code: 2056 },
  { pattern: /^CH1903([_ /]*LV03)?$/i, code: 21781 },
  {
    pattern: /^(Belge[_ ]Lambert[_ ]1972|Belge 1972 \/ Belgian Lambert 72|Belge_1972_Belgian_Lambert_72)/i,
    code: 31370,
  },
  { pattern: /^(S-JTSK[_ /]*)?Krovak[_ ]East[_ ]North/i, code: 5514 },
]

/** Shifts from a datum to WGS 84 (metres, seconds of arc, millionths) that a .prj file of ESRI leaves out. */
const SHIFTS: readonly { readonly datum: RegExp; readonly shift: string }[] = [
  { datum: /OSGB_?(19)?36/i, shift: '446.448,-125.157,542.06,0.1502,0.247,0.8421,-20.4894' },
  { datum: /Amersfoort/i, shift: '565.417,50.3319,465.552,-0.398957,0.343988,-1.8774,4.0725' },
  {
    datum: /Belge_1972|Reseau_National_Belge_1972/i,
    shift: '-106.8686,52.2978,-103.7239,0.3366,-0.457,1.8422,-1.2747',
  },
  { datum: /CH1903/i, shift: '674.374,15.056,405.346,0,0,0,0' },
  { datum: /\bD?_?MGI|Hermannskogel|Militar_Geographische/i, shift: '577.326,90.129,463.919,5.137,1.474,5.297,2.4232' },
  { datum: /Deutsches_Hauptdreiecksnetz|DHDN/i, shift: '598.1,73.7,418.2,0.202,0.045,-2.455,6.7' },
  { datum: /European_(Datum_)?1950/i, shift: '-87,-98,-121,0,0,0,0' },
  { datum: /Monte_Mario/i, shift: '-104.1,-49.1,-9.9,0.971,-2.917,0.714,-11.68' },
  { datum: /S_JTSK/i, shift: '589,76,480,0,0,0,0' },
  { datum: /Pulkovo_1942/i, shift: '23.92,-141.27,-80.9,0,0.35,0.82,-0.12' },
  { datum: /TM65|Ireland_1965|TM75/i, shift: '482.5,-130.6,564.6,-1.042,-0.214,-0.631,8.15' },
  { datum: /North_American(_Datum)?_1927/i, shift: '-8,160,176,0,0,0,0' },
]

/** Well-Known Text of a system, as in a .prj file. */
function ofWkt(text: string): Projection | undefined {
  const datum = /DATUM\s*\[\s*"([^"]*)"/i.exec(text)?.[1] ?? ''
  const shift = SHIFTS.find((candidate) => candidate.datum.test(datum))?.shift
  const isShifted = shift === undefined || /TOWGS84/i.test(text)
  const whole = isShifted ? text : text.replace(/(SPHEROID\s*\[[^\]]*\])/i, `$1,TOWGS84[${shift}]`)
  return projection(nameOf(text).replaceAll('_', ' ') || 'the system of its .prj file', whole)
}

/** 7 decimals are a centimetre, and less than any of these shifts is sure of. */
const round = (degrees: number): number => Math.round(degrees * 1e7) / 1e7

function projection(name: string, definition: string): Projection | undefined {
  try {
    const { forward } = proj4(definition, 'WGS84')
    const toDegrees: ToDegrees = (x, y) => {
      const [longitude, latitude] = forward([x, y]) as [number, number]
      return [round(longitude), round(latitude)]
    }
    toDegrees(0, 0)
    return { name, toDegrees }
  } catch {
    return undefined
  }
}
