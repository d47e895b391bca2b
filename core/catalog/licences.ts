// core/catalog/licences.ts: the licences open data is published under, with their names and addresses.

interface Licence {
  readonly name: string
  /** Absent when the text names no licence with an address. */
  readonly url?: string
}

const KNOWN: Readonly<Record<string, Required<Licence>>> = {
  'cc0-1.0': { name: 'CC0 1.0 (public domain)', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
  'cc-by-4.0': { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  'cc-by-sa-4.0': { name: 'CC BY-SA 4.0', url: 'https://creativecommons.org/licenses/by-sa/4.0/' },
  'odc-by-1.0': { name: 'ODC Attribution 1.0', url: 'https://opendatacommons.org/licenses/by/1-0/' },
  'odbl-1.0': { name: 'ODC Open Database License 1.0', url: 'https://opendatacommons.org/licenses/odbl/1-0/' },
  'pddl-1.0': { name: 'ODC Public Domain 1.0', url: 'https://opendatacommons.org/licenses/pddl/1-0/' },
}

/**
 * Name and address of a licence given as an SPDX identifier or as a web address.
 *
 * Any other text is shown as it is and gets no link: only http(s) addresses may become one.
 */
export function licenceOf(text: string): Licence {
  const met = licences.get(text)
  if (met) return met
  if (licences.size >= MOST_LICENCES) licences.clear()
  const licence = readLicence(text)
  licences.set(text, licence)
  return licence
}

/** A catalog has few licences and asks for them with every dataset. */
const licences = new Map<string, Licence>()
const MOST_LICENCES = 1000

function readLicence(text: string): Licence {
  const known = KNOWN[text.trim().toLowerCase()]
  if (known) return known
  const url = webAddress(text)
  if (!url) return { name: text }
  const same = Object.values(KNOWN).find((licence) => licence.url.replace(/\/$/, '') === url.replace(/\/$/, ''))
  return same ?? { name: text, url }
}

function webAddress(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined
}
