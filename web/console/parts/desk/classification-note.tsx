// web/console/parts/desk/classification-note.tsx: how sensitive a version counts as, and what raised it.
import type { Classification } from '../../../../core/model.ts'
import type { Version } from '../../api.ts'
import { jumpTo, SECTIONS } from '../../checking.ts'
import { CLASSIFICATION_WORDS, listText, personalWords } from '../../words.ts'

type Review = NonNullable<Version['review']>

export function ClassificationNote({ version, review }: { version: Version; review: Review }) {
  const { classification, raisedBy, publishes, policyVersion } = review
  const declared = version.metadata?.classification ?? 'open'
  const { words, meaning } = CLASSIFICATION_WORDS[classification]
  return (
    <div class="classification-note">
      <p>
        Classified as <ClassificationBadge classification={classification} />
      </p>
      <p>{meaning}</p>
      {raisedBy.length > 0 && (
        <p>
          Declared as {CLASSIFICATION_WORDS[declared].words.toLowerCase()}; raised to {words.toLowerCase()} because the
          check found <strong>{listText(raisedBy.map((one) => lowerFirst(personalWords(one))))}</strong>.{' '}
          <button type="button" class="link-button" onClick={() => jumpTo(SECTIONS.personal)}>
            Look at it
          </button>
        </p>
      )}
      {!publishes && (
        <p>
          <strong>Its data is never published</strong>, so there is nothing to sign: the dataset is listed with its
          reason. Return the version, or have the classification changed first.
        </p>
      )}
      {policyVersion > 0 && (
        <p class="muted">By version {policyVersion} of the sign-off policy, which counted when the review began.</p>
      )}
    </div>
  )
}

const TONES: Readonly<Record<Classification, string>> = {
  open: 'ok',
  'open-with-conditions': 'warn',
  restricted: 'danger',
}

export function ClassificationBadge({ classification }: { classification: Classification }) {
  return <span class={`badge ${TONES[classification]}`}>{CLASSIFICATION_WORDS[classification].words}</span>
}

/** `names of people`, but not `iD numbers`. */
function lowerFirst(words: string): string {
  return /^[A-Z]{2}/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1)
}
