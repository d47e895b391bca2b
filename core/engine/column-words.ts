// core/engine/column-words.ts: what the name of a column says about its type. English, Spanish, French, German.

/** Columns of codes: digits that nobody adds up, where a leading zero counts. Whole words of a name. */
const CODE_WORDS: ReadonlySet<string> = new Set(
  `zip zips zipcode zipcodes postal postcode postcodes postalcode postleitzahl plz cp cdpostal codpostal codigopostal codepostal postaux
  phone phones telephone tel telefono telefon telefax fax mobile movil portable handy cellphone
  code codes codigo cod kennziffer schluessel schlussel insee siret siren fips geoid geoids
  ssn nif cif dni nie vat npi ein isbn issn iban bic apn bbl tin imei vin barcode sku upc account cuenta compte konto license licence plate`.split(
    /\s+/,
  ),
)

const DATE_WORDS: ReadonlySet<string> = new Set('date dates fecha datum jour tag day dia dob'.split(' '))

/** Words of a name in lower case without accents: `CodigoPostal_2` gives codigo, postal, 2. */
export function wordsOf(name: string): string[] {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}

/** Whether the column stays text whatever its cells look like. */
export function namesCode(name: string): boolean {
  return wordsOf(name).some((word) => CODE_WORDS.has(word))
}

/** Whether eight digits in the column may be a date. */
export function namesDate(name: string): boolean {
  return wordsOf(name).some((word) => DATE_WORDS.has(word) || /date$|datum$/.test(word))
}
