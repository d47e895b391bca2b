// web/islands/map/colours.ts: the colours of the page as the map needs them: it draws on a canvas and knows no style sheet.

/** Custom properties of theme.css and site-map.css. */
const NAMES = [
  'bg',
  'surface',
  'sunken',
  'line',
  'edge',
  'ink',
  'muted',
  'brand',
  'brand-ink',
  'accent',
  'map-ground',
  'map-land',
  'map-water',
  'map-road',
] as const
export type Colours = Readonly<Record<(typeof NAMES)[number], string>> & {
  /** By number of the kind, see site-map.css. */
  readonly kinds: readonly string[]
}

export const KINDS = 8

/** As they are now, in light or dark. */
export function readColours(): Colours {
  // Custom properties hold `light-dark(...)` as it is written; only a real property says which one counts.
  const probe = document.createElement('span')
  probe.hidden = true
  document.body.append(probe)
  const read = (name: string): string => {
    probe.style.color = `var(--${name})`
    return rgb(getComputedStyle(probe).color)
  }
  const named = Object.fromEntries(NAMES.map((name) => [name, read(name)])) as Record<(typeof NAMES)[number], string>
  const kinds = Array.from({ length: KINDS }, (_, index) => read(`map-kind-${index + 1}`))
  probe.remove()
  return { ...named, kinds }
}

/** `color(srgb 0.1 0.2 0.3)`, which mixed colours become, in the form that every drawing understands. */
export function rgb(colour: string): string {
  const parts = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)/.exec(colour)
  if (!parts) return colour
  return `rgb(${parts
    .slice(1, 4)
    .map((part) => Math.round(Math.min(1, Math.max(0, Number(part))) * 255))
    .join(', ')})`
}

/** Calls back when the reader changes between light and dark, by the button of the page or in the system. */
export function onThemeChange(changed: () => void): void {
  new MutationObserver(changed).observe(document.documentElement, { attributeFilter: ['data-theme'] })
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed)
}
