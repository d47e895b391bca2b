// core/engine/personal/header.ts: the words of a column's name, in one spelling, however they were run together.

/** Spellings and abbreviations of one word. */
const SAME_WORD: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    address: 'addr adr addresses',
    number: 'num no nbr nr nro numbers',
    phone: 'tel tlf tlfno tfno telf ph phones telephone telefono telefon telefonnummer fon',
    email: 'emails mail correo courriel',
    'first name': 'fname firstnm',
    'last name': 'lname lastnm',
    'middle name': 'mname',
    name: 'nm names',
    latitude: 'lat latitud breitengrad',
    longitude: 'lon lng long longitud laengengrad langengrad',
    coordinate: 'coord coords coordinates coordenada coordenadas coordonnee coordonnees koordinate koordinaten',
    block: 'blk',
    street: 'strt',
    building: 'bldg',
    department: 'dept dpt',
    employee: 'emp empl employees',
    license: 'lic licence licenses',
    'x coordinate': 'xcoord coordx xcoordinate coordenadax pointx utmx xutm',
    'y coordinate': 'ycoord coordy ycoordinate coordenaday pointy utmy yutm',
    code: 'cod cd codi codigo',
    postal: 'postale postaux postales',
    date: 'dt dte',
    'postal code':
      'zip zips zipcode zipcodes postcode postcodes postalcode postleitzahl plz cp cpostal cdpostal codpostal codigopostal codepostal zip4',
    'birth date': 'dob birthdate birthday birthdt dateofbirth geburtsdatum geburtstag fecnac fechanac',
    'death date': 'dod deathdate dateofdeath sterbedatum todesdatum',
    account: 'acct accounts',
    ssn: 'ssns socsec',
    owner: 'ownr owners',
    business: 'bus biz busn',
    description: 'desc descr descrip descripcion beschreibung',
    comments: 'comment cmt cmnt comentario comentarios commentaire commentaires kommentar',
    notes: 'note nota notas anmerkung anmerkungen bemerkung bemerkungen',
    contact: 'contacto kontakt',
    user: 'usr',
    password: 'passwd pwd passwort kennwort contrasena',
    officer: 'ofcr offcr',
    applicant: 'appl applic',
    amount: 'amt',
  }).flatMap(([word, others]) => others.split(' ').flatMap((other) => (other === '' ? [] : [[other, word]]))),
)

/** Words that are often run together, and words that only look so (percentage). */
const WORDS: ReadonlySet<string> = new Set(
  `${Object.keys(SAME_WORD)
    .filter((word) => word.length > 2)
    .join(
      ' ',
    )} address number phone email first last middle given full maiden family sur name latitude longitude coordinate block street building
  department employee license plate code postal date birth death year place account owner business description comments notes contact user password officer
  applicant amount state city county country mailing home house site property prop situs location billing cross road unit floor suite apartment apt
  annual base total gross net regular overtime pay salary wage income earnings title job position agency victim suspect offender subject person patient student
  voter inmate driver passenger pedestrian gender sex race ethnicity ethnic age group range type status flag percentage percent zone area legal trade
  tax bank routing card credit customer client member permit case incident report complaint inspection inspector violation violator vendor payee
  nombre apellido apellidos fecha nacimiento defuncion direccion domicilio calle via portal numero puerta piso planta codigo postal correo electronico
  telefono movil sexo edad nom prenom naissance deces adresse rue ville voie geburts datum ort haus nummer strasse hausnummer vorname nachname
  id of de du la by block social security driver vehicle plate vin ip mac full line cell mobile fax web mother mothers father fathers
  emergency naiss nais username handle login hourly rate created modified updated edited entered approved prepared received signed assigned notified`.split(
    /\s+/,
  ),
)

/** Whole words of which a part would be taken for a word. */
const WHOLE: ReadonlySet<string> = new Set(
  'percentage surname forename nickname filename hostname username typename address number addressee numeric coordinate'.split(
    ' ',
  ),
)

/**
 * The words of a column's name between blanks, in lower case without accents and trailing digits, abbreviations spelt out.
 *
 * `BLKADDR` gives ` block address `, `CodigoPostal_2` ` postal code `, `Staff Name1` ` staff name `.
 */
export function headerOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ß', 'ss')
    .replace(/#|\u00ba|\u00b0/g, ' number ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z]{2})/g, '$1 $2')
    .toLowerCase()
  const words = plain
    .split(/[^a-z0-9]+/)
    .map((word) => word.replace(/\d+$/, ''))
    .filter((word) => word !== '')
    .flatMap((word) => apart(word))
    .map((word) => SAME_WORD[word] ?? word)
  const joined = ` ${words.join(' ')} `
    .replace(/ (?:code|codigo) postal /g, ' postal code ')
    .replace(/ postal postal code /g, ' postal code ')
    .replace(/ e email | email e /g, ' email ')
    .replace(/ code code /g, ' code ')
  return joined
}

/** The words that a long word is made of; the word itself when there is a letter that belongs to none. */
function apart(word: string): string[] {
  if (word.length < 5 || word.length > 40 || WHOLE.has(word) || WORDS.has(word) || word in SAME_WORD) return [word]
  return split(word) ?? [word]
}

/** The longest words first; at most one letter stands alone. */
function split(word: string): string[] | undefined {
  if (word === '') return []
  for (let end = word.length; end > 0; end--) {
    const start = word.slice(0, end)
    if (!WORDS.has(start) && !(start in SAME_WORD)) continue
    const rest = split(word.slice(end))
    if (rest) return [start, ...rest]
  }
  return undefined
}
