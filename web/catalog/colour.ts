// web/catalog/colour.ts: colours as people see them (OKLCH), and their contrast as WCAG counts it.

type Triple = readonly [number, number, number]

/** Lightness 0 to 1, chroma from 0 (grey) to about 0.35, hue in radians. */
export interface Oklch {
  readonly lightness: number
  readonly chroma: number
  readonly hue: number
}

/** Contrast of two colours such as `#0b5c66`, from 1 (the same) to 21. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** @see https://bottosson.github.io/posts/oklab/ */
export function toOklch(colour: string): Oklch {
  const [red, green, blue] = linear(colour)
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const b = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(a, b),
    hue: Math.atan2(b, a),
  }
}

/** Nearest colour a screen can show: chroma is lowered until it fits. */
export function fromOklch({ lightness, chroma, hue }: Oklch): string {
  for (let tried = chroma; ; tried -= 0.004) {
    const rgb = toRgb(lightness, Math.max(0, tried), hue)
    const fits = rgb.every((channel) => channel >= -0.002 && channel <= 1.002)
    if (tried <= 0 || fits) return toHex(rgb)
  }
}

/**
 * Moves a colour's lightness until it stands out from every background.
 *
 * @param step 0.01 towards white, -0.01 towards black
 * @returns the first colour that reaches `ratio`, or white or black when none does
 */
export function readableOn(backgrounds: readonly string[], start: Oklch, ratio: number, step: 0.01 | -0.01): string {
  for (let lightness = start.lightness; lightness >= 0 && lightness <= 1; lightness += step) {
    const colour = fromOklch({ ...start, lightness })
    if (backgrounds.every((background) => contrast(colour, background) >= ratio)) return colour
  }
  return step > 0 ? '#ffffff' : '#000000'
}

function luminance(colour: string): number {
  const [red, green, blue] = linear(colour)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function linear(colour: string): Triple {
  return [1, 3, 5].map((start) => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }) as unknown as Triple
}

function toRgb(lightness: number, chroma: number, hue: number): Triple {
  const a = chroma * Math.cos(hue)
  const b = chroma * Math.sin(hue)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

function gamma(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055
}

function toHex(rgb: Triple): string {
  const pairs = rgb.map((channel) =>
    Math.round(Math.min(1, Math.max(0, channel)) * 255)
      .toString(16)
      .padStart(2, '0'),
  )
  return `#${pairs.join('')}`
}
