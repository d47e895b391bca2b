// Tables as cities publish them, a few rows each: which columns are personal data, and which only look like it.
import { likelyForms } from '../../../core/engine/choose-type.ts'
import { type ColumnFacts, factsOf } from '../../../core/engine/personal/columns.ts'
import { decideColumn, sureClasses } from '../../../core/engine/personal/decide.ts'
import { areaKeys, contextOf } from '../../../core/engine/personal/table-context.ts'
import { VALUE_PATTERNS } from '../../../core/engine/personal/value-patterns.ts'

/** Columns are parted by bars. The second line says the class of each column, if it has one. All people are made up. */
const tables: readonly { readonly name: string; readonly table: string }[] = [
  {
    name: 'crimes at the block',
    table: `ID|Case Number|Date|Block|Primary Type|Description|Location Description|Arrest|Domestic|District|X Coordinate|Y Coordinate|Year|Latitude|Longitude|Location
|||STREET_ADDRESS|||||||GEO_POINT|GEO_POINT||GEO_POINT|GEO_POINT|GEO_POINT
10224738|HY411648|09/05/2015 01:30:00 PM|043XX S WOOD ST|BATTERY|DOMESTIC BATTERY SIMPLE|RESIDENCE|false|true|009|1165074|1875917|2015|41.815117282|-87.669999562|(41.815117282, -87.669999562)
10224739|HY411615|09/04/2015 11:30:00 AM|008XX N CENTRAL AVE|THEFT|POCKET-PICKING|CTA BUS|false|false|015|1138875|1904869|2015|41.895080471|-87.765400451|(41.895080471, -87.765400451)
10224740|HY411595|09/05/2015 12:45:00 PM|035XX W BARRY AVE|NARCOTICS|POSS: HEROIN(BRN/TAN)|SIDEWALK|true|false|014|1152037|1920384|2015|41.937405765|-87.716649687|(41.937405765, -87.716649687)`,
  },
  {
    name: 'restaurant inspections: firms, no persons',
    table: `DBA|BORO|STREET|ZIPCODE|PHONE|INSPECTION DATE|VIOLATION CODE|VIOLATION DESCRIPTION
||STREET_ADDRESS|POSTAL_CODE|PHONE|||
CAFE GRUMPY|Manhattan|W 39 STREET|10018|2122555511|07/14/2022|06D|Food contact surface not properly washed, rinsed and sanitized after each use and following any activity when contamination may have occurred.
JOE'S PIZZA|Brooklyn|FULTON STREET|11216|7187562000|02/12/2022|04L|Evidence of mice or live mice present in facility's food and/or non-food areas.
MARIA'S BAKERY INC|Queens|30 AVENUE|11103|7185455000|01/05/2021|04L|Evidence of mice or live mice present in facility's food and/or non-food areas.
GOLDEN DRAGON|Queens|MAIN STREET|11355|7189390909|01/05/2021|06D|Food contact surface not properly washed, rinsed and sanitized after each use and following any activity when contamination may have occurred.`,
  },
  {
    name: 'pay by name',
    table: `Employee Name|Job Title|Base Pay|Overtime Pay|Other Pay|Benefits|Total Pay|Year|Agency|Status
PERSON_NAME||FINANCIAL|FINANCIAL|FINANCIAL|FINANCIAL|FINANCIAL|||
NORMAN BRIGHT|GENERAL MANAGER-METROPOLITAN TRANSIT AUTHORITY|167411.18|0|400184.25|0|567595.43|2011|San Francisco|FT
OSCAR VILLAR|CAPTAIN III (POLICE DEPARTMENT)|155966.02|245131.88|137811.38|0|538909.28|2011|San Francisco|FT
ALBERT MOSSI|CAPTAIN III (POLICE DEPARTMENT)|212739.13|106088.18|16452.6|0|335279.91|2011|San Francisco|PT
HELEN CHOW|WIRE ROPE CABLE MAINTENANCE MECHANIC|77916|56120.71|198306.9|0|332343.61|2011|San Francisco|FT`,
  },
  {
    name: 'a voter register',
    table: `voter_reg_num|last_name|first_name|middle_name|name_suffix_lbl|res_street_address|res_city_desc|zip_code|mail_addr1|full_phone_number|race_code|ethnic_code|gender_code|birth_year|age_at_year_end|drivers_lic
GOV_ID|PERSON_NAME|PERSON_NAME|PERSON_NAME||STREET_ADDRESS||POSTAL_CODE|STREET_ADDRESS|PHONE|DEMOGRAPHIC|DEMOGRAPHIC|DEMOGRAPHIC|DATE_OF_BIRTH|DEMOGRAPHIC|
000009087321|QUILL|RUTH|ELEANOR||12 E MILL HILL RD|GRAHAM|27253|12 E MILL HILL RD|3363764554|W|NL|F|1935|86|N
000009096304|QUINBY|JONI|APRIL||14 E FOX RUN CT|MEBANE|27302|PO BOX 12|9192251122|W|NL|F|1974|48|Y
000009042012|QUORN|TIMOTHY|DEAN|JR|16 PERCH DR|SNOW CAMP|27349|||W|UN|M|1960|62|N
000009153624|QUIST|CHRISTINA|CORA||18 WREN AVE|BURLINGTON|27215||3366751122|B|UN|F|1978|43|Y`,
  },
  {
    name: 'animals have names, sexes and ages too',
    table: `Animal ID|Name|DateTime|Date of Birth|Outcome Type|Animal Type|Sex upon Outcome|Age upon Outcome|Breed|Color
|||||||||
A794011|Chunk|05/08/2019 06:20:00 PM|05/02/2017|Rto-Adopt|Cat|Neutered Male|2 years|Domestic Shorthair Mix|Brown Tabby/White
A776359|Gizmo|07/18/2018 04:02:00 PM|07/12/2017|Adoption|Dog|Neutered Male|1 year|Chihuahua Shorthair Mix|White/Brown
A821648|Max|08/16/2020 11:38:00 AM|08/16/2019|Euthanasia|Other|Unknown|1 year|Raccoon|Gray`,
  },
  {
    name: 'building permits: owners and firms mixed',
    table: `PERMIT #|ISSUE_DATE|STREET DIRECTION|STREET NAME|SUFFIX|CONTACT_1_TYPE|CONTACT_1_NAME|CONTACT_1_ZIPCODE|LATITUDE|LONGITUDE|OWNER NAME|CONTRACTOR
|||STREET_ADDRESS|||PERSON_NAME|POSTAL_CODE|GEO_POINT|GEO_POINT|PERSON_NAME|
100403441|01/03/2011|N|MARSHFIELD|AVE|CONTRACTOR-ELECTRICAL|KRUGER ELECTRIC INC|60618|41.9510|-87.6696|SMITH, ROBERT J|KRUGER ELECTRIC INC
100403442|01/04/2011|W|FARWELL|AVE|OWNER|JOHN PETERSON|60626|42.0073|-87.6666|JOHN PETERSON|SELF CERT
100403443|01/05/2011|E|WASHINGTON|ST|SIGN CONTRACTOR|VERITAS SIGNS LLC|60302|41.8832|-87.6271|25 E WASHINGTON LLC|VERITAS SIGNS LLC
100403444|01/06/2011|S|WOODLAWN|AVE|OWNER|MARIA GONZALEZ|60615|41.8011|-87.5966|MARIA GONZALEZ|A1 ROOFING CO`,
  },
  {
    name: 'ledgers: accounts, vendors, amounts',
    table: `Fiscal Year|Fund|Department|Account|Account Number|Account Description|Vendor|Amount|Invoice Number
||||||||
2020|Corporate Fund|Police|0005|220005|Salaries and Wages|ACME OFFICE SUPPLY INC|1200.50|INV-20201
2020|Corporate Fund|Fire|0140|220140|Professional Services|STATE TREASURER|500.00|INV-20202
2020|Water Fund|Water|0300|220300|Commodities|JOHNSON CONTROLS|19200.00|INV-20203`,
  },
  {
    name: 'traffic stops',
    table: `raw_row_number|date|time|location|lat|lng|subject_age|subject_race|subject_sex|officer_id_hash|officer_last_name|type|reason_for_stop|vehicle_color
|||STREET_ADDRESS|GEO_POINT|GEO_POINT|DEMOGRAPHIC|DEMOGRAPHIC|DEMOGRAPHIC||PERSON_NAME|||
1|2014-08-01|00:01:00|Mission and 3rd|37.78|-122.40|25|asian/pacific islander|female|2cf24dba5fb0a30e26e83b2ac5b9e29e|GARCIA|vehicular|Moving Violation|White
2|2014-08-01|00:02:00|100 BLK MARKET ST|37.79|-122.39|40|white|male|fcde2b2edba56bf408601fb721fe9b5c|SMITH|vehicular|Moving Violation|Black
3|2014-08-01|00:03:00|GEARY BLVD / 10TH AVE|37.80|-122.38|33|black|male|ef2d127de37b942baad06145e54b0c61|WONG|vehicular|MPC Violation|Silver`,
  },
  {
    name: 'Spanish accidents by person',
    table: `num_expediente|fecha|hora|localizacion|cod_distrito|distrito|tipo_accidente|tipo_vehiculo|tipo_persona|rango_edad|sexo|coordenada_x_utm|coordenada_y_utm
|||STREET_ADDRESS||||||DEMOGRAPHIC|DEMOGRAPHIC|GEO_POINT|GEO_POINT
2022S000001|01/01/2022|1:30:00|AVDA. ALBUFERA, 19|13|PUENTE DE VALLECAS|Alcance|Turismo|Conductor|De 25 a 29 anos|Hombre|443359,226|4472082,566
2022S000002|01/01/2022|0:30:00|PLAZA. CANOVAS DEL CASTILLO, 2|3|RETIRO|Colision|Motocicleta|Conductor|De 30 a 34 anos|Mujer|441155,351|4474129,588
2022S000003|01/01/2022|1:50:00|CALL. SAN BERNARDO, 53|1|CENTRO|Choque|Turismo|Pasajero|De 18 a 20 anos|Hombre|439995,351|4475212,523`,
  },
  {
    name: 'French office holders',
    table: `Code du département|Libellé du département|Code de la commune|Libellé de la commune|Nom de l'élu|Prénom de l'élu|Code sexe|Date de naissance|Code de la catégorie socio-professionnelle|Libellé de la fonction|Date de début du mandat
||||PERSON_NAME|PERSON_NAME|DEMOGRAPHIC|DATE_OF_BIRTH|||
01|Ain|01001|L'Abergement-Clémenciat|BRUNEL|Daniel|M|04/03/1951|74|Maire|18/05/2020
01|Ain|01002|L'Abergement-de-Varey|ORVAL|Max|M|21/08/1953|77|Maire|18/05/2020
01|Ain|01004|Ambérieu-en-Bugey|FAUREL|Daniel|M|15/04/1945|77|Maire|18/05/2020
01|Ain|01005|Ambérieux-en-Dombes|GRIMEL|Christelle|F|20/12/1969|52|Adjointe|18/05/2020`,
  },
  {
    name: 'first names by count are no persons',
    table: `nom_prenom|sexe|annee|nombre_total_cumule
|||
Jean|M|2019|230
Louise|F|2019|320
Adam|M|2019|200`,
  },
  {
    name: 'headers run together',
    table: `EMPID|EMPLOYEE_FULL_NAME|WORK_EMAIL|HOME_PHONE|SSN|DOB|HIREDATE|ANNUALSALARY|BANKACCT|ROUTINGNUM|GENDER|ETHNICITY|HOMEADDRESS|HOMEZIP|LOGIN|EMERGENCYCONTACT
|PERSON_NAME|EMAIL|PHONE|GOV_ID|DATE_OF_BIRTH||FINANCIAL|ACCOUNT_ID|ACCOUNT_ID|DEMOGRAPHIC|DEMOGRAPHIC|STREET_ADDRESS|POSTAL_CODE|USERNAME|PERSON_NAME
1001|Ann Lee|ann.lee@city.gov|(415) 555-0101|123-45-6789|1970-02-03|2001-05-01|81,000|0012345678|021000021|F|Asian|12 Elm St Apt 4|94110|alee|Bob Lee
1002|Raj Patel|raj.patel@city.gov|(415) 555-0102|219-09-9999|1980-12-13|2011-05-01|91,500|0098765432|011401533|M|White|700 Oak Avenue|94117|rpatel|Mina Patel
1003|Sue Park|sue.park@city.gov|(415) 555-0103|078-05-1120|1985-07-23|2015-08-01|71,250|0033445566|121000358|F|Asian|5 Pine Ct|94131|spark|Joe Park`,
  },
  {
    name: 'parties, lawyers and a narrative',
    table: `case_id|filed|defendant|plaintiff|judge|attorney_for_plaintiff|case_type|amount_claimed|narrative
||PERSON_NAME|PERSON_NAME|PERSON_NAME|PERSON_NAME|||FREE_TEXT
LT-001|2020-01-02|Maria Santos|Greenbrier Apartments LLC|Hon. Ellen Wood|Paul Katz|Eviction|1200|Tenant says that the heat was off for three weeks in January and rent was withheld because of it.
LT-002|2020-01-03|James Okafor|Hilltop Homes LP|Hon. Raymond Cole|Paul Katz|Eviction|900|Tenant lost job in November, asks for a payment plan; landlord's agent agreed by phone.
LT-003|2020-01-09|Duc Nguyen|Susan Miller|Hon. Ellen Wood|Rita Moore|Eviction|1500|Landlord wants the unit for her daughter; notice was handed to the tenant's brother.`,
  },
  {
    name: 'addresses of hosts and keys',
    table: `timestamp|client_ip|user|api_key
|IP_ADDRESS|USERNAME|SECRET
2020-01-01T00:00:00|203.0.113.7|jdoe|AKIAIOSFODNN7EXAMPLE
2020-01-01T00:00:01|198.51.100.22|asmith|AKIAIOSFODNN7EXAMPLF
2020-01-01T00:00:02|2001:db8:0:0:0:0:0:1|klee|AKIAIOSFODNN7EXAMPLG`,
  },
  {
    name: 'candidates; a race that is none',
    table: `Precinct|Race|Candidate|Party|Votes|Registered Voters
||PERSON_NAME|||
1|Mayor|Nora Fielding|NP|120|500
1|Mayor|Toni Marsden|NP|80|500
2|City Treasurer|Anil Mehra|NP|99|450`,
  },
  {
    name: 'bike trips with birth year and gender',
    table: `tripduration|starttime|start station id|start station latitude|start station longitude|birth year|gender
|||GEO_POINT|GEO_POINT|DATE_OF_BIRTH|DEMOGRAPHIC
680|2017-01-01 00:00:21|3226|40.78275|-73.97137|1965|2
1282|2017-01-01 00:00:45|3263|40.72923|-73.99086|1987|2
648|2017-01-01 00:00:57|3143|40.77682|-73.96388||0`,
  },
  {
    name: 'persons in crashes',
    table: `CRASH_RECORD_ID|PERSON_ID|PERSON_TYPE|CRASH_DATE|CITY|STATE|ZIPCODE|SEX|AGE|DRIVERS_LICENSE_STATE|SAFETY_EQUIPMENT|INJURY_CLASSIFICATION|HOSPITAL
||||||POSTAL_CODE|DEMOGRAPHIC|DEMOGRAPHIC||||
a3c5d1|O749947|DRIVER|09/28/2019 03:30:00 AM|CHICAGO|IL|60651|M|25|IL|NONE PRESENT|NO INDICATION OF INJURY|
a3c5d2|O871921|DRIVER|04/13/2020 10:50:00 PM|CHICAGO|IL|60620|M|37|IL|USAGE UNKNOWN|NO INDICATION OF INJURY|
a3c5d3|O10018|PASSENGER|11/01/2015 05:00:00 AM|OAK LAWN|IL|60453|F|33||SAFETY BELT USED|INCAPACITATING INJURY|ADVOCATE`,
  },
  {
    name: 'inspectors and their comments',
    table: `RecordID|OpenDate|Status|Address|OwnerName|OwnerPhone|InspectorName|InspectorComments|APN|CaseNumber
|||STREET_ADDRESS|PERSON_NAME|PHONE|PERSON_NAME|FREE_TEXT||
1|2020-01-02|Open|101 Main St|Betty Long|510-555-0101|R. Diaz|Spoke to tenant, she says the landlord has not fixed the heater since October.|048-5636-014|CE-20-001
2|2020-01-03|Closed|22 Oak Ave #4|HARBOR PROPERTIES LLC|510-555-0102|K. Tran|No access, left door hanger; neighbour Mr. Hill says the unit is vacant.|048-5636-015|CE-20-002
3|2020-01-04|Open|9 Pine Rd|Moses Grant|510-555-0103|R. Diaz|Trash in side yard, owner is in hospital and his son will clean.|048-5636-016|CE-20-003`,
  },
  {
    name: 'Spanish facilities with a person in charge',
    table: `id|title|calle|telefono|fax|mail|horario|responsable|x|y
||STREET_ADDRESS|PHONE|PHONE|EMAIL||PERSON_NAME|GEO_POINT|GEO_POINT
1|Centro Civico Delicias|Avda. Navarra, 54|976726053|976726054|cc@example.es|L-V 9-21|Pilar Gomez Marin|674000.12|4612000.55
2|Biblioteca Publica Miguel Artigas|C/ Escultor Moreto, s/n|976212022||bib@example.es|L-V 9-21|Luis Perez Abad|675100.10|4612100.00
3|Casa de la Mujer|Don Juan de Aragon, 2|976391116||mujer@example.es|L-V 9-14|Ana Sanz Lopez|677000.00|4613400.20`,
  },
  {
    name: 'a German register',
    table: `Standesamt|Jahr|Vorname|Nachname|Geburtsdatum|Sterbedatum|Geschlecht|Straße Hausnummer|PLZ|Ort|Staatsangehörigkeit|Familienstand
||PERSON_NAME|PERSON_NAME|DATE_OF_BIRTH|DATE_OF_DEATH|DEMOGRAPHIC|STREET_ADDRESS|POSTAL_CODE||DEMOGRAPHIC|DEMOGRAPHIC
Mitte|2019|Anna|Schmidt|01.02.1950|03.04.2019|weiblich|Hauptstraße 5|10115|Berlin|deutsch|verwitwet
Mitte|2019|Karl|Weber|11.12.1944|13.04.2019|männlich|Lindenallee 17|10117|Berlin|deutsch|ledig
Mitte|2019|Mehmet|Yilmaz|21.07.1961|23.05.2019|männlich|Am Markt 3|10119|Berlin|türkisch|verheiratet`,
  },
  {
    name: 'French deaths, names with marks',
    table: `nomprenom|sexe|datenaiss|datedeces|lieudeces
PERSON_NAME|DEMOGRAPHIC|DATE_OF_BIRTH|DATE_OF_DEATH|
DUPONT*JEAN PIERRE/|1|19320415|20200103|01053
MARTIN*LOUISE MARIE/|2|19290101|20200104|69386
BERNARD*PAUL/|1|19450730|20200105|38185`,
  },
  {
    name: 'names with sex and race behind',
    table: `case_number|date|subject_statuses|subject_count|subjects|officers|grand_jury_disposition|summary_text
||||PERSON_NAME|PERSON_NAME||FREE_TEXT
44523A|2013-02-23|Deceased|1|Serra, Jaime M/H|Duran, Roberto M/H|No Bill|Officers tried to stop a car at Elm Street; the driver reversed toward the first officer who fired once.
121982X|2010-05-03|Injured|1|Rowe, Lavinia F/B|Bolton, Kimberley F/W|No Bill|The officer answered a call about a woman with a shotgun who pointed it at him when he came near.
605484T|2007-08-12|Deceased|1|Mills, Kevin M/W|Evans, Paul M/W|No Bill|The suspect ran from the house and turned with an object in his hand; the officer fired four rounds.`,
  },
  {
    name: 'counts by postcode are about nobody',
    table: `zip|city|state|population|median_income|pct_white|lat|lng
|||||||
10001|New York|NY|21102|81671|65.0|40.7506|-73.9972
10002|New York|NY|81410|33218|33.0|40.7157|-73.9861
10003|New York|NY|56024|92540|75.0|40.7318|-73.9892`,
  },
  {
    name: 'parks are named after people',
    table: `PARK NAME|LOCATION|ZIP|ACRES|MANAGER|MANAGER PHONE|LAT|LON
|STREET_ADDRESS|POSTAL_CODE||PERSON_NAME|PHONE|GEO_POINT|GEO_POINT
Jackson Park|6401 S STONY ISLAND AVE|60637|551.5|Bobbie Beck|(773) 256-0903|41.78|-87.58
Grant Park|337 E RANDOLPH ST|60601|312.9|Cathy Hudson|(312) 742-7648|41.87|-87.62
Washington Park|5531 S KING DR|60637|345.7|Brenda Pine|(773) 256-1248|41.79|-87.61`,
  },
  {
    name: 'Spanish licences: holders, signs and ids',
    table: `EXPEDIENTE|TITULAR|DNI/CIF|ROTULO|ACTIVIDAD|EMPLAZAMIENTO|CP|FECHA CONCESION
|PERSON_NAME|GOV_ID|||STREET_ADDRESS|POSTAL_CODE|
2020/001|GARCIA LOPEZ, MARIA|12345678Z|BAR LA ESQUINA|BAR|CALLE MAYOR 12|28013|12/03/2020
2020/002|PANADERIAS DEL SUR SL|B12345674|PAN Y MAS|PANADERIA|AVENIDA DE AMERICA 3|28028|13/03/2020
2020/003|RUIZ MARTIN, JOSE LUIS|00000014Z|PELUQUERIA JOSE|PELUQUERIA|PLAZA DEL CARMEN 1|28013|15/03/2020`,
  },
  {
    name: 'Spanish hotels and their owners',
    table: `Nombre|Direccion|Municipio|Provincia|Codigo Postal|Telefono|Email|Categoria|Plazas|Propietario
|STREET_ADDRESS|||POSTAL_CODE|PHONE|EMAIL|||PERSON_NAME
Hotel Mirador|C/ Real, 12|Segovia|Segovia|40001|921 46 17 00|info@mirador.es|3 estrellas|60|Hosteleria Segoviana SL
Hostal Don Jaime|C/ Ochoa Ondategui, 8|Segovia|Segovia|40001|921444787|info@donjaime.es|2 estrellas|30|Jaime Gil Perez
Casa Rural La Fuente|Plaza Mayor, 1|Pedraza|Segovia|40172|650 123 456||1 estrella|8|Ana Belen Martin`,
  },
]
for (const { name, table } of tables) {
  test(`personal data: ${name}`, () => {
    const [names, classes, ...rows] = table.split('\n').map((line) => line.split('|'))
    const told = (found: readonly string[]): string[] => found.map((name, index) => `${names![index]}: ${name}`)
    expect(told(classesOf(names!, rows))).toEqual(told(classes!))
  })
}

/** Classes by column, blank where there is none; what the adapter counts over all rows is counted here over these. */
function classesOf(names: readonly string[], rows: readonly string[][]): string[] {
  const facts = names.map((name, index) => factsIn(name, rows.map((row) => row[index]!.trim()).filter(Boolean)))
  const distinct = new Map(areaKeys(facts, rows.length).map((index) => [index, new Set(facts[index]!.cells).size]))
  const context = contextOf(facts, rows.length, sureClasses(facts), distinct)
  return facts.map((column) => {
    const decided = decideColumn(column, context, 0).map((decision) => decision.class)
    return (decided.length > 0 ? decided : valuesIn(column)).join(', ')
  })
}

function factsIn(name: string, cells: string[]): ColumnFacts {
  const type = likelyForms({ name, cells: new Map(cells.map((cell) => [cell, 1])) }, ',', [])[0]?.type ?? 'text'
  const meanLength = cells.join('').length / Math.max(1, cells.length)
  return factsOf({ name, type, cells, filled: cells.length, meanLength })
}

function valuesIn({ header, cells, type }: ColumnFacts): string[] {
  if (type !== 'text') return []
  const wanted = VALUE_PATTERNS.filter(({ not }) => !not?.test(header))
  const isIn = (cell: string, { pattern, confirm }: (typeof VALUE_PATTERNS)[number]): boolean => {
    const match = new RegExp(pattern).exec(cell)
    return match !== null && (confirm?.(match[0]) ?? true)
  }
  return [...new Set(wanted.filter((pattern) => cells.some((cell) => isIn(cell, pattern))).map((found) => found.class))]
}
