// web/catalog/theme.ts: a city's two colours made into a light and a dark set in which all text is readable.
import { fromOklch, readableOn, toOklch } from './colour.ts'

/** Names are the custom properties of the style sheet. */
export type Palette = Readonly<Record<(typeof TOKENS)[number], string>>

export const TOKENS = [
  'bg',
  'surface',
  'sunken',
  'line',
  'edge',
  'ink',
  'muted',
  'brand',
  'brand-ink',
  'brand-soft',
  'brand-deep',
  'accent',
  'ok',
  'warn',
  'danger',
] as const

/** What text may stand on. */
export const SURFACES = ['bg', 'surface', 'sunken', 'brand-soft'] as const
/** What text may be written in on any surface. */
export const INKS = ['ink', 'muted', 'brand', 'ok', 'warn', 'danger'] as const

// A little above WCAG AA (4.5 and 3), so that rounding in a browser never falls below.
const TEXT_CONTRAST = 4.6
const EDGE_CONTRAST = 3.05
const HUE = { green: 2.6, amber: 1.15, red: 0.45 } as const

/** The style sheet `theme.css`: the tokens in both schemes, and the reader's own choice between them. */
export function themeCss(brand: string, accent: string): string {
  const { light, dark } = palettes(brand, accent)
  const tokens = TOKENS.map((token) => `--${token}:light-dark(${light[token]},${dark[token]})`).join(';')
  return (
    `@layer theme{:root{color-scheme:light dark;${tokens}}` +
    ':root[data-theme=light]{color-scheme:light}:root[data-theme=dark]{color-scheme:dark}}'
  )
}

/** Both schemes. Every ink reaches 4.5:1 on every surface whatever the two colours are. */
export function palettes(brand: string, accent: string): { readonly light: Palette; readonly dark: Palette } {
  return { light: lightPalette(brand, accent), dark: darkPalette(brand, accent) }
}

function lightPalette(brandColour: string, accentColour: string): Palette {
  const { lightness, chroma, hue } = toOklch(brandColour)
  const highlight = toOklch(accentColour)
  // A grey brand has no hue of its own: tints follow its chroma down to nothing.
  const grey = (level: number, tint: number) => tone(level, Math.min(chroma, tint), hue)

  const bg = grey(0.985, 0.003)
  const surface = '#ffffff'
  const sunken = grey(0.955, 0.008)
  const soft = grey(0.955, 0.018)
  const surfaces = [bg, surface, sunken, soft]
  const ink = (level: number, tint: number, of: number) =>
    readableOn(surfaces, { lightness: level, chroma: tint, hue: of }, TEXT_CONTRAST, -0.01)
  return {
    bg,
    surface,
    sunken,
    line: grey(0.885, 0.01),
    edge: readableOn(surfaces, { lightness: 0.62, chroma: Math.min(chroma, 0.02), hue }, EDGE_CONTRAST, -0.01),
    ink: grey(0.22, 0.02),
    muted: ink(0.52, Math.min(chroma, 0.018), hue),
    brand: ink(lightness, chroma, hue),
    'brand-ink': '#ffffff',
    'brand-soft': soft,
    'brand-deep': tone(Math.min(lightness, 0.34), Math.min(chroma, 0.09), hue),
    accent: tone(Math.max(highlight.lightness, 0.72), highlight.chroma, highlight.hue),
    ok: ink(0.5, 0.12, HUE.green),
    warn: ink(0.55, 0.12, HUE.amber),
    danger: ink(0.52, 0.19, HUE.red),
  }
}

function darkPalette(brandColour: string, accentColour: string): Palette {
  const { chroma, hue } = toOklch(brandColour)
  const highlight = toOklch(accentColour)
  const grey = (level: number, tint: number) => tone(level, Math.min(chroma, tint), hue)

  const bg = grey(0.19, 0.012)
  const surface = grey(0.235, 0.014)
  const sunken = grey(0.165, 0.011)
  const soft = grey(0.265, 0.03)
  const surfaces = [bg, surface, sunken, soft]
  const ink = (level: number, tint: number, of: number) =>
    readableOn(surfaces, { lightness: level, chroma: tint, hue: of }, TEXT_CONTRAST, 0.01)
  return {
    bg,
    surface,
    sunken,
    line: grey(0.34, 0.014),
    edge: readableOn(surfaces, { lightness: 0.55, chroma: Math.min(chroma, 0.02), hue }, EDGE_CONTRAST, 0.01),
    ink: grey(0.95, 0.006),
    muted: ink(0.7, Math.min(chroma, 0.015), hue),
    brand: ink(0.76, Math.min(chroma, 0.095), hue),
    'brand-ink': grey(0.16, 0.02),
    'brand-soft': soft,
    'brand-deep': grey(0.24, 0.06),
    accent: tone(0.8, highlight.chroma, highlight.hue),
    ok: ink(0.76, 0.13, HUE.green),
    warn: ink(0.78, 0.12, HUE.amber),
    danger: ink(0.72, 0.15, HUE.red),
  }
}

function tone(lightness: number, chroma: number, hue: number): string {
  return fromOklch({ lightness, chroma, hue })
}
