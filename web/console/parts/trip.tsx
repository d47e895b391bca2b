// web/console/parts/trip.tsx: the four steps of a version's trip, and how far it is.
import type { Version } from '../api.ts'
import { STEP_WORDS, TRIP, tripOf } from '../words.ts'

export function Trip({ version }: { version: Version }) {
  const states = tripOf(version)
  return (
    <ol class="trip" aria-label="How far this version is">
      {TRIP.map((step, index) => {
        const state = states[index]!
        return (
          <li key={step} class={`trip-${state}`} aria-current={state === 'now' ? 'step' : undefined}>
            <span class="trip-step">{step}</span>
            <span class="trip-state">{STEP_WORDS[state]}</span>
          </li>
        )
      })}
    </ol>
  )
}
