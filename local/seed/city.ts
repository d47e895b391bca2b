// local/seed/city.ts: the tables of a made-up city. Nothing in them is about a real person or place.
import { createDice, type Dice, toCsv } from './random.ts'

export const NEIGHBOURHOODS = [
  ['Harbour Row', 14_210],
  ['Old Mill', 9_840],
  ['Cedar Heights', 17_350],
  ['Lantern Hill', 7_620],
  ['Northbank', 21_480],
  ['Saltmarsh', 5_130],
  ['Foundry District', 12_770],
  ['Kingsmead', 15_900],
  ['Orchard Park', 11_060],
  ['Beacon Flats', 8_450],
  ['St. Brendan’s', 6_980],
  ['Alder Bay Center', 19_240],
] as const

const STREETS = [
  'Alder',
  'Birch',
  'Harbour',
  'Mill',
  'Foundry',
  'Lantern',
  'Orchard',
  'Quay',
  'Juniper',
  'Saltmarsh',
  'Beacon',
  'Kings',
]
export const DAY = 86_400_000
const CENTRE = { latitude: 44.6488, longitude: -63.5752 }

const names = NEIGHBOURHOODS.map(([name]) => name)
export const weights = NEIGHBOURHOODS.map(([name, people]) => [name, people] as const)

export function place(dice: Dice, neighbourhood: string): [string, string] {
  const index = names.indexOf(neighbourhood as (typeof names)[number])
  const latitude = CENTRE.latitude + ((index % 4) - 1.5) * 0.018 + dice.normal() * 0.006
  const longitude = CENTRE.longitude + (Math.floor(index / 4) - 1) * 0.026 + dice.normal() * 0.008
  return [latitude.toFixed(6), longitude.toFixed(6)]
}

export const day = (time: number) => new Date(time).toISOString().slice(0, 10)
export const minute = (time: number) => new Date(time).toISOString().slice(0, 19)

/** 311 requests from January 2024 on, with a season and a weekly rhythm. */
export function serviceRequests(rows = 100_000): string {
  const dice = createDice(311)
  const begin = Date.UTC(2024, 0, 1)
  const days = 1035
  const kinds: [[string, string], number][] = [
    [['Pothole', 'Streets'], 16],
    [['Street light out', 'Streets'], 12],
    [['Missed collection', 'Sanitation'], 18],
    [['Illegal dumping', 'Sanitation'], 10],
    [['Noise', 'Public Safety'], 14],
    [['Graffiti', 'Parks'], 8],
    [['Fallen branch', 'Parks'], 9],
    [['Water leak', 'Water'], 7],
    [['Snow or ice', 'Streets'], 6],
  ]
  const times = Array.from({ length: rows }, () => {
    for (;;) {
      const offset = dice.next() * days
      const season = 0.75 + 0.25 * Math.cos(((offset % 365) / 365) * 2 * Math.PI - 0.6)
      const weekday = new Date(begin + offset * DAY).getUTCDay() % 6 === 0 ? 0.55 : 1
      const growth = 0.7 + 0.3 * (offset / days)
      if (dice.next() < season * weekday * growth) return begin + Math.floor(offset * DAY)
    }
  }).sort((a, b) => a - b)
  const header = [
    'request_id',
    'created_at',
    'closed_at',
    'category',
    'agency',
    'neighbourhood',
    'channel',
    'status',
    'latitude',
    'longitude',
  ]
  return toCsv(
    header,
    times.map((time, index) => {
      const [category, agency] = dice.weighted(kinds)
      const neighbourhood = dice.weighted(weights)
      const hours = Math.exp(2.6 + dice.normal() * 1.1)
      const open = time + hours * 3_600_000 > begin + days * DAY || dice.next() < 0.015
      const channel = dice.weighted([
        ['App', 46],
        ['Phone', 31],
        ['Web', 19],
        ['Counter', 4],
      ] as const)
      return [
        `SR-${String(100_000 + index)}`,
        minute(time),
        open ? '' : minute(time + hours * 3_600_000),
        category,
        agency,
        neighbourhood,
        channel,
        open ? 'Open' : 'Closed',
        ...place(dice, neighbourhood),
      ]
    }),
  )
}

export function streetTrees(rows: number): string {
  const dice = createDice(7)
  const species = [
    ['Acer platanoides', 'Norway maple', 20],
    ['Tilia cordata', 'Little-leaf linden', 17],
    ['Quercus rubra', 'Red oak', 13],
    ['Alnus glutinosa', 'Black alder', 11],
    ['Prunus serrulata', 'Japanese cherry', 9],
    ['Ginkgo biloba', 'Maidenhair tree', 6],
    ['Fraxinus americana', 'White ash', 8],
  ] as const
  const header = [
    'tree_id',
    'species',
    'common_name',
    'planted_on',
    'diameter_cm',
    'height_m',
    'condition',
    'neighbourhood',
    'latitude',
    'longitude',
  ]
  return toCsv(
    header,
    Array.from({ length: rows }, (_, index) => {
      const [latin, common] = dice.weighted(species.map((kind) => [kind, kind[2]] as const))
      const neighbourhood = dice.weighted(weights)
      const age = Math.min(90, Math.abs(dice.normal()) * 22 + 1)
      const planted = Date.UTC(2026, 3, 1) - age * 365 * DAY
      const diameter = Math.max(3, age * 0.9 + dice.normal() * 4)
      const condition = dice.weighted([
        ['Good', 62],
        ['Fair', 27],
        ['Poor', 9],
        ['Dead', 2],
      ] as const)
      return [
        `T${String(index + 1).padStart(6, '0')}`,
        latin,
        common,
        dice.next() < 0.08 ? '' : day(planted),
        diameter.toFixed(1),
        (3 + diameter * 0.25 + dice.next()).toFixed(1),
        condition,
        neighbourhood,
        ...place(dice, neighbourhood),
      ]
    }),
  )
}

export function buildingPermits(rows: number): string {
  const dice = createDice(42)
  const header = [
    'permit_number',
    'issued_on',
    'kind',
    'work',
    'street',
    'neighbourhood',
    'declared_value',
    'dwellings',
    'status',
  ]
  return toCsv(
    header,
    Array.from({ length: rows }, (_, index) => {
      const issued = Date.UTC(2019, 0, 7) + (index / rows) * 2850 * DAY + dice.next() * 9 * DAY
      const kind = dice.weighted([
        ['Residential', 58],
        ['Commercial', 24],
        ['Institutional', 6],
        ['Demolition', 12],
      ] as const)
      const work = dice.weighted([
        ['Alteration', 45],
        ['New building', 22],
        ['Addition', 20],
        ['Repair', 13],
      ] as const)
      const value = Math.exp(10.2 + dice.normal() * 1.2)
      return [
        `BP-${day(issued).slice(0, 4)}-${String(index + 1).padStart(5, '0')}`,
        day(issued),
        kind,
        kind === 'Demolition' ? 'Removal' : work,
        `${dice.pick(STREETS)} ${dice.pick(['Street', 'Avenue', 'Lane', 'Road'])}`,
        dice.weighted(weights),
        Math.round(value / 100) * 100,
        kind === 'Residential'
          ? dice.weighted([
              [0, 40],
              [1, 44],
              [2, 8],
              [6, 5],
              [24, 3],
            ] as const)
          : 0,
        dice.weighted([
          ['Completed', 70],
          ['Active', 24],
          ['Expired', 6],
        ] as const),
      ]
    }),
  )
}
