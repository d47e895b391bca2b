// web/console/parts/status-badge.tsx: a version's status as a word in a box.
import type { Version } from '../api.ts'
import { statusWords } from '../words.ts'

export function StatusBadge({ version }: { version: Pick<Version, 'status' | 'rejection' | 'copyOf'> }) {
  const { words, tone } = statusWords(version)
  return <span class={`badge ${tone}`}>{words}</span>
}
