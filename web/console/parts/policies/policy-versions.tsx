// web/console/parts/policies/policy-versions.tsx: the signed versions of a policy, newest first, each with what it changed.
import { dayText, ROLE_WORDS } from '../../../catalog/words.ts'
import type { Policy, PolicyVersion } from '../../desk/policies.ts'
import { timeText } from '../../words.ts'
import { PolicyDiff, PolicyText } from './policy-text.tsx'

export const VERSION_WORDS: Readonly<Record<PolicyVersion['state'], string>> = {
  coming: 'Coming',
  'in-force': 'In force',
  replaced: 'Replaced',
  overtaken: 'Replaced before its day',
}

export function PolicyVersions({ policy }: { policy: Policy }) {
  const versions = policy.versions.toReversed()
  return (
    <section aria-labelledby="versions-heading">
      <h2 id="versions-heading">Versions</h2>
      {versions.length === 0 ? (
        <p class="muted">Nothing is public yet. The first version comes with the last signature.</p>
      ) : (
        <ol class="policy-versions">
          {versions.map((version) => (
            <Version key={version.number} policy={policy} version={version} />
          ))}
        </ol>
      )}
    </section>
  )
}

function Version({ policy, version }: { policy: Policy; version: PolicyVersion }) {
  const { number, state, summary, signOffs, text, inForceFrom, reviewBy } = version
  const before = policy.versions.find((one) => one.number === number - 1)
  return (
    <li>
      <h3>
        Version {number} <span class={`badge ${state === 'in-force' ? 'ok' : ''}`}>{VERSION_WORDS[state]}</span>
      </h3>
      <p>{summary}</p>
      <p class="muted">
        In force from {dayText(inForceFrom)}, to be looked at again by {dayText(reviewBy)}.{' '}
        <a href={`/about/policies/${policy.id}/v/${number}/`}>Public page</a>
      </p>
      <details>
        <summary>Who signed it</summary>
        <ul class="plain-list">
          {signOffs.map(({ role, by, at, note }) => (
            <li key={role}>
              {ROLE_WORDS[role]}: {by.name}, {timeText(at)}
              {note && <span class="muted"> · {note}</span>}
            </li>
          ))}
        </ul>
      </details>
      {before && (
        <details>
          <summary>What changed since version {before.number}</summary>
          <PolicyDiff before={before.text} after={text} />
        </details>
      )}
      <details open={state === 'in-force'}>
        <summary>The whole text</summary>
        <PolicyText text={text} />
      </details>
    </li>
  )
}
