// local/seed/services.ts: more tables of the made-up city: money, inspections, counters, names.
import { DAY, day, minute, NEIGHBOURHOODS, weights } from './city.ts'
import { createDice, toCsv } from './random.ts'

export function budget(): string {
  const dice = createDice(2026)
  const lines: (string | number)[][] = []
  const departments = [
    'Office of the Mayor',
    'Parks and Recreation',
    'Planning and Building',
    'Finance',
    'Public Health',
    'Transportation',
  ]
  for (let year = 2021; year <= 2026; year++) {
    for (const department of departments) {
      for (const [account, share] of [
        ['Salaries', 0.55],
        ['Services', 0.2],
        ['Supplies', 0.1],
        ['Capital', 0.15],
      ] as const) {
        const base = (4 + departments.indexOf(department) * 3.1) * 1e6 * share * 1.03 ** (year - 2021)
        const adopted = Math.round((base * (1 + dice.normal() * 0.04)) / 1000) * 1000
        const spent = year === 2026 ? adopted * 0.71 : adopted * (0.94 + dice.next() * 0.08)
        lines.push([year, department, account, adopted.toFixed(2), spent.toFixed(2)])
      }
    }
  }
  return toCsv(['fiscal_year', 'department', 'account', 'adopted', 'spent'], lines)
}

/** What a hurried export looks like: two rows lost their last cells, one has one too many. */
export function brokenBudget(): string {
  const lines = budget().trimEnd().split('\n')
  lines[12] = lines[12]!.split(',').slice(0, 3).join(',')
  lines[40] = lines[40]!.split(',').slice(0, 4).join(',')
  lines[77] = `${lines[77]},approved by hand`
  return `${lines.join('\n')}\n`
}

export function restaurantInspections(rows: number): string {
  const dice = createDice(86)
  const first = ['Blue', 'Golden', 'Old', 'Little', 'Salty', 'Green', 'Corner', 'Lucky']
  const second = ['Anchor', 'Lantern', 'Noodle House', 'Bakery', 'Grill', 'Kitchen', 'Café', 'Diner']
  const header = [
    'inspection_id',
    'business',
    'neighbourhood',
    'inspected_on',
    'score',
    'result',
    'violations',
    'follow_up',
  ]
  return toCsv(
    header,
    Array.from({ length: rows }, (_, index) => {
      const score = Math.max(48, Math.min(100, Math.round(91 + dice.normal() * 8)))
      return [
        `RI-${10_000 + index}`,
        `${dice.pick(first)} ${dice.pick(second)}`,
        dice.weighted(weights),
        day(Date.UTC(2023, 0, 3) + (index / rows) * 1400 * DAY),
        score,
        score >= 80 ? 'Pass' : score >= 70 ? 'Conditional pass' : 'Closed',
        Math.round((100 - score) / 4),
        score < 80 ? 'Yes' : 'No',
      ]
    }),
  )
}

/** Counters by hour: two peaks on weekdays, one on weekends, more in summer. */
export function bikeCounts(days: number): string {
  const dice = createDice(14)
  const counters = [
    ['Quay path', 1.4],
    ['Mill bridge', 1],
    ['Orchard greenway', 0.6],
  ] as const
  const begin = Date.UTC(2026, 0, 1)
  const rows: (string | number)[][] = []
  for (let hour = 0; hour < days * 24; hour++) {
    const time = begin + hour * 3_600_000
    const clock = hour % 24
    const weekend = new Date(time).getUTCDay() % 6 === 0
    const peak = (at: number, width: number) => Math.exp(-(((clock - at) / width) ** 2))
    const rhythm = weekend ? 1.2 * peak(14, 4) : 1.6 * peak(8, 1.3) + 1.8 * peak(17, 1.7) + 0.4 * peak(13, 4)
    const season = 0.45 + 0.55 * Math.sin((hour / 24 / 365) * Math.PI)
    for (const [counter, size] of counters) {
      const count = Math.max(0, Math.round(140 * size * season * (rhythm + 0.03) * (1 + dice.normal() * 0.2)))
      rows.push([counter, minute(time), count, weekend ? 'true' : 'false'])
    }
  }
  return toCsv(['counter', 'hour', 'bicycles', 'weekend'], rows)
}

export function neighbourhoods(): string {
  const dice = createDice(3)
  return toCsv(
    ['code', 'name', 'population', 'area_km2', 'postal_code'],
    NEIGHBOURHOODS.map(([name, population], index) => [
      String(index + 1).padStart(2, '0'),
      name,
      population,
      (1.2 + dice.next() * 5).toFixed(2),
      `0${1200 + index * 7}`,
    ]),
  )
}
