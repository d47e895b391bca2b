// web/catalog/icons.ts: line icons on a 24 pixel grid. All are decoration: the words beside them carry the meaning.
import { html } from 'hono/html'
import type { Markup } from './markup.ts'

const SIGNS = {
  search: 'M10.5 18a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM16 16l5 5',
  download: 'M12 4v12M7 11l5 5 5-5M5 20h14',
  contrast: 'M12 3v18a9 9 0 0 0 0-18zM12 3a9 9 0 0 0 0 18',
  code: 'M8 7l-5 5 5 5M16 7l5 5-5 5',
  feed: 'M5 19h.01M5 12a7 7 0 0 1 7 7M5 5a14 14 0 0 1 14 14',
  table: 'M3 5h18v14H3zM3 10h18M3 14.5h18M9 10v9',
  chart: 'M4 20V9M10 20V4M16 20v-8M22 20H2',
  map: 'M3 6l6-3 6 3 6-3v15l-6 3-6-3-6 3zM9 3v15M15 6v15',
  sql: 'M4 5h16v14H4zM7.5 9.5l3 2.5-3 2.5M12.5 15h4',
} as const

/** Words in a topic's name that choose its picture; the first that fits wins. */
const TOPIC_PICTURES: readonly (readonly [RegExp, string])[] = [
  [/budget|financ|spend|tax|money/i, 'M4 20V10M10 20V4M16 20v-7M22 20H2'],
  [/business|econom|jobs|employ|licen/i, 'M4 8h16v12H4zM9 8V5h6v3M4 13h16'],
  [/environment|climate|\bair\b|energy|sustain/i, 'M5 19c0-9 5-14 15-14 0 10-5 14-11 14-2 0-4-1-4-3M5 21c1-5 4-8 8-10'],
  [
    /health|medic/i,
    'M12 20s-8-4.6-8-10.5A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 8 2.5C20 15.4 12 20 12 20zM12 10v5M9.5 12.5h5',
  ],
  [/hous|building|permit/i, 'M3 21h18M5 21V8l7-5 7 5v13M10 21v-6h4v6'],
  [
    /\bparks?\b|recreation|\btrees?\b|\bsports?\b/i,
    'M12 21v-7M12 14c-4 0-6-2.2-6-5s2.5-6 6-6 6 3.2 6 6-2 5-6 5zM8 21h8',
  ],
  [/\bplan|\bland|zoning|\bmap|geograph/i, 'M3 6l6-3 6 3 6-3v15l-6 3-6-3-6 3zM9 3v15M15 6v15'],
  [/safe|police|fire|crime|justice|emergenc/i, 'M12 3l8 3v6c0 4.5-3.2 7.6-8 9-4.8-1.4-8-4.5-8-9V6zM9 12l2 2 4-4'],
  [
    /transport|transit|traffic|mobility|street|bike|\bparking/i,
    'M4 16V6a3 3 0 0 1 3-3h10a3 3 0 0 1 3 3v10M4 12h16M4 16h16v2H4zM7 18v3M17 18v3M8 15h.01M16 15h.01',
  ],
  [/educat|school|librar/i, 'M2 9l10-5 10 5-10 5zM6 11v5c3 3 9 3 12 0v-5M22 9v6'],
  [/water|waste|sewer|utilit|sanitation/i, 'M12 3s7 7.5 7 12a7 7 0 0 1-14 0c0-4.5 7-12 7-12zM9 16a3 3 0 0 0 3 3'],
  [/culture|touris|\barts?\b|museum|histor/i, 'M4 20h16M6 20V10M10 20V10M14 20V10M18 20V10M3 10l9-6 9 6z'],
  [
    /social|people|communit|demograph|census|population/i,
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-4 3-6 6-6s6 2 6 6M16 11a3 3 0 0 0 0-6M18 20c0-3-1-4.5-2.5-5.5',
  ],
]
const FLAG = 'M5 21V4h11l-2 4 2 4H5'

export function sign(name: keyof typeof SIGNS): Markup {
  return html`<svg class="sign" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false"><path d="${SIGNS[name]}"/></svg>`
}

export function topicPicture(topic: string): Markup {
  const path = TOPIC_PICTURES.find(([words]) => words.test(topic))?.[1] ?? FLAG
  return html`<svg class="picture" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false"><path d="${path}"/></svg>`
}

/** A street grid, a river and places: line art that fits any city. */
export const streetMap: Markup = html`<svg class="hero-art" viewBox="0 0 800 420" aria-hidden="true" focusable="false" preserveAspectRatio="xMaxYMid slice"><path class="blocks" d="M430 0L560 420M500 0L640 420M572 0L720 420M640 0L800 400M716 0L800 220M380 60L800-30M392 130L800 44M410 200L800 118M432 272L800 196M456 344L800 274M480 414L800 352"/><path class="river" d="M800 150C720 180 690 250 640 290S520 350 480 430"/><g class="places"><circle cx="560" cy="118" r="5"/><circle cx="655" cy="196" r="8"/><circle cx="724" cy="96" r="4"/><circle cx="608" cy="250" r="4"/><circle cx="742" cy="262" r="6"/><circle cx="520" cy="206" r="4"/></g></svg>`
