// core/data-json-check.ts: what a harvester would complain about in a `data.json`. Pure; the portal and `plaza readiness` ask it.

type Reads = (value: unknown) => boolean

interface Rule {
  readonly field: string
  readonly required: boolean
  readonly expected: string
  readonly fits: Reads
}

const isText: Reads = (value) => typeof value === 'string' && value.trim() !== ''
const isAddress: Reads = (value) => typeof value === 'string' && /^https?:\/\/[^\s"<>\\^`{|}]+$/.test(value)
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isListOf =
  (fits: Reads): Reads =>
  (value) =>
    Array.isArray(value) && value.length > 0 && value.every(fits)
/** The profile takes a date, a date with time, or a repeating interval. */
const isModified: Reads = (value) =>
  isText(value) && /^(R\/P\w+|\d{4}(-\d\d(-\d\d(T[\d:.]+(Z|[+-]\d\d:?\d\d)?)?)?)?)$/.test(value as string)

const rule = (field: string, expected: string, fits: Reads, required = true): Rule => ({
  field,
  expected,
  fits,
  required,
})

/**
 * Of a dataset, as DCAT-US 1.1 asks of everybody; codes of federal bureaus are for federal agencies.
 *
 * @see https://resources.data.gov/resources/dcat-us/
 */
const DATASET: readonly Rule[] = [
  rule('title', 'a title', isText),
  rule('description', 'a description', isText),
  rule('identifier', 'an identifier', isText),
  rule('keyword', 'one keyword or more', isListOf(isText)),
  rule('modified', 'a day or a time in ISO 8601', isModified),
  rule('accessLevel', 'public, restricted public or non-public', (value) =>
    ['public', 'restricted public', 'non-public'].includes(value as string),
  ),
  rule('publisher', 'a name', (value) => isObject(value) && isText(value['name'])),
  rule(
    'contactPoint',
    'a name and a mailto: address',
    (value) => isObject(value) && isText(value['fn']) && /^mailto:\S+@\S+$/.test(String(value['hasEmail'] ?? '')),
  ),
  rule('license', 'an address', isAddress, false),
  rule('landingPage', 'an address', isAddress, false),
  rule('issued', 'a day or a time in ISO 8601', isModified, false),
  rule('language', 'a list of languages', isListOf(isText), false),
  rule('rights', 'at most 255 characters', (value) => isText(value) && (value as string).length <= 255, false),
]

const FILE: readonly Rule[] = [
  rule('downloadURL', 'an address', isAddress),
  rule(
    'mediaType',
    'a media type',
    (value) => typeof value === 'string' && /^[-\w]+\/[-\w]+(\.[-\w]+)*([+][-\w]+)?$/.test(value),
  ),
]

const MOST_FAULTS = 20

/** One line a fault, with where it is; the first twenty. */
export function dataJsonFaults(document: unknown): string[] {
  if (!isObject(document)) return ['expected an object, found none']
  const { conformsTo, dataset } = document
  if (!Array.isArray(dataset)) return ['dataset: expected a list of datasets, found none']
  const faults = [
    ...(isAddress(conformsTo) ? [] : ['conformsTo: expected the address of the profile']),
    ...repeatedIdentifiers(dataset),
    ...dataset.flatMap((one, index) => datasetFaults(one, index)),
  ]
  return faults.slice(0, MOST_FAULTS)
}

function datasetFaults(value: unknown, index: number): string[] {
  const where = `dataset ${isObject(value) && isText(value['title']) ? `“${value['title']}”` : index + 1}`
  if (!isObject(value)) return [`${where}: expected an object`]
  const { distribution } = value
  const files = Array.isArray(distribution) ? distribution : []
  return [
    ...faultsOf(value, DATASET, where),
    ...(files.length > 0 ? [] : [`${where}: expected one distribution or more, found none`]),
    ...files.flatMap((file, at) =>
      isObject(file)
        ? faultsOf(file, FILE, `${where}, distribution ${at + 1}`)
        : [`${where}, distribution ${at + 1}: expected an object`],
    ),
  ]
}

function faultsOf(value: Readonly<Record<string, unknown>>, rules: readonly Rule[], where: string): string[] {
  return rules
    .filter(({ field, required, fits }) => (value[field] === undefined ? required : !fits(value[field])))
    .map(({ field, expected }) => `${where}, ${field}: expected ${expected}, found ${foundText(value[field])}`)
}

function foundText(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 60)
}

function repeatedIdentifiers(datasets: readonly unknown[]): string[] {
  const ids = datasets.map((one) => (isObject(one) ? one['identifier'] : undefined)).filter(isText)
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map(
    (id) => `identifier ${id}: expected once, found more often`,
  )
}
