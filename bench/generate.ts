// bench/generate.ts: a 311-like CSV of any size: 27 columns, two timestamp formats, quotes, line breaks, accents. Seeded.

import { once } from 'node:events'
import { createWriteStream, existsSync, statSync } from 'node:fs'
import { createDice } from '../local/seed/random.ts'

const HEADER =
  'unique_key,created_date,closed_date,agency,agency_name,complaint_type,descriptor,location_type,incident_zip,incident_address,street_name,cross_street_1,cross_street_2,city,landmark,status,due_date,resolution,resolution_updated,community_board,bbl,borough,channel,latitude,longitude,notes,amount'
const AGENCIES = [
  ['NYPD', 'Police Department'],
  ['HPD', 'Housing Preservation'],
  ['DOT', 'Department of Transportation'],
  ['DSNY', 'Department of Sanitation'],
  ['DEP', 'Environmental Protection'],
] as const
const COMPLAINTS = [
  'Noise - Residential',
  'Illegal Parking',
  'HEAT/HOT WATER',
  'Street Condition',
  'Water System',
  'Blocked Driveway',
]
const STREETS = [
  'BROADWAY',
  'ATLANTIC AVENUE',
  'GRAND CONCOURSE',
  'QUEENS BOULEVARD',
  'VICTORY BOULEVARD',
  'FLATBUSH AVENUE',
]
const BOROUGHS = ['MANHATTAN', 'BROOKLYN', 'QUEENS', 'BRONX', 'STATEN ISLAND']
const NOTES = [
  '',
  '"The caller said ""it is loud"", again"',
  'Près du café',
  '"First line\nsecond line"',
  'Call back later',
  '"Corner of 5th, near the park"',
]
const CHUNK_BYTES = 4 * 1024 * 1024
const two = (value: number) => String(value).padStart(2, '0')

/** Writes at least `bytes` bytes unless the file is there already. @returns its size and number of data rows */
export async function generate(path: string, bytes: number): Promise<void> {
  if (existsSync(path) && statSync(path).size >= bytes) return
  const dice = createDice(311_311)
  const out = createWriteStream(path)
  let chunk = `${HEADER}\n`
  let written = 0
  for (let key = 10_000_000; written < bytes; key++) {
    chunk += row(key, dice)
    if (chunk.length < CHUNK_BYTES) continue
    written += Buffer.byteLength(chunk)
    if (!out.write(chunk)) await once(out, 'drain')
    chunk = ''
  }
  out.end(chunk)
  await once(out, 'finish')
}

function row(key: number, dice: ReturnType<typeof createDice>): string {
  const [month, day, hour, minute] = [dice.whole(1, 12), dice.whole(1, 28), dice.whole(0, 23), dice.whole(0, 59)]
  const created = `${two(month)}/${two(day)}/2024 ${two((hour % 12) + 1)}:${two(minute)}:00 ${hour < 12 ? 'AM' : 'PM'}`
  const iso = `2024-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:00`
  const [agency, name] = dice.pick(AGENCIES)
  const street = dice.pick(STREETS)
  const zip = `${dice.next() < 0.02 ? '00' : '1'}${dice.whole(100, 999)}${dice.whole(0, 9)}`.padEnd(5, '1')
  const borough = dice.pick(BOROUGHS)
  const cells = [
    key,
    created,
    dice.next() < 0.1 ? '' : created,
    agency,
    name,
    dice.pick(COMPLAINTS),
    'Loud Music/Party',
    'Residential Building/House',
    zip,
    `${dice.whole(1, 2999)} ${street}`,
    street,
    `EAST ${dice.whole(1, 240)} STREET`,
    `${dice.whole(1, 12)} AVENUE`,
    borough,
    dice.next() < 0.9 ? 'N/A' : 'PARK',
    dice.next() < 0.85 ? 'Closed' : 'Open',
    iso,
    '"The Department responded to the complaint and determined that no further action was needed, at this time."',
    iso,
    `${two(dice.whole(1, 18))} ${borough}`,
    `${dice.whole(1, 5)}${dice.whole(100_000_000, 999_999_999)}`,
    borough,
    dice.pick(['PHONE', 'ONLINE', 'MOBILE', 'UNKNOWN']),
    (40.5 + dice.next() * 0.4).toFixed(14),
    (-74.2 + dice.next() * 0.5).toFixed(14),
    dice.pick(NOTES),
    (dice.next() * 5000).toFixed(2),
  ]
  return `${cells.join(',')}\n`
}
