// web/islands/map/address.ts: what a reader has chosen on the map, as it stands in the address.

export interface View {
  /** Latitude, longitude, zoom; all places when absent. */
  readonly at?: readonly [latitude: number, longitude: number, zoom: number]
  /** Column that gives the places their colours. */
  readonly colour?: string
  /** Values of that column whose places are hidden. */
  readonly hidden: readonly string[]
}

/** What is wrong in an address means nothing and is left out. */
export function readView(search: string): View {
  const query = new URLSearchParams(search)
  const at = (query.get('at') ?? '').split(',').map(Number)
  const [latitude, longitude, zoom] = at as [number, number, number]
  const isPlace = at.length === 3 && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && zoom >= 0 && zoom <= 24
  const colour = query.get('colour')
  return {
    ...(isPlace ? { at: [latitude, longitude, zoom] as const } : {}),
    ...(colour ? { colour } : {}),
    hidden: colour ? query.getAll('hide') : [],
  }
}

/** The same address with another view; what else it carries stays. */
export function writeView(search: string, { at, colour, hidden }: View): string {
  const query = new URLSearchParams(search)
  for (const name of ['at', 'colour', 'hide']) query.delete(name)
  if (at) query.set('at', [at[0].toFixed(5), at[1].toFixed(5), at[2].toFixed(2)].join(','))
  if (colour) {
    query.set('colour', colour)
    for (const value of hidden) query.append('hide', value)
  }
  return `?${query.toString().replaceAll('%2C', ',')}`
}
