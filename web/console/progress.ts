// web/console/progress.ts: how fast an upload goes and how long it still takes. Pure: the clock comes in as numbers.
import { bytesText } from '../catalog/words.ts'

/** Bytes that had arrived at points in time, oldest first; `at` in milliseconds. */
export type Samples = readonly { readonly at: number; readonly bytes: number }[]

/** Long enough to be calm, short enough to notice that a line became slow. */
const WINDOW_MILLISECONDS = 8000

/** The samples with one more, without those that are too old to matter. */
export function withSample(samples: Samples, at: number, bytes: number): Samples {
  const recent = samples.filter((sample) => at - sample.at <= WINDOW_MILLISECONDS)
  // The newest of the old ones stays: the window needs a beginning.
  const before = samples[samples.length - recent.length - 1]
  return [...(before ? [before] : []), ...recent, { at, bytes }]
}

/** Bytes per second; undefined while too little is known. */
export function speedOf(samples: Samples): number | undefined {
  const first = samples[0]
  const last = samples.at(-1)
  if (!first || !last || last.at - first.at < 1000) return undefined
  // A part that failed counts back: that is not a speed.
  return Math.max(0, ((last.bytes - first.bytes) * 1000) / (last.at - first.at))
}

/** `42 % · 420 MB of 1.0 GB · 12.5 MB/s · 2 minutes left` */
export function progressText(samples: Samples, bytes: number): string {
  const sent = samples.at(-1)?.bytes ?? 0
  const speed = speedOf(samples)
  const parts = [`${percentOf(sent, bytes)} %`, `${bytesText(sent)} of ${bytesText(bytes)}`]
  if (speed) parts.push(`${bytesText(Math.round(speed))}/s`, `${durationText((bytes - sent) / speed)} left`)
  return parts.join(' · ')
}

/** Whole percent, rounded down: 100 means all. */
export function percentOf(sent: number, bytes: number): number {
  return bytes === 0 ? 100 : Math.floor((Math.min(sent, bytes) / bytes) * 100)
}

export function durationText(seconds: number): string {
  if (seconds < 60) return plural(Math.max(1, Math.round(seconds)), 'second')
  if (seconds < 3600) return plural(Math.round(seconds / 60), 'minute')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.round((seconds % 3600) / 60)
  return minutes === 0 ? plural(hours, 'hour') : `${plural(hours, 'hour')} ${plural(minutes, 'minute')}`
}

function plural(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`
}
