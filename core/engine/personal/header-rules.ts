// core/engine/personal/header-rules.ts: classes of personal data that a column's name tells, if its cells look like it.
import type { PersonalClassName } from './classes.ts'
import type { ShapeName } from './shapes.ts'

/** What the rest of the table must be like; see table-context.ts. */
export type Where = 'anywhere' | 'persons' | 'not areas' | 'not aggregated' | 'not of buildings' | 'with units'

/** `is` and `not` look at the words of core/engine/personal/header.ts. The first rule of a class that fits decides. */
export interface HeaderRule {
  readonly class: PersonalClassName
  readonly is: RegExp
  readonly not?: RegExp
  readonly shape: ShapeName
  readonly where?: Where
}

/** Columns that say something about a thing instead of being it: `phone type`, `address status`. */
const ABOUT =
  /\b(?:type|tipo|typ|status|flag|indicator|ind|count|verified|valid|source|method|format|category|class|quality|accuracy|updated|hash|url|link|percent|median|average|avg|mean|rate|total)\b/
const ANIMALS =
  /\b(?:animal|pet|dog|cat|horse|breed|tree|species|vehicle|building|structure|roof|equipment|pipe|well|asset|account|property|house|facility|claim|case|permit|days|inventory)\b/
const MEASURED = /\b(?:type|source|accuracy|quality|precision|delta|error)\b/
const OF_THINGS = new RegExp(`${ABOUT.source}|${ANIMALS.source}`)

export const HEADER_RULES: readonly HeaderRule[] = [
  { class: 'EMAIL', is: / email | email address /, not: ABOUT, shape: 'email' },
  {
    class: 'PHONE',
    is: / (?:phone|fax|telefax|mobile|movil|portable|handy|cellphone|cell|mobil|telecopie) /,
    not: /\b(?:type|tipo|country|area code|extension|ext|carrier|provider|model|os|app|count|home type|tower|site)\b/,
    shape: 'phone',
  },
  {
    class: 'STREET_ADDRESS',
    is: / (?:address|direccion|domicilio|adresse|anschrift|domicile|hundred block|block address|address line|location address|street address|wohnort adresse) /,
    not: /\b(?:type|tipo|id|ip|mac|email|web|url|city|state|postal code|country|code|status|date|latitude|longitude|coordinate|unit type|suffix|direction|prefix|number of|zone|source|score|same)\b/,
    shape: 'address',
  },
  {
    class: 'STREET_ADDRESS',
    is: / (?:location|ubicacion|lugar|emplacement|localisation|block|hundred block|intersection|interseccion|situs|premises?|site) /,
    not: /\b(?:type|tipo|id|code|census|latitude|longitude|coordinate|name|description|group|number|x|y|city|state)\b/,
    shape: 'full address',
  },
  {
    class: 'STREET_ADDRESS',
    is: / (?:street name|street|st name|cross street|on street|off street|from street|to street|nombre via|via nombre|nombre de via|nombre de la via|via|calle|nombre calle|rue|nom de rue|nom rue|nom voie|voie|strasse|strassenname|str|road name) /,
    not: /\b(?:type|tipo|class|clase|clas|id|code|number|numero|num|suffix|designation|prefix|direction|dir|pre|post|light|light type|tree|segment|length|width|side|condition|city|closure|sign|sweeping|parking|mode|lane|surface)\b/,
    shape: 'street name',
    where: 'not areas',
  },
  {
    class: 'STREET_ADDRESS',
    is: /^ (?:(?:[a-z]+ )?(?:house|street|address|building) number|st number|numero|numero (?:de )?(?:via|portal|calle)|house|hausnummer|hausnr|hausnummerzusatz|haus nummer|numero (?:de )?(?:voie|rue)|portal|bloque|escalera|escaleras|planta|piso|puerta|unit|unit number|apt|apartment|apartment number|apt number|suite|suite number|floor|door|etage|stiege|tur|batiment) $/,
    shape: 'house part',
    where: 'with units',
  },
  {
    class: 'POSTAL_CODE',
    is: / postal code |^ postal $/,
    not: /\b(?:type|tabulation|count|name|id)\b/,
    shape: 'postal code',
    where: 'not areas',
  },
  { class: 'GEO_POINT', is: / (?:latitude|intptlat) /, not: MEASURED, shape: 'latitude', where: 'not areas' },
  { class: 'GEO_POINT', is: / (?:longitude|intptlon) /, not: MEASURED, shape: 'longitude', where: 'not areas' },
  {
    class: 'GEO_POINT',
    is: /(?: coordinate [xy] | [xy] coordinate | (?:utm|point|state plane|geo|gps|map|wgs|lambert|etrs|nad) [xy] | [xy] (?:sp|utm|point|lambert|wgs|etrs) | (?:easting|northing|rechtswert|hochwert|ostwert|nordwert) |^ [xy] $)/,
    shape: 'projected',
    where: 'not areas',
  },
  {
    class: 'GEO_POINT',
    is: / (?:coordinate|location|geolocation|geopoint|geo point|point|geom|geometry|the geom|georeference|latitude longitude|longitude latitude|lat lon|latlng|gps|ubicacion|shape) /,
    shape: 'coordinate pair',
    where: 'not areas',
  },
  { class: 'IP_ADDRESS', is: / (?:ip|mac|ip address|mac address|device id|imei) /, not: ABOUT, shape: 'id' },
  {
    class: 'CREDIT_CARD',
    is: / (?:cc|credit card|card|creditcard|debit card|tarjeta|carte bancaire|kreditkarte|pan) (?:number|no|numero|nummer) | numero (?:de )?tarjeta | ccn | creditcard | credit card | kreditkarte /,
    not: /\b(?:type|library|green|report|voter|id|membership|business|fee|fees|payment|transactions?)\b/,
    shape: 'card',
  },
  {
    class: 'CREDIT_CARD',
    is: / (?:cvv|cvc|cvn|csc|card security code|card verification|cc exp(?:ires|iry|iration)?(?: date)?|(?:credit )?card exp(?:ires|iry|iration)?(?: date)?|caducidad tarjeta) /,
    not: /\b(?:library|green|type)\b/,
    shape: 'card detail',
  },
  {
    class: 'DATE_OF_BIRTH',
    is: / (?:birth date|date of birth|birth year|year of birth|birth|born|fecha (?:de )?nacimiento|f nacimiento|fec nacimiento|ano (?:de )?nacimiento|nacimiento|date (?:de )?naissance|annee (?:de )?naissance|naissance|(?:an|annee|date?) naiss?|geboren|geburtsjahr|birth month|nee le) /,
    not: /\b(?:place|lugar|lieu|country|pais|pays|city|state|weight|rate|number|count|order|name|animal|pet|dog|cat|certificate|sex|gender)\b/,
    shape: 'date',
    where: 'not aggregated',
  },
  {
    class: 'DATE_OF_DEATH',
    is: / (?:death date|date of death|death year|year of death|date died|died|deceased date|date deceased|fecha (?:de )?(?:defuncion|muerte|fallecimiento)|defuncion|fallecimiento|date (?:de )?deces|deces|gestorben|date of demise) /,
    not: /\b(?:place|cause|causa|rate|number|count|animal|pet|total)\b/,
    shape: 'date',
    where: 'not aggregated',
  },
  {
    class: 'GOV_ID',
    is: / (?:ssn|social security|social security number|soc sec|sin number|national id|national identity|nationalid|identity number|identity card|passport|passport number|pasaporte|passeport|reisepass|personalausweis|ausweisnummer|dni|nie|nif|dni nie|nif nie|cedula|documento (?:de )?identidad|numero documento|curp|rut|cpf|nir|numero (?:de )?securite sociale|securite sociale|insee number|steuer id|steueridentifikationsnummer|steuerid|idnr|sozialversicherungsnummer|nino|national insurance|national insurance number|nhs number|seguridad social|naf|taxpayer id|itin|voter id|voter number|voter registration number|voter reg number|voterid|alien number|a number|visa number|tribal id) /,
    not: /\b(?:type|tipo|status|issue|issued|expir\w*|country|office|flag|count|verified|business|empresa|firm|company|name)\b/,
    shape: 'id',
  },
  {
    class: 'GOV_ID',
    is: / (?:tax id|tax number|tin|taxpayer|id number|identification|identification number|identificacion|identificador fiscal|documento|steuernummer|identifiant) /,
    not: /\b(?:business|employer|fein|ein|vendor|parcel|property|vehicle|type)\b/,
    shape: 'person number',
    where: 'persons',
  },
  {
    class: 'LICENSE_ID',
    is: / (?:license plate|plate|plate number|plate id|license plate number|tag number|vehicle tag|vehicle plate|matricula|matricula vehiculo|placa|immatriculation|plaque|kennzeichen|kfz kennzeichen|registration plate|vin|vin number|vehicle identification number|vehicle vin|bastidor) /,
    not: /\b(?:type|tipo|state|color|country|category|expir\w*|issue|style|height|alumno|matches?|make|model|year|plate tectonic)\b/,
    shape: 'plate',
    where: 'not aggregated',
  },
  {
    class: 'LICENSE_ID',
    is: / (?:drivers? license|drivers? license number|driving license|dl number|dln|driver lic|operator license|hack license|permiso (?:de )?conducir|carnet (?:de )?conducir|permis (?:de )?conduire|fuhrerschein|fuhrerscheinnummer|chauffeur license) /,
    not: /\b(?:type|class|state|status|expir\w*|issue\w*|date|count)\b/,
    shape: 'id',
  },
  {
    class: 'ACCOUNT_ID',
    is: / (?:iban|bank account|bank account number|account iban|cuenta bancaria|numero (?:de )?cuenta|ccc|compte bancaire|rib|kontonummer|bankverbindung|checking account|savings account) /,
    not: /\b(?:type|balance|name|fund|ledger|gl)\b/,
    shape: 'id',
  },
  {
    class: 'ACCOUNT_ID',
    is: / (?:aba|routing|routing number|aba number|bank routing number) /,
    not: ABOUT,
    shape: 'routing',
  },
  {
    class: 'ACCOUNT_ID',
    is: / (?:medical record number|medical record|mrn|patient number|patient id|member id|member number|insurance number|insurance id|policy number|subscriber id|medicare number|medicaid id|medicaid number|health card number|numero afiliado|numero poliza|versichertennummer|krankenversicherungsnummer) /,
    not: ABOUT,
    shape: 'id',
  },
  {
    class: 'ACCOUNT_ID',
    is: / (?:customer|client|utility|water|electric|gas|resident|tenant|cardholder|patron) account(?: (?:number|id|code))? | account (?:number|holder id) /,
    not: /\b(?:type|balance|name|fund|ledger|gl|budget|expense|revenue|description|status)\b/,
    shape: 'id',
    where: 'persons',
  },
  {
    class: 'USERNAME',
    is: /^ user $| (?:username|user name|login|login name|logon|screen name|nickname|nick|user handle|twitter handle|twitter|instagram|usuario|nombre (?:de )?usuario|identifiant|nom (?:d )?utilisateur|benutzername|benutzer|created user|last edited user|edited user|user login|handle|user id|network id|windows id) /,
    not: /\b(?:type|count|date|time|page|url|group|department)\b/,
    shape: 'login',
  },
  {
    class: 'SECRET',
    is: / (?:password|passphrase|passcode|mot de passe|mdp|secret|secret key|api key|apikey|access key|access token|auth token|token|clave (?:de )?acceso|private key|credential|credentials|security answer|pin code) /,
    not: /\b(?:type|date|reset|status|changed|expir\w*|required|service|count|hint|secretary)\b/,
    shape: 'secret',
  },
  {
    class: 'FINANCIAL',
    is: / (?:salary|salaries|wage|wages|pay|payroll|compensation|earnings|income|bonus|overtime|ot|remuneration|stipend|pension|benefits|gross paid|total gross|gross|gross salary|retro pay|longevity|ot paid|regular paid|salario|sueldo|retribucion|retribuciones|nomina|ingresos|salaire|remuneration|traitement|revenu|gehalt|lohn|einkommen|vergutung|besoldung|debt|net worth|credit score|rent amount|annual rate|hourly rate|pay rate) /,
    not: /\b(?:type|basis|grade|step|plan|hours|period|date|code|band|class|frequency|status|union|schedule|per capita|median|average|avg|number|hourly or salary|category|location|group|vendor|invoice|department|title|level)\b/,
    shape: 'money',
    where: 'persons',
  },
  {
    class: 'DEMOGRAPHIC',
    is: / (?:sex|gender|sexo|genero|sexe|genre|geschlecht|sex code|gender identity) /,
    not: /\b(?:animal|pet|dog|cat|offen[sc]e|offender registry|crime|music|film|book|assault|registry|trafficking)\b/,
    shape: 'sex',
    where: 'not aggregated',
  },
  {
    class: 'DEMOGRAPHIC',
    is: / (?:race|raza|hautfarbe|ethnicity|ethnic|ethnic group|ethnicity code|etnia|ethnie|descent|descent code|race code|race ethnicity|race desc|race description) /,
    not: /\b(?:date|number|id|name|type|election|contest|results?|course|animal)\b/,
    shape: 'race',
    where: 'not aggregated',
  },
  {
    class: 'DEMOGRAPHIC',
    is: / (?:age|ages|edad|edat|alter|age group|age range|age band|age bracket|age category|age years|grupo (?:de )?edad|rango (?:de )?edad|tranche (?:d )?age|altersgruppe|lebensalter) /,
    not: OF_THINGS,
    shape: 'age',
    where: 'not of buildings',
  },
  {
    class: 'DEMOGRAPHIC',
    is: / (?:religion|religious affiliation|konfession|disability|disabled|disability status|discapacidad|handicap|behinderung|grado (?:de )?discapacidad|nationality|nacionalidad|nationalite|staatsangehorigkeit|staatsburgerschaft|citizenship|citizenship status|ciudadania|immigration status|country of birth|birth country|place of birth|birthplace|lugar (?:de )?nacimiento|pais (?:de )?nacimiento|lieu (?:de )?naissance|geburtsort|marital status|estado civil|etat civil|familienstand|sexual orientation|orientacion sexual|veteran|veteran status|primary language|language spoken|pregnant|mother tongue|lengua materna|political party|party affiliation|registered party|party registration|hispanic|latino|diagnosis|icd|blood type|hair color|eye color|complexion) /,
    not: /\b(?:access|accessible|accessibility|parking|count|number|percent|total|ramp|space|spaces|rate|code type|facility)\b/,
    shape: 'word',
    where: 'persons',
  },
]
